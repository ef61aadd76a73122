import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { refuse } from '../../identity.errors.js';

/** Refuses what is no role of the organisation that one could be given: row-level security shows its own only. */
export async function requireRole(tx: Tx, id: Uuid): Promise<void> {
  const rows: unknown[] = await tx.manager.query(
    'SELECT 1 FROM identity.power_roles WHERE id = $1 AND code IS NULL AND archived_at IS NULL',
    [id],
  );
  if (rows.length === 0) throw refuse('role.not_found');
}
