import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { In } from 'typeorm';
import { DocumentEntity } from '../../document/document.entity.js';
import { DocumentFileEntity } from '../../upload/document-file.entity.js';
import { SignatureEntity } from '../signature.entity.js';
import { ITEM_STATES, type ItemState, type SigningBatchEntity, SigningItemEntity } from './batch.entity.js';

/** A batch with what its documents are now. */
export interface BatchView {
  readonly batch: SigningBatchEntity;
  readonly items: readonly SigningItemEntity[];
  readonly documents: ReadonlyMap<Uuid, DocumentEntity>;
  readonly files: ReadonlyMap<Uuid, DocumentFileEntity>;
  readonly signatures: ReadonlyMap<Uuid, SignatureEntity>;
}

const by = <T>(rows: readonly T[], key: (row: T) => Uuid): Map<Uuid, T> => new Map(rows.map((row) => [key(row), row]));

/** Documents with their files, as row-level security gives them. */
export async function documentsWithFiles(tx: Tx, ids: readonly Uuid[]) {
  const documents = await tx.manager.findBy(DocumentEntity, { id: In([...ids]) });
  const files = await tx.manager.findBy(DocumentFileEntity, { documentId: In([...ids]), position: 1 });
  return { documents: by(documents, ({ id }) => id), files: by(files, ({ documentId }) => documentId) };
}

/** The batch with everything that is shown of it. */
export async function viewBatch(tx: Tx, batch: SigningBatchEntity): Promise<BatchView> {
  const items = await tx.manager.find(SigningItemEntity, { where: { batchId: batch.id }, order: { position: 'ASC' } });
  const found = await documentsWithFiles(
    tx,
    items.map(({ documentId }) => documentId),
  );
  const ids = items.flatMap(({ signatureId }) => signatureId ?? []);
  const signatures = await tx.manager.findBy(SignatureEntity, { id: In(ids) });
  // Row-level security may have taken a document out of sight meanwhile.
  const seen = items.filter(({ documentId }) => found.documents.has(documentId));
  return { batch, items: seen, ...found, signatures: by(signatures, ({ id }) => id) };
}

/** Moves one document of a batch on, when it still stands where it is thought to; false: somebody was faster. */
export async function moveItem(
  tx: Tx,
  { batchId, documentId }: Pick<SigningItemEntity, 'batchId' | 'documentId'>,
  from: ItemState,
  changes: Partial<SigningItemEntity>,
): Promise<boolean> {
  const query = tx.manager.createQueryBuilder().update(SigningItemEntity);
  const plain = Object.fromEntries(Object.entries(changes).filter(([name]) => !JSON_COLUMNS.has(name)));
  for (const name of JSON_COLUMNS) {
    if (name in changes) query.setParameter(name, JSON.stringify(changes[name as 'refusal'] ?? null));
  }
  const json = Object.fromEntries(
    [...JSON_COLUMNS].filter((name) => name in changes).map((name) => [name, () => `nullif(:${name}::jsonb, 'null')`]),
  );
  const result = await query
    .set({ ...plain, ...json })
    .where({ batchId, documentId, state: from })
    .execute();
  return result.affected === 1;
}

/** TypeORM's type for nested JSON is narrower than it needs to be. */
const JSON_COLUMNS: ReadonlySet<string> = new Set(['refusal', 'sendRefusal']);

/** A batch with how many of its documents stand where. */
export type BatchCounts = Pick<SigningBatchEntity, 'id' | 'madeAt' | 'andSend'> & Record<ItemState, number>;

/** Batches shown in the list of a person's own. */
const SHOWN = 20;

/** Where an item stands once its signature has its verdict. */
const STATE = `CASE s.state WHEN 'verifying' THEN 'waits' WHEN 'accepted' THEN 'signed' WHEN 'rejected' THEN 'refused' ELSE i.state END`;

/** The latest batches that row-level security gives. */
export async function latestBatches(tx: Tx): Promise<BatchCounts[]> {
  const counts = ITEM_STATES.map((state) => `count(*) FILTER (WHERE ${STATE} = '${state}')::int AS ${state}`);
  return tx.manager.query(
    `SELECT b.id, b.made_at AS "madeAt", b.and_send AS "andSend", ${counts.join(', ')}
       FROM (SELECT * FROM exchange.signing_batches ORDER BY made_at DESC, id DESC LIMIT ${SHOWN}) b
       JOIN exchange.signing_items i ON i.batch_id = b.id
       LEFT JOIN exchange.signatures s ON s.id = i.signature_id
      GROUP BY b.id, b.made_at, b.and_send ORDER BY b.made_at DESC, b.id DESC`,
  );
}
