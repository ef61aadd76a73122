import { type Clock, newId } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { Uuid } from '@qujat/kernel';
import { In } from 'typeorm';
import { ReceiptEntity } from '../delivery/receipt.entity.js';
import { refuse } from '../exchange.errors.js';
import { SignatureEntity } from '../signing/signature.entity.js';
import { StatementEntity } from '../statement/statement.entity.js';
import { TimelineEntity } from '../timeline/timeline.entity.js';
import { DocumentFileEntity } from '../upload/document-file.entity.js';
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
    | 'recipientId'
    | 'recipientBin'
    | 'recipientName'
    | 'searchText'
    | 'submittedAt'
    | 'sentAt'
    | 'receivedAt'
  >
>;

/** The document, or undefined when there is none or row-level security hides it. */
export async function findDocument(tx: Tx, id: Uuid): Promise<DocumentEntity | undefined> {
  return (await tx.manager.findOneBy(DocumentEntity, { id })) ?? undefined;
}

/** The document, or 404. */
export async function requireDocument(tx: Tx, id: Uuid): Promise<DocumentEntity> {
  const document = await findDocument(tx, id);
  if (!document) throw refuse('document.not_found');
  return document;
}

/** The document, locked until the transaction ends: for what settles several rows of it at once. */
export async function lockDocument(tx: Tx, id: Uuid): Promise<DocumentEntity | undefined> {
  const found = await tx.manager.findOne(DocumentEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  return found ?? undefined;
}

/**
 * Carries out a transition of the machine: one UPDATE whose condition is the table's. False: the document stands
 * elsewhere by now, and nothing has changed.
 */
export async function move(tx: Tx, id: Uuid, name: TransitionName, changes: Changes = {}): Promise<boolean> {
  const { set, where } = sqlOf(name);
  const columns = tx.manager.connection.getMetadata(DocumentEntity);
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined);
  const assignments = entries.map(([property], i) => {
    const column = columns.findColumnWithPropertyName(property);
    if (!column) throw new Error(`documents have no ${property}`);
    return `${column.databaseName} = $${i + 2}`;
  });
  const all = [set, ...assignments, 'version = version + 1'].filter((part) => part !== '').join(', ');
  const values = entries.map(([, value]) => (isPlain(value) ? JSON.stringify(value) : value));
  const [rows]: [unknown[], number] = await tx.manager.query(
    `UPDATE exchange.documents SET ${all} WHERE id = $1 AND ${where} RETURNING id`,
    [id, ...values],
  );
  return rows.length === 1;
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

/** The document with all its parts. */
export async function loadView(tx: Tx, document: DocumentEntity): Promise<DocumentView> {
  const where = { documentId: document.id };
  // One connection, so one after the other.
  return {
    document,
    file: (await tx.manager.findOneBy(DocumentFileEntity, { ...where, position: 1 })) ?? undefined,
    signatures: await tx.manager.find(SignatureEntity, { where, order: { submittedAt: 'ASC', id: 'ASC' } }),
    receipt: (await tx.manager.findOneBy(ReceiptEntity, where)) ?? undefined,
    statements: await tx.manager.find(StatementEntity, { where: { ...where, state: In(['verifying', 'accepted']) } }),
    timeline: await tx.manager.find(TimelineEntity, { where, order: { position: 'ASC' } }),
  };
}

/** Replaces the file of a draft. */
export async function replaceFile(
  tx: Tx,
  clock: Clock,
  file: Pick<DocumentFileEntity, 'documentId' | 'name' | 'mediaType' | 'size' | 'sha256'>,
): Promise<void> {
  await removeFile(tx, file.documentId);
  const uploadedAt = clock.now();
  await tx.manager.insert(DocumentFileEntity, { ...file, id: newId(uploadedAt), position: 1, uploadedAt });
}

/** Takes the file off a draft. Its bytes stay in the store: another document may carry the same. */
export async function removeFile(tx: Tx, documentId: Uuid): Promise<void> {
  await tx.manager.delete(DocumentFileEntity, { documentId, position: 1 });
}
