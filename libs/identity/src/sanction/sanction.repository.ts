import { newId, type Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { AppealRecord, AppealState, By, SanctionKind, SanctionRecord, SanctionState } from './sanction.types.js';

const filesWhere = (
  condition: string,
): string => `(SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name,
  'size', x.size) ORDER BY x.uploaded_at, x.id), '[]') FROM identity.appeal_files x WHERE x.removed_at IS NULL AND ${condition})`;
const APPEALS = `(SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'text', a.text, 'filedAt', a.filed_at, 'filedBy', a.filed_by,
  'state', a.state, 'answer', a.answer, 'decidedAt', a.decided_at, 'decidedBy', a.decided_by,
  'files', ${filesWhere('x.appeal_id = a.id')}) ORDER BY a.filed_at), '[]')
  FROM identity.sanction_appeals a WHERE a.sanction_id = s.id) AS appeals`;
const FINE = `(SELECT jsonb_build_object('amountTiyn', f.amount_tiyn::text, 'state', f.state)
  FROM identity.fines f WHERE f.sanction_id = s.id) AS fine`;
const RECORD = `SELECT s.id, s.participant_id AS "participantId", p.bin,
  jsonb_build_object('kk', p.name_kk, 'ru', p.name_ru, 'en', p.name_en) AS participant,
  s.kind, s.rights, s.clause, s.ground, s.state, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
  s.imposed_at AS "imposedAt", s.imposed_by AS "imposedBy", s.closed_at AS "closedAt", s.closed_by AS "closedBy",
  s.close_reason AS "closeReason", ${FINE}, ${APPEALS},
  ${filesWhere('x.sanction_id = s.id AND x.appeal_id IS NULL')} AS files
  FROM identity.sanctions s JOIN identity.participants p ON p.id = s.participant_id`;

/** The participant's id, with its row locked: of two sanctions at once the second sees the first. */
export async function lockParticipantByBin(tx: Tx, bin: string): Promise<Uuid | undefined> {
  const [row]: { id: Uuid }[] = await tx.manager.query(
    'SELECT id FROM identity.participants WHERE bin = $1 FOR UPDATE',
    [bin],
  );
  return row?.id;
}

/** A sanction to be written. */
export interface NewSanction {
  readonly id: Uuid;
  readonly participantId: Uuid;
  readonly kind: SanctionKind;
  readonly rights: readonly string[];
  readonly clause: string;
  readonly ground: string;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly amountTiyn: number | null;
  readonly by: By;
  readonly now: Date;
}

/** Writes it, with its fine. */
export async function insertSanction(tx: Tx, sanction: NewSanction): Promise<void> {
  const { id, participantId, kind, rights, clause, ground, startsAt, endsAt, amountTiyn, by, now } = sanction;
  await tx.manager.query(
    `INSERT INTO identity.sanctions (id, participant_id, kind, rights, clause, ground, starts_at, ends_at, imposed_at, imposed_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, participantId, kind, rights, clause, ground, startsAt, endsAt, now, JSON.stringify(by)],
  );
  if (amountTiyn === null) return;
  await tx.manager.query(
    'INSERT INTO identity.fines (id, sanction_id, participant_id, amount_tiyn, created_at) VALUES ($1, $2, $3, $4, $5)',
    [newId(now), id, participantId, amountTiyn, now],
  );
}

/** The sanction with this id, if the scope may see it. */
export async function findSanction(tx: Tx, id: Uuid): Promise<SanctionRecord | undefined> {
  const [row]: SanctionRecord[] = await tx.manager.query(`${RECORD} WHERE s.id = $1`, [id]);
  return row;
}

/** The same, with its row locked: of two decisions at once the second sees the first. */
export async function lockSanction(tx: Tx, id: Uuid): Promise<SanctionRecord | undefined> {
  await tx.manager.query('SELECT 1 FROM identity.sanctions WHERE id = $1 FOR UPDATE', [id]);
  return findSanction(tx, id);
}

/** What lists are narrowed by. */
export interface SanctionFilter {
  readonly participantId?: Uuid;
  readonly state?: SanctionState;
  readonly appealed?: boolean;
  readonly limit: number;
}

/** The newest first. */
export const listSanctions = (
  tx: Tx,
  { participantId, state, appealed = false, limit }: SanctionFilter,
): Promise<SanctionRecord[]> =>
  tx.manager.query(
    `${RECORD} WHERE ($1::uuid IS NULL OR s.participant_id = $1) AND ($2::text IS NULL OR s.state = $2)
       AND (NOT $3 OR EXISTS (SELECT 1 FROM identity.sanction_appeals a WHERE a.sanction_id = s.id AND a.state = 'filed'))
     ORDER BY s.imposed_at DESC, s.id LIMIT $4`,
    [participantId ?? null, state ?? null, appealed, limit],
  );

/** How a sanction is closed. */
export interface Closing {
  readonly state: Exclude<SanctionState, 'in-force'>;
  readonly by: By | null;
  readonly reason: string | null;
  readonly now: Date;
}

/** Closes it; a fine that is not paid yet falls away when it is lifted, an appeal that waits is moot. False: closed before. */
export async function closeSanction(tx: Tx, id: Uuid, { state, by, reason, now }: Closing): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.manager.query(
    `UPDATE identity.sanctions SET state = $2, closed_at = $3, closed_by = $4, close_reason = $5
     WHERE id = $1 AND state = 'in-force' RETURNING id`,
    [id, state, now, by && JSON.stringify(by), reason],
  );
  if (rows.length === 0) return false;
  await tx.manager.query(
    `UPDATE identity.sanction_appeals SET state = 'moot', decided_at = $2 WHERE sanction_id = $1 AND state = 'filed'`,
    [id, now],
  );
  if (state === 'lifted') {
    await tx.manager.query(
      `UPDATE identity.fines SET state = 'cancelled', settled_at = $2 WHERE sanction_id = $1 AND state IN ('due','invoiced')`,
      [id, now],
    );
  }
  return true;
}

/** Files an appeal, and tells its id; nothing when one waits already. */
export async function insertAppeal(
  tx: Tx,
  {
    sanctionId,
    participantId,
    text,
    by,
    now,
  }: { sanctionId: Uuid; participantId: Uuid; text: string; by: By; now: Date },
): Promise<Uuid | undefined> {
  const [row]: { id: Uuid }[] = await tx.manager.query(
    `INSERT INTO identity.sanction_appeals (id, sanction_id, participant_id, text, filed_at, filed_by)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (sanction_id) WHERE state = 'filed' DO NOTHING RETURNING id`,
    [newId(now), sanctionId, participantId, text, now, JSON.stringify(by)],
  );
  return row?.id;
}

/** Decides the appeal that waits. */
export async function decideAppeal(
  tx: Tx,
  { id }: Pick<AppealRecord, 'id'>,
  { state, answer, by, now }: { state: Exclude<AppealState, 'filed' | 'moot'>; answer: string; by: By; now: Date },
): Promise<void> {
  await tx.manager.query(
    `UPDATE identity.sanction_appeals SET state = $2, answer = $3, decided_at = $4, decided_by = $5 WHERE id = $1 AND state = 'filed'`,
    [id, state, answer, now, JSON.stringify(by)],
  );
}

/** Works out anew what everybody may know: the gravest of what is in force at this moment. */
export async function settleStanding(tx: Tx, participantId: Uuid, now: Date): Promise<void> {
  await tx.manager.query(
    `UPDATE identity.participants p SET standing = coalesce(s.standing, 'good'), standing_since = s.starts_at, standing_until = s.ends_at
     FROM (SELECT 1) one LEFT JOIN LATERAL (
       SELECT CASE kind WHEN 'exclusion' THEN 'excluded' ELSE 'suspended' END AS standing, starts_at, ends_at
       FROM identity.sanctions WHERE participant_id = $1 AND state = 'in-force' AND kind IN ('suspension','exclusion')
         AND starts_at <= $2 AND (ends_at IS NULL OR ends_at > $2)
       ORDER BY kind, ends_at DESC NULLS FIRST LIMIT 1) s ON true
     WHERE p.id = $1`,
    [participantId, now],
  );
}

/** Sanctions whose term is over. */
export const overdueSanctions = (tx: Tx, now: Date): Promise<{ id: Uuid; participantId: Uuid; kind: SanctionKind }[]> =>
  tx.manager.query(
    `SELECT id, participant_id AS "participantId", kind FROM identity.sanctions
     WHERE state = 'in-force' AND ends_at <= $1 ORDER BY ends_at LIMIT 500 FOR UPDATE SKIP LOCKED`,
    [now],
  );

/** Participants with a suspension that has begun since it was imposed for later. */
export async function beginningSanctions(tx: Tx, now: Date): Promise<Uuid[]> {
  const rows: { id: Uuid }[] = await tx.manager.query(
    `SELECT DISTINCT p.id FROM identity.sanctions s JOIN identity.participants p ON p.id = s.participant_id
     WHERE s.state = 'in-force' AND s.kind IN ('suspension','exclusion') AND s.starts_at <= $1 AND p.standing = 'good'`,
    [now],
  );
  return rows.map(({ id }) => id);
}
