import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { MembershipRecord, ParticipantRecord } from '../session.types.js';
import { PARTICIPANT_COLUMNS } from '../session.repository.js';

/** An organisation that a person belongs to. */
export interface OwnOrganisation {
  readonly participant: ParticipantRecord;
  readonly membership: MembershipRecord;
}

type Row = ParticipantRecord & { readonly membership: MembershipRecord };

/** All organisations that the user belongs to, suspended memberships too. */
export async function organisationsOf(tx: Tx, userId: Uuid): Promise<OwnOrganisation[]> {
  const rows: Row[] = await tx.manager.query(
    `SELECT ${PARTICIPANT_COLUMNS},
       jsonb_build_object('role', m.role, 'administrator', m.administrator, 'state', m.state) AS membership
     FROM identity.memberships m JOIN identity.participants p ON p.id = m.participant_id
     WHERE m.user_id = $1 ORDER BY p.name_ru, p.id`,
    [userId],
  );
  return rows.map(({ membership, ...participant }) => ({ participant, membership }));
}

/** From now on the session acts for this organisation; null: for that of its certificate. */
export async function chooseOrganisation(tx: Tx, sessionId: Uuid, participantId: Uuid | null): Promise<void> {
  await tx.manager.query('UPDATE identity.sessions SET participant_id = $2 WHERE id = $1', [sessionId, participantId]);
  // What was confirmed was confirmed for the organisation that one has left.
  await tx.manager.query('DELETE FROM identity.step_ups WHERE session_id = $1', [sessionId]);
}
