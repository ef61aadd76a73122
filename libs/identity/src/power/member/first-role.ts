import { type Clock, newId, type Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { refuse } from '../../identity.errors.js';

/** What a member begins with. */
export interface FirstPowers {
  readonly userId: Uuid;
  readonly participantId: Uuid;
  /** A role of the organisation; null: none. */
  readonly roleId: Uuid | null;
  /** Does the member hold what the certificate gives by itself? */
  readonly certificatePowers: boolean;
  readonly by: string;
}

/** Gives a new member their first powers, in the transaction that admits them (E-5.12). */
export async function giveFirstPowers(tx: Tx, clock: Clock, first: FirstPowers): Promise<void> {
  const { userId, participantId, roleId, certificatePowers, by } = first;
  const [[member]]: [{ id: Uuid }[], number] = await tx.manager.query(
    'UPDATE identity.memberships SET certificate_powers = $3 WHERE user_id = $1 AND participant_id = $2 RETURNING id',
    [userId, participantId, certificatePowers],
  );
  if (!member || roleId === null) return;
  const now = clock.now();
  const given: unknown[] = await tx.manager.query(
    `INSERT INTO identity.member_roles (id, participant_id, membership_id, role_id, valid_from, valid_to, assigned_at, assigned_by)
     SELECT $1, $2, $3, r.id, $5, NULL, $5, $6 FROM identity.power_roles r
     WHERE r.id = $4 AND r.participant_id = $2 AND r.code IS NULL AND r.archived_at IS NULL RETURNING id`,
    [newId(now), participantId, member.id, roleId, now, by],
  );
  if (given.length === 0) throw refuse('role.not_found');
}
