import type { Clock } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { DocumentEntity } from '../document/document.entity.js';
import { move } from '../document/document.repository.js';
import type { RecipientEntity } from '../recipient/recipient.entity.js';
import { EXCHANGE_EVENTS } from '../exchange.events.js';
import { documentEvent } from '../timeline/parties.js';
import { EVENT, record } from '../timeline/timeline.js';

/** Lets a document wait for an invited counterparty (E-7.1.3). False: it stands elsewhere by now. */
export async function awaitCounterparty(
  tx: Tx,
  clock: Clock,
  document: DocumentEntity,
  { position }: Pick<RecipientEntity, 'position'>,
  transition: 'wait' | 'waitUnsigned' | 'waitQueued' | 'releaseWaits',
): Promise<boolean> {
  const documentId = document.id;
  const submittedAt = document.submittedAt ? undefined : clock.now();
  if (!(await move(tx, documentId, transition, { submittedAt }, { of: { positions: [position] } }))) return false;
  await record(tx, clock, { documentId, event: EVENT.counterpartyAwaited, audience: 'sender', actor: null });
  // Whoever accepted a moment before this transaction ended is found when the event is taken up.
  await tx.emit(documentEvent(document, EXCHANGE_EVENTS.counterpartyAwaited));
  return true;
}

/** Gives a document back to its sender, ready as it was, with what stood in the way. */
export async function turnBack(
  tx: Tx,
  clock: Clock,
  document: DocumentEntity,
  { why, reason = null }: { why: string; reason?: string | null | undefined },
): Promise<boolean> {
  if (!(await move(tx, document.id, 'turnBack'))) return false;
  const { id: documentId, senderId } = document;
  await tx.audit({
    ...{ act: 'document.turned-back', subjectType: 'document', subjectId: documentId, participantId: senderId },
    detail: { why },
  });
  const detail = { why, reason };
  await record(tx, clock, { documentId, event: EVENT.turnedBack, audience: 'sender', actor: null, detail });
  const event = documentEvent(document, EXCHANGE_EVENTS.turnedBack);
  // Its author is told, and what stood in the way (notifications).
  await tx.emit({ ...event, payload: { ...event.payload, authorId: document.createdBy, why, reason } });
  return true;
}
