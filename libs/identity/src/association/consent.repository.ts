import type { Localized, Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { ConsentRecord, Terms } from './consent.types.js';

const COLUMNS = `c.id, c.association_id AS "associationId", c.member_id AS "memberId", m.bin AS "memberBin",
  jsonb_build_object('kk', m.name_kk, 'ru', m.name_ru, 'en', m.name_en) AS "memberName", c.terms,
  c.terms_sha256 AS "termsSha256", c.state, c.asked_at AS "askedAt", c.decided_at AS "decidedAt",
  c.decided_by_name AS "decidedBy", c.reason`;
const FROM = 'identity.association_consents c JOIN identity.participants m ON m.id = c.member_id';

/** The newest consent that each member of an association was asked for. */
export function consentsTo(tx: Tx, associationId: Uuid): Promise<ConsentRecord[]> {
  return tx.manager.query<ConsentRecord[]>(
    `SELECT DISTINCT ON (c.member_id) ${COLUMNS} FROM ${FROM} WHERE c.association_id = $1
     ORDER BY c.member_id, c.asked_at DESC, c.id DESC`,
    [associationId],
  );
}

/** What a participant was asked to agree to, the newest first; what was asked for other terms is not shown any more. */
export function consentsOf(tx: Tx, memberId: Uuid): Promise<ConsentRecord[]> {
  return tx.manager.query<ConsentRecord[]>(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE c.member_id = $1 AND c.state <> 'lapsed' ORDER BY c.asked_at DESC, c.id DESC LIMIT 200`,
    [memberId],
  );
}

/** One of them that the transaction's scope may see. */
export async function findConsent(tx: Tx, id: Uuid): Promise<ConsentRecord | undefined> {
  const [row]: ConsentRecord[] = await tx.manager.query(`SELECT ${COLUMNS} FROM ${FROM} WHERE c.id = $1`, [id]);
  return row;
}

/** What is asked of a member. */
export interface NewConsent {
  readonly id: Uuid;
  readonly associationId: Uuid;
  readonly memberId: Uuid;
  readonly terms: Terms;
  readonly termsSha256: string;
  readonly by: Uuid;
  readonly now: Date;
}

/** Asks; false when the member has been asked for these terms already. */
export async function insertConsent(tx: Tx, consent: NewConsent): Promise<boolean> {
  const { id, associationId, memberId, terms, termsSha256, by, now } = consent;
  const rows: unknown[] = await tx.manager.query(
    `INSERT INTO identity.association_consents (id, association_id, member_id, terms, terms_sha256, asked_at, asked_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (association_id, member_id) WHERE state IN ('asked','given') DO NOTHING RETURNING id`,
    [id, associationId, memberId, JSON.stringify(terms), termsSha256, now, by],
  );
  return rows.length === 1;
}

/** What was asked or given for other terms, or by one who is no member any more, does not count from now on. */
export async function letLapse(
  tx: Tx,
  { associationId, termsSha256, members }: { associationId: Uuid; termsSha256: string; members: readonly Uuid[] },
): Promise<void> {
  await tx.manager.query(
    `UPDATE identity.association_consents SET state = 'lapsed'
     WHERE association_id = $1 AND state IN ('asked','given') AND (terms_sha256 <> $2 OR member_id <> ALL($3::uuid[]))`,
    [associationId, termsSha256, members],
  );
}

/** How a member decides. */
export interface ConsentDecision {
  readonly id: Uuid;
  readonly state: 'given' | 'refused';
  readonly by: { readonly userId: Uuid; readonly name: string };
  readonly reason: string;
  readonly now: Date;
}

/** Decides on what is asked: of several at once, one gets the row. */
export async function decideConsent(tx: Tx, { id, state, by, reason, now }: ConsentDecision): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.manager.query(
    `UPDATE identity.association_consents SET state = $2, decided_at = $3, decided_by = $4, decided_by_name = $5, reason = $6
     WHERE id = $1 AND state = 'asked' RETURNING id`,
    [id, state, now, by.userId, by.name, reason],
  );
  return rows.length === 1;
}

/** The accredited participants with these numbers. */
export async function participantsWith(
  tx: Tx,
  bins: readonly string[],
): Promise<{ id: Uuid; bin: string; name: Localized }[]> {
  return tx.manager.query(
    `SELECT id, bin, jsonb_build_object('kk', name_kk, 'ru', name_ru, 'en', name_en) AS name FROM identity.participants
     WHERE state = 'accredited' AND led_by IS NULL AND bin = ANY($1)`,
    [bins],
  );
}

/** An association that a participant leads. */
export interface LedAssociation {
  readonly id: Uuid;
  readonly bin: string;
  readonly name: Localized;
  readonly state: 'draft' | 'submitted' | 'accredited' | 'refused';
  readonly validUntil: string | null;
  /** Does the acting person belong to it? */
  readonly belongs: boolean;
}

/** Those that the participant with this BIN leads. */
export function associationsOf(tx: Tx, leaderBin: string, userId: Uuid): Promise<LedAssociation[]> {
  return tx.manager.query<LedAssociation[]>(
    `SELECT p.id, p.bin, jsonb_build_object('kk', p.name_kk, 'ru', p.name_ru, 'en', p.name_en) AS name, p.state,
       p.valid_until::text AS "validUntil",
       EXISTS (SELECT 1 FROM identity.memberships m WHERE m.participant_id = p.id AND m.user_id = $2) AS belongs
     FROM identity.participants p WHERE p.led_by = $1 ORDER BY p.created_at DESC, p.id`,
    [leaderBin, userId],
  );
}
