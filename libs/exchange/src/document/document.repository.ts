import { type Clock, newId } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { Uuid } from '@qujat/kernel';
import { In } from 'typeorm';
import { loadAnnulments } from '../annulment/annulment.repository.js';
import { loadVersions } from '../correction/correction.repository.js';
import { packageOf } from '../package/package.repository.js';
import { approvalFact } from '../approval/approval.facts.js';
import { ReceiptEntity } from '../delivery/receipt.entity.js';
import { refuse } from '../exchange.errors.js';
import { EXCHANGE_EVENTS } from '../exchange.events.js';
import { newestForms } from '../keeping/preservation/preservation.repository.js';
import { FormEntity } from '../forming/form.entity.js';
import { loadPlaces, loadSigningFact } from '../signing/signers/signing-order.repository.js';
import { SignatureEntity } from '../signing/signature.entity.js';
import { StatementEntity } from '../statement/statement.entity.js';
import { TimelineEntity } from '../timeline/timeline.entity.js';
import { DocumentFileEntity } from '../upload/document-file.entity.js';
import { RecipientEntity } from '../recipient/recipient.entity.js';
import { asSeen, recipientsOf } from '../recipient/recipient.repository.js';
import { DocumentEntity } from './document.entity.js';
import { sqlOf, type TransitionName } from './document.machine.js';
import type { DocumentView } from './document.view.js';

/** The document's columns that may change beside its axes. */
export type Changes = Partial<
  Pick<
    DocumentEntity,
    | 'title'
    | 'type'
    | 'note'
    | 'outgoingNumber'
    | 'documentDate'
    | 'answerBy'
    | 'amount'
    | 'departmentId'
    | 'departmentName'
    | 'recipientId'
    | 'recipientBin'
    | 'recipientName'
    | 'invitationId'
    | 'sending'
    | 'firstSigner'
    | 'searchText'
    | 'submittedAt'
    | 'annulmentBy'
    | 'annulledAt'
  >
>;

/** Which recipients a transition moves; what they get beside their axes. */
export interface Moved extends Partial<Pick<RecipientEntity, 'sentAt' | 'receivedAt' | 'participantId' | 'name'>> {
  readonly of: 'all' | { readonly participantId: Uuid } | { readonly positions: readonly number[] };
}

/** Of a recipient that acts for itself. */
export const own = (participantId: Uuid | null): Moved => ({ of: { participantId: participantId ?? NOBODY } });

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The document, or undefined when there is none or row-level security hides it. */
export async function findDocument(tx: Tx, id: Uuid): Promise<DocumentEntity | undefined> {
  return (await tx.manager.findOneBy(DocumentEntity, { id })) ?? undefined;
}

/** The document as the side sees it for which the transaction runs, or 404. */
export async function requireDocument(tx: Tx, id: Uuid): Promise<DocumentEntity> {
  const document = await findDocument(tx, id);
  if (!document) throw refuse('document.not_found');
  return asSeen(tx, document);
}

/** The document, locked until the transaction ends: for what settles several rows of it at once. */
export async function lockDocument(tx: Tx, id: Uuid): Promise<DocumentEntity | undefined> {
  const found = await tx.manager.findOne(DocumentEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  return found ? asSeen(tx, found) : undefined;
}

/**
 * Carries out a transition of the machine: under the document's lock, if it stands where the transition may happen. What recipients
 * do moves their own axes; without `of` the document moves as a whole, and its recipients with it. False: it stands elsewhere by
 * now, and nothing has changed.
 */
export async function move(
  tx: Tx,
  id: Uuid,
  name: TransitionName,
  changes: Changes = {},
  { of = 'all', ...given }: Moved = { of: 'all' },
): Promise<boolean> {
  const shared = sqlOf(name, 'shared');
  const own = sqlOf(name, 'own');
  const whole = of === 'all' ? [own.where] : [];
  const conditions = ['id = $1', ...[shared.where, ...whole].filter((part) => part !== '')];
  const found: unknown[] = await tx.manager.query(
    `SELECT id FROM exchange.documents WHERE ${conditions.join(' AND ')} FOR UPDATE`,
    [id],
  );
  if (found.length === 0 || !(await stand(tx, id, own.where, of))) return false;
  await set(tx, DocumentEntity, [shared.set, 'version = version + 1'], changes, { where: 'id = $1', values: [id] });
  await set(tx, RecipientEntity, [own.set], given, whose(id, of));
  return true;
}

/** Do all those recipients stand where the transition may happen? */
async function stand(tx: Tx, id: Uuid, where: string, of: Moved['of']): Promise<boolean> {
  if (of === 'all' || where === '') return true;
  const theirs = whose(id, of);
  const [row]: [{ ok: boolean | null }] = await tx.manager.query(
    `SELECT bool_and(${where}) AS ok FROM exchange.document_recipients WHERE ${theirs.where}`,
    theirs.values,
  );
  return row.ok === true;
}

interface Whose {
  readonly where: string;
  readonly values: readonly unknown[];
}

function whose(id: Uuid, of: Moved['of']): Whose {
  if (of === 'all') return { where: 'document_id = $1', values: [id] };
  return 'positions' in of
    ? { where: 'document_id = $1 AND position = ANY ($2)', values: [id, of.positions] }
    : { where: 'document_id = $1 AND participant_id = $2', values: [id, of.participantId] };
}

/** One UPDATE, of what there is to change. */
async function set(
  tx: Tx,
  entity: typeof DocumentEntity | typeof RecipientEntity,
  sets: readonly string[],
  changes: object,
  { where, values }: Whose,
): Promise<void> {
  const columns = tx.manager.connection.getMetadata(entity);
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined);
  const assignments = entries.map(([property], i) => {
    const column = columns.findColumnWithPropertyName(property);
    if (!column) throw new Error(`${columns.tableName} have no ${property}`);
    return `${column.databaseName} = $${i + 1 + values.length}`;
  });
  const all = [...sets, ...assignments].filter((part) => part !== '');
  if (all.length === 0) return;
  const given = entries.map(([, value]: [string, unknown]) => (isPlain(value) ? JSON.stringify(value) : value));
  await tx.manager.query(`UPDATE ${columns.tablePath} SET ${all.join(', ')} WHERE ${where}`, [...values, ...given]);
}

const isPlain = (value: unknown): boolean => typeof value === 'object' && value !== null && !(value instanceof Date);

/** Discards a draft with everything that belongs to it. */
export async function removeDocument(tx: Tx, id: Uuid): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.manager.query(
    `DELETE FROM exchange.documents WHERE id = $1 AND ${sqlOf('delete').where} RETURNING id`,
    [id],
  );
  return rows.length === 1;
}

/** The next number: `QJ-2026-000123`, by the year of the portal's calendar (E-13.2). */
export async function nextNumber(tx: Tx, clock: Clock, timeZone: string): Promise<string> {
  const year = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(clock.now());
  const [row]: [{ next: string }] = await tx.manager.query('SELECT exchange.next_number($1) AS next', [Number(year)]);
  return `QJ-${year}-${row.next.padStart(6, '0')}`;
}

/** The document with all its parts, as the side sees it that `document` is shown to. */
export async function loadView(tx: Tx, document: DocumentEntity): Promise<DocumentView> {
  const where = { documentId: document.id };
  const recipients = await recipientsOf(tx, document.id);
  const receipts = await tx.manager.find(ReceiptEntity, { where, order: { openedAt: 'ASC' } });
  const alone = recipients.length < 2;
  // One connection, so one after the other.
  return {
    document,
    file: (await tx.manager.findOneBy(DocumentFileEntity, { ...where, position: 1 })) ?? undefined,
    signatures: await tx.manager.find(SignatureEntity, { where, order: { submittedAt: 'ASC', id: 'ASC' } }),
    raised: await newestForms(tx, document.id),
    recipients,
    receipts,
    receipt: receipts.find(({ participantId }) => alone || isReader(tx, participantId)),
    statements: await tx.manager.find(StatementEntity, { where: { ...where, state: In(['verifying', 'accepted']) } }),
    annulments: await loadAnnulments(tx, document.id),
    form: (await tx.manager.findOneBy(FormEntity, where)) ?? undefined,
    versions: await loadVersions(tx, document),
    timeline: await tx.manager.find(TimelineEntity, { where, order: { position: 'ASC' } }),
    approval: await approvalFact(tx, document),
    ...(await signersFor(tx, document.id)),
    package: await packageOf(tx, document.id),
  };
}

async function signersFor(tx: Tx, documentId: Uuid): Promise<Pick<DocumentView, 'signers' | 'signing'>> {
  if (tx.scope.kind !== 'participant') return {};
  const { participantId, userId } = tx.scope;
  const side = { documentId, participantId };
  return { signers: await loadPlaces(tx, side), signing: await loadSigningFact(tx, side, userId) };
}

const isReader = ({ scope }: Tx, participantId: Uuid): boolean =>
  scope.kind === 'participant' && scope.participantId === participantId;

/** Replaces the file of a draft. */
export async function replaceFile(
  tx: Tx,
  clock: Clock,
  file: Pick<DocumentFileEntity, 'documentId' | 'name' | 'mediaType' | 'size' | 'sha256'>,
): Promise<void> {
  await removeFile(tx, file.documentId);
  const uploadedAt = clock.now();
  await tx.manager.insert(DocumentFileEntity, { ...file, id: newId(uploadedAt), position: 1, uploadedAt });
  const { documentId } = file;
  await tx.emit({ type: EXCHANGE_EVENTS.contentsChanged, aggregateId: documentId, payload: { documentId } });
}

/** Takes the file off a draft. Its bytes stay in the store: another document may carry the same. */
export async function removeFile(tx: Tx, documentId: Uuid): Promise<void> {
  await tx.manager.delete(DocumentFileEntity, { documentId, position: 1 });
}
