import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { DocumentEntity } from '../document/document.entity.js';
import { CorrectionEntity } from './correction.entity.js';
import type { DocumentVersion } from './correction.response.js';

/** What was asked to be corrected, and the versions before and after. */
export interface Versions {
  readonly correction: CorrectionEntity | undefined;
  readonly earlier: DocumentVersion | undefined;
  readonly later: DocumentVersion | undefined;
}

/** The versions beside a document; row-level security shows what the reader's side may see. */
export async function loadVersions(
  tx: Tx,
  { id, earlierId }: Pick<DocumentEntity, 'id' | 'earlierId'>,
): Promise<Versions> {
  const correction = await newest(tx, id);
  const earlier = earlierId ? await version(tx, 'id', earlierId) : undefined;
  const later = correction ? await version(tx, 'earlier_id', id) : undefined;
  return { correction, earlier, later };
}

async function newest(tx: Tx, documentId: Uuid): Promise<CorrectionEntity | undefined> {
  const found = await tx.manager.findOne(CorrectionEntity, { where: { documentId }, order: { askedAt: 'DESC' } });
  return found ?? undefined;
}

/** Is there a corrected version, be it a draft? */
export async function isCorrected(tx: Tx, { id, response }: Pick<DocumentEntity, 'id' | 'response'>): Promise<boolean> {
  return response === 'correction' && (await version(tx, 'earlier_id', id)) !== undefined;
}

async function version(tx: Tx, column: 'id' | 'earlier_id', id: Uuid): Promise<DocumentVersion | undefined> {
  const [found]: DocumentVersion[] = await tx.manager.query(
    `SELECT id, number, title FROM exchange.documents WHERE ${column} = $1`,
    [id],
  );
  return found;
}
