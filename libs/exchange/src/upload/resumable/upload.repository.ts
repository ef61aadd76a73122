import { createHash } from 'node:crypto';
import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { Part, Upload } from './upload.types.js';

const COLUMNS = `id, document_id AS "documentId", name, media_type AS "mediaType", size::int, received::int, expires_at AS "expiresAt"`;

/** The upload of a document, locked until the transaction ends where it is going to change. */
export async function uploadOf(tx: Tx, documentId: Uuid, now: Date, lock = ''): Promise<Upload | undefined> {
  const sql = `SELECT ${COLUMNS} FROM exchange.uploads WHERE document_id = $1 AND expires_at > $2 ${lock}`;
  const [found] = await tx.manager.query<Upload[]>(sql, [documentId, now]);
  return found;
}

/** How many files of the participant are on their way. */
export async function unfinished(tx: Tx, participantId: Uuid, now: Date): Promise<number> {
  const sql = 'SELECT count(*)::int AS count FROM exchange.uploads WHERE participant_id = $1 AND expires_at > $2';
  const [{ count } = { count: 0 }] = await tx.manager.query<{ count: number }[]>(sql, [participantId, now]);
  return count;
}

/** Begins one; the one before is forgotten. */
export async function begin(tx: Tx, participantId: Uuid, upload: Omit<Upload, 'received'>): Promise<void> {
  await forget(tx, upload.documentId);
  const { documentId, id, name, mediaType, size, expiresAt } = upload;
  await tx.manager.query(
    `INSERT INTO exchange.uploads (document_id, id, participant_id, name, media_type, size, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [documentId, id, participantId, name, mediaType, size, expiresAt],
  );
}

/** Keeps a part behind those that are there. */
export async function append(tx: Tx, participantId: Uuid, upload: Upload, bytes: Buffer, expiresAt: Date) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await tx.manager.query(
    'INSERT INTO exchange.upload_parts (upload_id, start, participant_id, sha256, bytes) VALUES ($1, $2, $3, $4, $5)',
    [upload.id, upload.received, participantId, sha256, bytes],
  );
  await tx.manager.query('UPDATE exchange.uploads SET received = received + $2, expires_at = $3 WHERE id = $1', [
    upload.id,
    bytes.length,
    expiresAt,
  ]);
}

/** What has come in, part by part. */
export function partsOf(tx: Tx, uploadId: Uuid): Promise<Part[]> {
  return tx.manager.query<Part[]>(
    'SELECT start::int, length(bytes) AS size, sha256 FROM exchange.upload_parts WHERE upload_id = $1 ORDER BY start',
    [uploadId],
  );
}

/** The bytes of one part. */
export async function bytesOf(tx: Tx, uploadId: Uuid, start: number): Promise<Buffer | undefined> {
  const sql = 'SELECT bytes FROM exchange.upload_parts WHERE upload_id = $1 AND start = $2';
  const [found] = await tx.manager.query<{ bytes: Buffer }[]>(sql, [uploadId, start]);
  return found?.bytes;
}

/** Drops the upload of a document with its parts. */
export async function forget(tx: Tx, documentId: Uuid): Promise<void> {
  await tx.manager.query('DELETE FROM exchange.uploads WHERE document_id = $1', [documentId]);
}

/** Drops those that have run out. */
export async function forgetExpired(tx: Tx, now: Date): Promise<void> {
  await tx.manager.query('DELETE FROM exchange.uploads WHERE expires_at <= $1', [now]);
}
