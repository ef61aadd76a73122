import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { AppealFileRecord, By } from './sanction.types.js';

const COLUMNS = `id, sanction_id AS "sanctionId", participant_id AS "participantId", appeal_id AS "appealId", name,
  media_type AS "mediaType", size::int AS size, sha256, uploaded_at AS "uploadedAt"`;

/** Files of a sanction's appeals, oldest first; what was taken off is not among them. */
export async function filesOfSanction(tx: Tx, sanctionId: Uuid): Promise<AppealFileRecord[]> {
  return tx.manager.query(
    `SELECT ${COLUMNS} FROM identity.appeal_files WHERE sanction_id = $1 AND removed_at IS NULL ORDER BY uploaded_at, id`,
    [sanctionId],
  );
}

/** One of them, if the scope may see it. */
export async function appealFileOf(tx: Tx, sanctionId: Uuid, id: Uuid): Promise<AppealFileRecord | undefined> {
  return (await filesOfSanction(tx, sanctionId)).find((file) => file.id === id);
}

/** Writes one; the same bytes twice before sending are once. */
export async function insertAppealFile(
  tx: Tx,
  file: Omit<AppealFileRecord, 'appealId'> & { readonly by: By },
): Promise<boolean> {
  const { id, sanctionId, participantId, name, mediaType, size, sha256, uploadedAt, by } = file;
  const rows: unknown[] = await tx.manager.query(
    `INSERT INTO identity.appeal_files (id, sanction_id, participant_id, name, media_type, size, sha256, uploaded_at, uploaded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
    [id, sanctionId, participantId, name, mediaType, size, sha256, uploadedAt, JSON.stringify(by)],
  );
  return rows.length === 1;
}

/** Takes one off that has not been sent; false: it has, or is off already. */
export async function removeAppealFile(tx: Tx, id: Uuid, now: Date): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.manager.query(
    `UPDATE identity.appeal_files SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL AND appeal_id IS NULL RETURNING id`,
    [id, now],
  );
  return rows.length === 1;
}

/** Sends what waits with the appeal; returns the digests. */
export async function sendAppealFiles(tx: Tx, sanctionId: Uuid, appealId: Uuid): Promise<string[]> {
  const [rows]: [{ sha256: string }[], number] = await tx.manager.query(
    `UPDATE identity.appeal_files SET appeal_id = $2
     WHERE sanction_id = $1 AND removed_at IS NULL AND appeal_id IS NULL RETURNING sha256`,
    [sanctionId, appealId],
  );
  return rows.map(({ sha256 }) => sha256);
}
