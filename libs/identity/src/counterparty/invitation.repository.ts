import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { Direction, InvitationRecord, PersonOnRecord } from './counterparty.types.js';
import { type InvitationAct, invitationMachine } from './invitation.machine.js';

const COLUMNS = `i.id, CASE WHEN platform.acts_for(i.from_id) THEN 'outgoing' ELSE 'incoming' END AS direction, i.state,
  i.from_id AS "fromId", i.from_bin AS "fromBin",
  jsonb_build_object('kk', f.name_kk, 'ru', f.name_ru, 'en', f.name_en) AS "fromName",
  i.to_bin AS "toBin", i.to_email AS "toEmail", i.to_name AS "toName", i.text, i.created_at AS "createdAt",
  i.created_by AS "createdBy", i.expires_at AS "expiresAt", i.decided_at AS "decidedAt", i.decided_by AS "decidedBy", i.reason,
  CASE WHEN w.invitation_id IS NOT NULL AND i.state = 'invited' THEN jsonb_build_object('by', w.signer->>'name',
    'at', w.submitted_at, 'waitingFor', w.waiting_for, 'refusal', w.refusal) END AS acceptance`;
const FROM = `FROM identity.counterparty_invitations i JOIN identity.participants f ON f.id = i.from_id
  LEFT JOIN identity.counterparty_waiting_acceptances w ON w.invitation_id = i.id`;

/** What a new invitation is made of. */
export interface NewInvitation {
  readonly id: Uuid;
  readonly fromId: Uuid;
  readonly fromBin: string;
  readonly toBin: string | null;
  readonly toEmail: string | null;
  readonly toName: string | null;
  readonly text: string;
  readonly locale: string;
  readonly createdAt: Date;
  readonly createdBy: PersonOnRecord;
  readonly expiresAt: Date;
}

/** Writes an invitation; false when one is open between the two already, from whichever side. */
export async function insertInvitation(tx: Tx, one: NewInvitation): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query(
    `INSERT INTO identity.counterparty_invitations
       (id, from_id, from_bin, to_bin, to_email, to_name, text, locale, created_at, created_by, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING RETURNING id`,
    [
      ...[one.id, one.fromId, one.fromBin, one.toBin, one.toEmail, one.toName, one.text, one.locale],
      ...[one.createdAt, JSON.stringify(one.createdBy), one.expiresAt],
    ],
  );
  return rows.length === 1;
}

/** The invitation, when it is one of the acting participant's. */
export async function findInvitation(tx: Tx, id: Uuid): Promise<InvitationRecord | undefined> {
  const [row]: InvitationRecord[] = await tx.manager.query(`SELECT ${COLUMNS} ${FROM} WHERE i.id = $1`, [id]);
  return row;
}

/** The open invitation between the acting participant and a number. */
export async function openBetween(tx: Tx, ownBin: string, bin: string): Promise<InvitationRecord | undefined> {
  const [row]: InvitationRecord[] = await tx.manager.query(
    `SELECT ${COLUMNS} ${FROM} WHERE i.state = 'invited' AND i.to_bin IS NOT NULL
       AND least(i.from_bin, i.to_bin) = least($1, $2) AND greatest(i.from_bin, i.to_bin) = greatest($1, $2)`,
    [ownBin, bin],
  );
  return row;
}

/** Who decided what, when. */
export interface Decision {
  readonly at: Date;
  readonly by: PersonOnRecord | null;
  readonly reason?: string | null;
}

/** Carries out an act; false when the invitation has been decided meanwhile, or has run out. */
export async function moveInvitation(
  tx: Tx,
  id: Uuid,
  act: InvitationAct,
  { at, by, reason = null }: Decision,
): Promise<boolean> {
  // An invitation that has run out is not accepted, whether or not the schedule has seen it already.
  const living = act === 'expire' ? '' : 'AND expires_at > $4';
  const [rows]: [unknown[], number] = await tx.manager.query(
    `UPDATE identity.counterparty_invitations SET state = $2, decided_at = $4, decided_by = $5, reason = $6
     WHERE id = $1 AND state = ANY($3) ${living} RETURNING id`,
    [id, invitationMachine.to(act), invitationMachine.from(act), at, by && JSON.stringify(by), reason],
  );
  return rows.length === 1;
}

/** Which invitations to list. */
export interface InvitationQuery {
  readonly direction: Direction;
  readonly open: boolean;
  readonly after?: { readonly key: string; readonly id: Uuid };
  readonly limit: number;
  readonly now: Date;
}

/** Newest first. Invitations of those whom one has blocked are not shown. */
export async function pageOfInvitations(
  tx: Tx,
  ownId: Uuid,
  { direction, open, after, limit, now }: InvitationQuery,
): Promise<(InvitationRecord & { readonly key: string })[]> {
  const key = `to_char(i.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
  return tx.manager.query(
    `SELECT ${COLUMNS}, ${key} AS key ${FROM}
     WHERE ${SIDE[direction]} AND (i.state = 'invited' AND i.expires_at > $5) = ${open}
       AND ($2::text IS NULL OR (${key}, i.id) < ($2, $3::uuid))
     ORDER BY ${key} DESC, i.id DESC LIMIT $4`,
    [ownId, after?.key, after?.id, limit, now],
  );
}

const NOT_BLOCKED = `NOT EXISTS (SELECT 1 FROM identity.counterparty_cards c
  WHERE c.owner_id = $1 AND c.other_id = i.from_id AND c.blocked_at IS NOT NULL)`;
const SIDE: Readonly<Record<Direction, string>> = {
  outgoing: `i.from_id = $1`,
  incoming: `i.from_id <> $1 AND i.to_bin = identity.own_bin() AND ${NOT_BLOCKED}`,
};

/** How many invitations are open, each way. */
export async function countOpen(tx: Tx, ownId: Uuid, now: Date): Promise<{ incoming: number; outgoing: number }> {
  const [row]: { incoming: number; outgoing: number }[] = await tx.manager.query(
    `SELECT count(*) FILTER (WHERE ${SIDE.incoming})::int AS incoming, count(*) FILTER (WHERE ${SIDE.outgoing})::int AS outgoing
     FROM identity.counterparty_invitations i WHERE i.state = 'invited' AND i.expires_at > $2`,
    [ownId, now],
  );
  return row ?? { incoming: 0, outgoing: 0 };
}

/** How many a participant has sent since a day ago, and to this one since a month ago. */
export async function countSent(
  tx: Tx,
  fromId: Uuid,
  { bin, email, day, month }: { bin: string | null; email: string | null; day: Date; month: Date },
): Promise<{ today: number; toThem: number }> {
  const [row]: { today: number; toThem: number }[] = await tx.manager.query(
    `SELECT count(*) FILTER (WHERE created_at > $4)::int AS today,
       count(*) FILTER (WHERE to_bin = $2 OR ($2 IS NULL AND to_email = $3))::int AS "toThem"
     FROM identity.counterparty_invitations WHERE from_id = $1 AND created_at > $5`,
    [fromId, bin, email, day, month],
  );
  return row ?? { today: 0, toThem: 0 };
}
