import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';

export const DOCUMENT_KINDS = [
  'registration',
  'charter',
  'regulation',
  'contract',
  'power-of-attorney',
  'translation',
  'other',
] as const;
/** What a copy is a copy of. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** A copy that goes with an application. */
export interface ParticipantDocumentRecord {
  readonly id: Uuid;
  readonly participantId: Uuid;
  readonly kind: DocumentKind;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly uploadedAt: Date;
  readonly removedAt: Date | null;
}

const COLUMNS = `id, participant_id AS "participantId", kind, name, media_type AS "mediaType", size::int AS size, sha256,
  uploaded_at AS "uploadedAt", removed_at AS "removedAt"`;

/** The participant's documents, oldest first; those that were removed only where they are asked for. */
export async function documentsOf(
  tx: Tx,
  participantId: Uuid,
  { removed = false }: { readonly removed?: boolean } = {},
): Promise<ParticipantDocumentRecord[]> {
  return tx.manager.query(
    `SELECT ${COLUMNS} FROM identity.participant_documents
     WHERE participant_id = $1 AND ($2 OR removed_at IS NULL) ORDER BY uploaded_at, id`,
    [participantId, removed],
  );
}

/** One of the participant's documents. */
export async function documentOf(
  tx: Tx,
  participantId: Uuid,
  id: Uuid,
): Promise<ParticipantDocumentRecord | undefined> {
  const rows: ParticipantDocumentRecord[] = await tx.manager.query(
    `SELECT ${COLUMNS} FROM identity.participant_documents WHERE participant_id = $1 AND id = $2`,
    [participantId, id],
  );
  return rows[0];
}

/** Writes a document; the same file of the same kind twice is once. */
export async function insertDocument(
  tx: Tx,
  document: Omit<ParticipantDocumentRecord, 'removedAt'> & { readonly by: Uuid },
): Promise<boolean> {
  const { id, participantId, kind, name, mediaType, size, sha256, uploadedAt, by } = document;
  const rows: unknown[] = await tx.manager.query(
    `INSERT INTO identity.participant_documents (id, participant_id, kind, name, media_type, size, sha256, uploaded_at, uploaded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
    [id, participantId, kind, name, mediaType, size, sha256, uploadedAt, by],
  );
  return rows.length === 1;
}

/** Takes a document off the application; it stays on record. */
export async function removeDocument(tx: Tx, id: Uuid, by: Uuid, now: Date): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.manager.query(
    `UPDATE identity.participant_documents SET removed_at = $2, removed_by = $3 WHERE id = $1 AND removed_at IS NULL RETURNING id`,
    [id, now, by],
  );
  return rows.length === 1;
}
