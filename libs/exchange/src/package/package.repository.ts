import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { In } from 'typeorm';
import { DocumentEntity } from '../document/document.entity.js';
import { refuse } from '../exchange.errors.js';
import type { Place } from '../document/document-list.js';
import type { ListedPackage, Package } from './package.types.js';

const COLUMNS = `p.id, p.number, p.title, p.sender_id AS "senderId", p.state, p.made_at AS "madeAt", p.made_by AS "madeBy",
  p.sent_at AS "sentAt"`;

/** The package, or 404; locked where it is going to change. */
export async function requirePackage(tx: Tx, id: Uuid, lock = ''): Promise<Package> {
  const sql = `SELECT ${COLUMNS} FROM exchange.packages p WHERE p.id = $1 ${lock}`;
  const [found] = await tx.manager.query<Package[]>(sql, [id]);
  if (!found) throw refuse('package.not_found');
  return found;
}

/** The package of a document, as its reader sees it. */
export async function packageOf(tx: Tx, documentId: Uuid): Promise<Package | undefined> {
  const sql = `SELECT ${COLUMNS} FROM exchange.packages p JOIN exchange.package_documents d ON d.package_id = p.id
    WHERE d.document_id = $1`;
  const [found] = await tx.manager.query<Package[]>(sql, [documentId]);
  return found;
}

/** The documents of a package in their order; those that the reader may not see yet are not among them. */
export async function documentsOf(tx: Tx, packageId: Uuid): Promise<DocumentEntity[]> {
  const sql = 'SELECT document_id AS id FROM exchange.package_documents WHERE package_id = $1 ORDER BY position';
  const ids = (await tx.manager.query<{ id: Uuid }[]>(sql, [packageId])).map(({ id }) => id);
  return inOrder(tx, ids);
}

/** Documents in the order of their ids here. */
export async function inOrder(tx: Tx, ids: readonly Uuid[]): Promise<DocumentEntity[]> {
  const found = await tx.manager.findBy(DocumentEntity, { id: In([...ids]) });
  const byId = new Map(found.map((document) => [document.id, document]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Writes a new package down. */
export async function insertPackage(tx: Tx, made: Package, documentIds: readonly Uuid[]): Promise<void> {
  const { id, number, title, senderId, madeAt, madeBy } = made;
  await tx.manager.query(
    `INSERT INTO exchange.packages (id, number, title, sender_id, state, made_at, made_by) VALUES ($1, $2, $3, $4, 'draft', $5, $6)`,
    [id, number, title, senderId, madeAt, madeBy],
  );
  await putDocuments(tx, id, documentIds);
}

/** Puts these documents into the package, in their order; those that were in it are let go. */
export async function putDocuments(tx: Tx, id: Uuid, documentIds: readonly Uuid[]): Promise<void> {
  await tx.manager.query('DELETE FROM exchange.package_documents WHERE package_id = $1', [id]);
  await tx.manager.query(
    `INSERT INTO exchange.package_documents (package_id, document_id, position)
     SELECT $1, d.id, d.position FROM unnest($2::uuid[]) WITH ORDINALITY AS d (id, position)`,
    [id, documentIds],
  );
}

/** Gives the package another title. */
export async function renamePackage(tx: Tx, id: Uuid, title: string): Promise<void> {
  await tx.manager.query('UPDATE exchange.packages SET title = $2 WHERE id = $1', [id, title]);
}

const OTHER_SIDE = `SELECT CASE WHEN d.sender_id = $1 THEN d.recipient_name ELSE d.sender_name END
  FROM exchange.package_documents f JOIN exchange.documents d ON d.id = f.document_id
  WHERE f.package_id = p.id ORDER BY f.position LIMIT 1`;

/** The packages of a participant, made by it or sent to it, the newest first. */
export function listPackages(
  tx: Tx,
  participantId: Uuid,
  { after, limit }: { after: Place | undefined; limit: number },
): Promise<ListedPackage[]> {
  return tx.manager.query<ListedPackage[]>(
    `WITH mine AS (
       SELECT id FROM exchange.packages WHERE sender_id = $1
       UNION
       SELECT f.package_id FROM exchange.document_recipients r
         JOIN exchange.package_documents f ON f.document_id = r.document_id WHERE r.participant_id = $1)
     SELECT ${COLUMNS}, coalesce(p.sent_at, p.made_at) AS at, (${OTHER_SIDE}) AS counterparty,
       (SELECT count(*)::int FROM exchange.package_documents f WHERE f.package_id = p.id) AS "documentCount"
     FROM exchange.packages p JOIN mine USING (id)
     WHERE $2::timestamptz IS NULL OR (coalesce(p.sent_at, p.made_at), p.id) < ($2, $3::uuid)
     ORDER BY coalesce(p.sent_at, p.made_at) DESC, p.id DESC LIMIT $4`,
    [participantId, after?.at ?? null, after?.id ?? null, limit],
  );
}

/** Marks it as sent. False: it was. */
export async function markSent(tx: Tx, id: Uuid, at: Date): Promise<boolean> {
  const [rows] = await tx.manager.query<[unknown[], number]>(
    `UPDATE exchange.packages SET state = 'sent', sent_at = $2 WHERE id = $1 AND state = 'draft' RETURNING id`,
    [id, at],
  );
  return rows.length > 0;
}
