import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { In } from 'typeorm';
import { statusOf } from '../document/document.axes.js';
import type { RecipientColumns } from '../document/recipients.js';
import type { DocumentEntity } from '../document/document.entity.js';
import { RecipientEntity } from './recipient.entity.js';

/** The recipients of a document, in their order. */
export const recipientsOf = (tx: Tx, documentId: Uuid): Promise<RecipientEntity[]> =>
  tx.manager.find(RecipientEntity, { where: { documentId }, order: { position: 'ASC' } });

/** The columns of a recipient that has been chosen. */
export const rowOf = ({
  recipientId: participantId,
  recipientBin: bin,
  recipientName: name,
  invitationId,
}: RecipientColumns) => ({
  ...{ participantId, bin: bin!, name: name!, invitationId },
});

/** Writes down to whom a draft goes, where it changes: the approval of a draft falls with its recipients. */
export async function replaceRecipients(tx: Tx, documentId: Uuid, chosen: readonly RecipientColumns[]): Promise<void> {
  const rows = chosen.map((one, i) => ({ documentId, position: i + 1, ...rowOf(one) }));
  const known = await recipientsOf(tx, documentId);
  if (keyOf(known) === keyOf(rows)) return;
  await tx.manager.delete(RecipientEntity, { documentId });
  if (rows.length > 0) await tx.manager.insert(RecipientEntity, rows);
}

const keyOf = (rows: readonly Pick<RecipientEntity, 'participantId' | 'bin' | 'invitationId' | 'name'>[]): string =>
  rows
    .map(({ bin, participantId, invitationId, name }) => [bin, participantId, invitationId, name.kk].join())
    .join(' ');

/** Everybody who has the document, or had it. */
export const partiesOf = async (tx: Tx, { id, senderId }: Pick<DocumentEntity, 'id' | 'senderId'>): Promise<Uuid[]> => {
  const recipients = await tx.manager.findBy(RecipientEntity, { documentId: id, delivery: 'delivered' });
  return [senderId, ...recipients.flatMap(({ participantId }) => participantId ?? [])];
};

/** The documents as the participant sees them: a recipient has its own delivery, receipt and response. */
export async function asSeenBy(
  tx: Tx,
  participantId: Uuid | null,
  documents: readonly DocumentEntity[],
): Promise<DocumentEntity[]> {
  const foreign = documents.filter(({ senderId }) => senderId !== participantId).map(({ id }) => id);
  if (!participantId || foreign.length === 0) return [...documents];
  const own = await tx.manager.findBy(RecipientEntity, { documentId: In(foreign), participantId });
  const byDocument = new Map(own.map((recipient) => [recipient.documentId, recipient]));
  return documents.map((document) => {
    const recipient = byDocument.get(document.id);
    return recipient ? seenAs(document, recipient) : document;
  });
}

/** …one document, by the participant for whom the transaction runs; the portal itself sees the sum. */
export async function asSeen(tx: Tx, document: DocumentEntity): Promise<DocumentEntity> {
  if (tx.scope.kind !== 'participant') return document;
  return (await asSeenBy(tx, tx.scope.participantId, [document]))[0]!;
}

/** The document with a recipient's own axes in the place of the sum. */
export function seenAs(document: DocumentEntity, recipient: RecipientEntity): DocumentEntity {
  const { participantId: recipientId, bin: recipientBin, name: recipientName, invitationId } = recipient;
  const { delivery, receipt, response, sentAt, receivedAt } = recipient;
  const { annulment } = document;
  const status = statusOf({ signature: 'signed', delivery, receipt, response, annulment });
  return {
    ...document,
    ...{ recipientId, recipientBin, recipientName, invitationId, delivery, receipt, response, sentAt, receivedAt },
    // One's own part is done: how the whole stands.
    status: status === 'completed' ? document.status : status,
  };
}
