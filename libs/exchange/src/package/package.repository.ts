import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { In } from 'typeorm';
import { DocumentEntity } from '../document/document.entity.js';
import { refuse } from '../exchange.errors.js';
import type { Package } from './package.types.js';

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
  await tx.manager.query(
    `INSERT INTO exchange.package_documents (package_id, document_id, position)
     SELECT $1, d.id, d.position FROM unnest($2::uuid[]) WITH ORDINALITY AS d (id, position)`,
    [id, documentIds],
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
