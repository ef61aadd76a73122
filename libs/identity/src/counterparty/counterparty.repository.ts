import type { Localized, Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { Report } from '@qujat/signature';
import type { CounterpartyRecord, PersonOnRecord, Standing } from './counterparty.types.js';

/** The other one, by id or by number. */
export type Other = { readonly id: Uuid } | { readonly bin: string };

const byOther = (other: Other): string => ('id' in other ? 'p.id = $2' : 'p.bin = $2');
const valueOf = (other: Other): string => ('id' in other ? other.id : other.bin);

/** Are the two counterparties? */
export async function isRelated(tx: Tx, ownId: Uuid, other: Other): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query(
    `SELECT 1 FROM identity.participants p JOIN identity.counterparty_relations r
       ON r.a_id = least(p.id, $1::uuid) AND r.b_id = greatest(p.id, $1::uuid) WHERE ${byOther(other)}`,
    [ownId, valueOf(other)],
  );
  return rows.length > 0;
}

/** Has one blocked the other oneself? */
export async function isBlockedByOwn(tx: Tx, ownId: Uuid, other: Other): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query(
    `SELECT 1 FROM identity.counterparty_cards c JOIN identity.participants p ON p.id = c.other_id
     WHERE c.owner_id = $1 AND c.blocked_at IS NOT NULL AND ${byOther(other)}`,
    [ownId, valueOf(other)],
  );
  return rows.length > 0;
}

/** Makes the two counterparties; they may be already. */
export async function insertRelation(
  tx: Tx,
  { one, other, invitationId, since }: { one: Uuid; other: Uuid; invitationId: Uuid; since: Date },
): Promise<void> {
  await tx.manager.query(
    `INSERT INTO identity.counterparty_relations (a_id, b_id, invitation_id, since)
     VALUES (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3, $4) ON CONFLICT DO NOTHING`,
    [one, other, invitationId, since],
  );
}

/** A signed acceptance. */
export interface Acceptance {
  readonly invitationId: Uuid;
  readonly participantId: Uuid;
  readonly content: Buffer;
  readonly sha256: string;
  readonly signature: Buffer;
  readonly report: Report;
  readonly verificationId: Uuid;
  readonly signer: PersonOnRecord;
  readonly at: Date;
}

/** Keeps it. */
export async function insertAcceptance(tx: Tx, one: Acceptance): Promise<void> {
  await tx.manager.query(
    `INSERT INTO identity.counterparty_acceptances
       (invitation_id, participant_id, content, sha256, signature, report, verification_id, signer, accepted_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[one.invitationId, one.participantId, one.content, one.sha256, one.signature, JSON.stringify(one.report)],
      ...[one.verificationId, JSON.stringify(one.signer), one.at],
    ],
  );
}

/** The acceptance of an invitation that one may see. */
export async function findAcceptance(tx: Tx, invitationId: Uuid): Promise<Acceptance | undefined> {
  const [row]: Acceptance[] = await tx.manager.query(
    `SELECT invitation_id AS "invitationId", participant_id AS "participantId", content, sha256, signature, report,
       verification_id AS "verificationId", signer, accepted_at AS at
     FROM identity.counterparty_acceptances WHERE invitation_id = $1`,
    [invitationId],
  );
  return row;
}

const COLUMNS = `p.id, p.kind, p.bin, p.name_kk AS "nameKk", p.name_ru AS "nameRu", p.name_en AS "nameEn",
  r.since, r.invitation_id AS "invitationId", coalesce(c.note, '') AS note, coalesce(c.groups, '{}') AS groups,
  c.blocked_at AS "blockedAt", c.blocked_by AS "blockedBy"`;
/** Those one has a relation with or a card of: found from one's own side, however large the register is. */
const OWN = `FROM (
    SELECT CASE WHEN a_id = $1 THEN b_id ELSE a_id END AS id FROM identity.counterparty_relations WHERE a_id = $1 OR b_id = $1
    UNION SELECT other_id FROM identity.counterparty_cards WHERE owner_id = $1) o
  JOIN identity.participants p ON p.id = o.id
  LEFT JOIN identity.counterparty_relations r ON r.a_id = least(p.id, $1::uuid) AND r.b_id = greatest(p.id, $1::uuid)
  LEFT JOIN identity.counterparty_cards c ON c.owner_id = $1 AND c.other_id = p.id`;
const LISTS = {
  accepted: `r.since IS NOT NULL AND c.blocked_at IS NULL`,
  blocked: `c.blocked_at IS NOT NULL`,
} as const;

/** Which counterparties. */
export interface CounterpartyQuery {
  readonly list: keyof typeof LISTS;
  readonly search?: string;
  readonly group?: string;
  readonly after?: { readonly key: string; readonly id: Uuid };
  readonly limit: number;
}

/** A page by name. */
export async function pageOfCounterparties(
  tx: Tx,
  ownId: Uuid,
  { list, search, group, after, limit }: CounterpartyQuery,
): Promise<(CounterpartyRecord & { readonly key: string })[]> {
  return tx.manager.query(
    `SELECT ${COLUMNS}, p.name_ru AS key ${OWN} WHERE ${LISTS[list]}
       AND ($2::text IS NULL OR p.search_text LIKE $2) AND ($3::text IS NULL OR $3 = ANY(c.groups))
       AND ($4::text IS NULL OR (p.name_ru, p.id) > ($4, $5::uuid))
     ORDER BY p.name_ru, p.id LIMIT $6`,
    [ownId, search ? likePattern(search) : null, group, after?.key, after?.id, limit],
  );
}

const likePattern = (text: string): string => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;

/** How many are in each list. */
export async function countCounterparties(tx: Tx, ownId: Uuid): Promise<{ accepted: number; blocked: number }> {
  const [row]: { accepted: number; blocked: number }[] = await tx.manager.query(
    `SELECT count(*) FILTER (WHERE ${LISTS.accepted})::int AS accepted, count(*) FILTER (WHERE ${LISTS.blocked})::int AS blocked ${OWN}`,
    [ownId],
  );
  return row ?? { accepted: 0, blocked: 0 };
}

/** One's own groups and how many are in each. */
export async function groupsOf(tx: Tx, ownId: Uuid): Promise<{ name: string; count: number }[]> {
  return tx.manager.query(
    `SELECT g.name, count(*)::int AS count FROM identity.counterparty_cards c CROSS JOIN unnest(c.groups) AS g(name)
     WHERE c.owner_id = $1 AND c.blocked_at IS NULL GROUP BY g.name ORDER BY g.name LIMIT 200`,
    [ownId],
  );
}

/** One of one's own: a counterparty, or one that one has blocked. */
export async function findCounterparty(tx: Tx, ownId: Uuid, id: Uuid): Promise<CounterpartyRecord | undefined> {
  const [row]: CounterpartyRecord[] = await tx.manager.query(
    `SELECT ${COLUMNS} ${OWN} WHERE p.id = $2 AND (r.since IS NOT NULL OR c.blocked_at IS NOT NULL)`,
    [ownId, id],
  );
  return row;
}

/** Keeps note and groups; what is undefined stays. */
export async function changeCard(
  tx: Tx,
  { ownId, id, note, groups }: { ownId: Uuid; id: Uuid; note?: string; groups?: readonly string[] },
): Promise<void> {
  await tx.manager.query(
    `INSERT INTO identity.counterparty_cards AS c (owner_id, other_id, note, groups)
     VALUES ($1, $2, coalesce($3, ''), coalesce($4::text[], '{}'))
     ON CONFLICT (owner_id, other_id) DO UPDATE SET note = coalesce($3, c.note), groups = coalesce($4::text[], c.groups)`,
    [ownId, id, note, groups],
  );
}

/** Gives a group another name, or dissolves it (`to` is empty); returns how many cards it was on. */
export async function renameGroup(tx: Tx, ownId: Uuid, from: string, to: string): Promise<number> {
  const [, count]: [unknown, number] = await tx.manager.query(
    `UPDATE identity.counterparty_cards SET groups = CASE
       WHEN $3 = '' OR $3 = ANY(array_remove(groups, $2)) THEN array_remove(groups, $2) ELSE array_replace(groups, $2, $3) END
     WHERE owner_id = $1 AND $2 = ANY(groups)`,
    [ownId, from, to],
  );
  return count;
}

/** Blocks; false when it is blocked already. */
export async function blockCard(
  tx: Tx,
  { ownId, id, at, by }: { ownId: Uuid; id: Uuid; at: Date; by: PersonOnRecord },
): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query(
    `INSERT INTO identity.counterparty_cards AS c (owner_id, other_id, blocked_at, blocked_by) VALUES ($1, $2, $3, $4)
     ON CONFLICT (owner_id, other_id) DO UPDATE SET blocked_at = $3, blocked_by = $4 WHERE c.blocked_at IS NULL RETURNING 1`,
    [ownId, id, at, JSON.stringify(by)],
  );
  return rows.length === 1;
}

/** Unblocks; false when it is not blocked. */
export async function unblockCard(tx: Tx, ownId: Uuid, id: Uuid): Promise<boolean> {
  const [, count]: [unknown, number] = await tx.manager.query(
    `UPDATE identity.counterparty_cards SET blocked_at = NULL, blocked_by = NULL
     WHERE owner_id = $1 AND other_id = $2 AND blocked_at IS NOT NULL`,
    [ownId, id],
  );
  return count === 1;
}

/** Ends the relation and keeps what it was; false: there is none (any more). */
export async function endRelation(
  tx: Tx,
  { ownId, id, reason, at, by }: { ownId: Uuid; id: Uuid; reason: string; at: Date; by: PersonOnRecord },
): Promise<boolean> {
  const ended: { invitation_id: Uuid }[] = await tx.manager.query(
    `INSERT INTO identity.counterparty_endings (invitation_id, a_id, b_id, since, ended_at, ended_by_id, ended_by, reason)
     SELECT invitation_id, a_id, b_id, since, greatest($3::timestamptz, since), $1, $4, $5 FROM identity.counterparty_relations
     WHERE a_id = least($1::uuid, $2::uuid) AND b_id = greatest($1::uuid, $2::uuid)
     ON CONFLICT DO NOTHING RETURNING invitation_id`,
    [ownId, id, at, JSON.stringify(by), reason],
  );
  if (ended.length === 0) return false;
  await tx.manager.query('DELETE FROM identity.counterparty_relations WHERE invitation_id = $1', [
    ended[0]?.invitation_id,
  ]);
  return true;
}

/** A participant as a possible recipient. */
export interface RecipientRow {
  readonly id: Uuid;
  readonly bin: string;
  readonly name: Localized;
  readonly standing: Standing;
}

const STANDING = `CASE WHEN c.blocked_at IS NOT NULL THEN 'blocked-by-you' WHEN r.since IS NOT NULL THEN 'accepted'
  WHEN i.from_id = $1 THEN 'invited-by-you' WHEN i.from_id IS NOT NULL THEN 'invites-you' ELSE 'none' END`;
const OPEN_INVITATION = `LEFT JOIN identity.counterparty_invitations i ON i.state = 'invited' AND i.expires_at > $2
  AND ((i.from_id = $1 AND i.to_bin = p.bin) OR (i.from_id = p.id AND i.to_bin = (SELECT bin FROM identity.participants WHERE id = $1)))`;
const RECIPIENT = `p.id, p.bin, jsonb_build_object('kk', p.name_kk, 'ru', p.name_ru, 'en', p.name_en) AS name`;

/** One's counterparties first, then the rest of the register; the search runs over names in all languages and the number. */
export async function findRecipients(
  tx: Tx,
  ownId: Uuid,
  { search, limit, now }: { search: string | undefined; limit: number; now: Date },
): Promise<RecipientRow[]> {
  const pattern = search ? likePattern(search) : null;
  const own: RecipientRow[] = await tx.manager.query(
    `SELECT ${RECIPIENT}, 'accepted' AS standing ${OWN} WHERE ${LISTS.accepted} AND p.state = 'accredited'
       AND ($2::text IS NULL OR p.search_text LIKE $2) ORDER BY p.name_ru, p.id LIMIT $3`,
    [ownId, pattern, limit],
  );
  if (own.length >= limit) return own;
  const others: RecipientRow[] = await tx.manager.query(
    `SELECT ${RECIPIENT}, ${STANDING} AS standing FROM identity.participants p
     LEFT JOIN identity.counterparty_relations r ON r.a_id = least(p.id, $1::uuid) AND r.b_id = greatest(p.id, $1::uuid)
     LEFT JOIN identity.counterparty_cards c ON c.owner_id = $1 AND c.other_id = p.id ${OPEN_INVITATION}
     WHERE p.state = 'accredited' AND p.id <> $1 AND (r.since IS NULL OR c.blocked_at IS NOT NULL)
       AND ($3::text IS NULL OR p.search_text LIKE $3) ORDER BY p.name_ru, p.id LIMIT $4`,
    [ownId, now, pattern, limit - own.length],
  );
  return [...own, ...others];
}

/** How others stand to a participant: for the portal's own work, which sees both sides. */
export async function standingsOf(
  tx: Tx,
  ownId: Uuid,
  others: readonly Uuid[],
  now: Date,
): Promise<{ id: Uuid; standing: Standing }[]> {
  return tx.manager.query(
    `SELECT p.id, CASE WHEN c.blocked_at IS NULL AND r.since IS NOT NULL AND t.blocked_at IS NOT NULL THEN 'does-not-accept'
       ELSE ${STANDING} END AS standing
     FROM identity.participants p
     LEFT JOIN identity.counterparty_relations r ON r.a_id = least(p.id, $1::uuid) AND r.b_id = greatest(p.id, $1::uuid)
     LEFT JOIN identity.counterparty_cards c ON c.owner_id = $1 AND c.other_id = p.id
     LEFT JOIN identity.counterparty_cards t ON t.owner_id = p.id AND t.other_id = $1 ${OPEN_INVITATION}
     WHERE p.id = ANY($3)`,
    [ownId, now, others],
  );
}
