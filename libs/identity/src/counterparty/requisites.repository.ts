import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { ParticipantDraft } from '../participant/participant.types.js';

/** A version of the form that is or was in force. */
export interface VersionInForce {
  readonly version: number;
  readonly since: Date;
  readonly bin: string;
  readonly form: ParticipantDraft;
}

/** Versions in force so far, newest first. For the portal's own work: the reader's right to see them is decided before. */
export async function versionsInForce(tx: Tx, id: Uuid): Promise<VersionInForce[]> {
  return tx.manager.query(
    `SELECT v.version, f.since, p.bin, v.form FROM identity.versions_in_force f
     JOIN identity.participant_versions v ON v.participant_id = f.participant_id AND v.version = f.version
     JOIN identity.participants p ON p.id = f.participant_id
     WHERE f.participant_id = $1 ORDER BY f.since DESC, v.version DESC LIMIT 20`,
    [id],
  );
}

/** What happened between two. */
export interface HistoryRow {
  readonly at: Date;
  readonly act: string;
  readonly direction: 'incoming' | 'outgoing' | null;
  readonly by: string | null;
  readonly reason: string | null;
}

/** Invitations between the two and one's own blocks, newest first; the other side's people are named where they signed only. */
export async function historyOf(tx: Tx, ownId: Uuid, other: { id: Uuid; bin: string }): Promise<HistoryRow[]> {
  return tx.manager.query(
    `WITH i AS (
       SELECT *, CASE WHEN from_id = $1 THEN 'outgoing' ELSE 'incoming' END AS direction
       FROM identity.counterparty_invitations WHERE (from_id = $1 AND to_bin = $3) OR (from_id = $2 AND to_bin = identity.own_bin()))
     SELECT created_at AS at, 'invited' AS act, direction,
       CASE direction WHEN 'outgoing' THEN created_by->>'name' END AS by, nullif(text, '') AS reason FROM i
     UNION ALL SELECT decided_at, state, direction,
       CASE WHEN state = 'accepted' OR (state = 'refused') = (direction = 'incoming') THEN decided_by->>'name' END, reason
       FROM i WHERE decided_at IS NOT NULL
     UNION ALL SELECT at, replace(act, 'counterparty.', ''), NULL, actor_name, NULL FROM platform.audit
       WHERE subject_id = $2 AND participant_id = $1 AND act IN ('counterparty.blocked', 'counterparty.unblocked')
     UNION ALL SELECT ended_at, 'ended', CASE WHEN ended_by_id = $1 THEN 'outgoing' ELSE 'incoming' END,
       CASE WHEN ended_by_id = $1 THEN ended_by->>'name' END, reason FROM identity.counterparty_endings
       WHERE a_id = least($1::uuid, $2::uuid) AND b_id = greatest($1::uuid, $2::uuid)
     ORDER BY at DESC LIMIT 200`,
    [ownId, other.id, other.bin],
  );
}

/** Is there anything between the two: a relation, an invitation of whatever state, one's own card? */
export async function hadDealings(
  tx: Tx,
  own: { readonly id: Uuid; readonly bin: string },
  other: { readonly id: Uuid; readonly bin: string },
): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query(
    `SELECT 1 FROM identity.counterparty_invitations
       WHERE (from_id = $1 AND to_bin = $4) OR (from_id = $2 AND to_bin = $3)
     UNION ALL SELECT 1 FROM identity.counterparty_cards WHERE owner_id = $1 AND other_id = $2 LIMIT 1`,
    [own.id, other.id, own.bin, other.bin],
  );
  return rows.length > 0;
}
