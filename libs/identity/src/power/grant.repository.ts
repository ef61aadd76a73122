import { type Clock, newId, type Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { refuse } from '../identity.errors.js';
import type { Grant } from './grant.dto.js';

/** Columns of a grant as `Grant`. */
export const GRANT_JSON = `jsonb_build_object('act', g.act, 'documentType', g.document_type, 'limit', g.amount_limit,
  'departmentId', g.department_id)`;

/** To which role (and version of it) or power of attorney grants belong. */
export type GrantOwner =
  | { readonly table: 'role_grants'; readonly id: Uuid; readonly version: number }
  | { readonly table: 'attorney_grants'; readonly id: Uuid };

/** Writes grants; refuses departments that are not there. */
export async function insertGrants(
  tx: Tx,
  clock: Clock,
  participantId: Uuid,
  owner: GrantOwner,
  grants: readonly Grant[],
): Promise<void> {
  await requireDepartments(
    tx,
    grants.flatMap(({ departmentId }) => departmentId ?? []),
  );
  const [column, version] = owner.table === 'role_grants' ? ['role_id', owner.version] : ['attorney_id', null];
  for (const { act, documentType, limit, departmentId } of grants) {
    const values = [newId(clock.now()), participantId, owner.id, act, documentType, limit, departmentId];
    await tx.manager.query(
      `INSERT INTO identity.${owner.table} (id, participant_id, ${column}, act, document_type, amount_limit, department_id
         ${version === null ? '' : ', version'}) VALUES ($1, $2, $3, $4, $5, $6, $7 ${version === null ? '' : ', $8'})`,
      version === null ? values : [...values, version],
    );
  }
}

async function requireDepartments(tx: Tx, ids: readonly Uuid[]): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const found: unknown[] = await tx.manager.query(
    'SELECT 1 FROM identity.departments WHERE id = ANY($1::uuid[]) AND archived_at IS NULL',
    [wanted],
  );
  if (found.length !== wanted.length) throw refuse('department.not_found');
}
