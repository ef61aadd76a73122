import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { escapeLike } from '../http/escape-like.js';
import { asPortal } from '../power/as-portal.js';
import { PARTICIPANT_COLUMNS } from '../session/session.repository.js';
import type { ParticipantKind, ParticipantRecord, ParticipantState } from '../session/session.types.js';
import { type ParticipantAct, participantMachine } from './participant.machine.js';
import type { ParticipantDraft, RefusalReason } from './participant.types.js';

/** The form as it stands in the participant's current version. */
export async function currentForm(
  tx: Tx,
  { id, version }: Pick<ParticipantRecord, 'id' | 'version'>,
): Promise<ParticipantDraft> {
  const [row]: { form: ParticipantDraft }[] = await tx.manager.query(
    'SELECT form FROM identity.participant_versions WHERE participant_id = $1 AND version = $2',
    [id, version],
  );
  return row?.form ?? {};
}

/** Names that the register shows. */
export interface Names {
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
}

/** A new participant. */
export interface NewParticipant {
  readonly id: Uuid;
  readonly kind: ParticipantKind;
  readonly bin: string;
  readonly names: Names;
  readonly createdBy: Uuid;
  readonly now: Date;
  readonly ledBy?: string;
}

/** Writes a new draft; false when the BIN is registered already. */
export async function insertParticipant(tx: Tx, participant: NewParticipant): Promise<boolean> {
  const { id, kind, bin, names, createdBy, now, ledBy } = participant;
  const abroad = kind === 'foreign' ? await asPortal(tx, () => foreignIdentity(tx, bin)) : undefined;
  const rows: unknown[] = await tx.manager.query(
    `INSERT INTO identity.participants (id, kind, bin, name_kk, name_ru, name_en, created_at, created_by, led_by, country, foreign_number)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (bin) DO NOTHING RETURNING id`,
    [
      ...[id, kind, bin, names.kk, names.ru, names.en, now, createdBy, ledBy ?? null],
      ...[abroad?.country ?? null, abroad?.number ?? null],
    ],
  );
  return rows.length === 1;
}

/** What the portal's number of a foreign organisation stands for. */
async function foreignIdentity(tx: Tx, key: string): Promise<{ country: string; number: string } | undefined> {
  const [row]: { country: string; number: string }[] = await tx.manager.query(
    'SELECT country, number FROM identity.foreign_identities WHERE key = $1',
    [key],
  );
  return row;
}

/** Another kind, chosen while nothing has been decided yet. */
export async function changeKind(tx: Tx, id: Uuid, kind: ParticipantKind): Promise<void> {
  await tx.manager.query(`UPDATE identity.participants SET kind = $2 WHERE id = $1 AND state = 'draft'`, [id, kind]);
}

/** A number of the portal's own, for one who has neither BIN nor IIN (ADR 0060). */
export async function nextPortalNumber(tx: Tx, letters: 'QT' | 'QF' | 'QP' | 'QU'): Promise<string> {
  const [row]: { number: string }[] = await tx.manager.query(
    `SELECT $1 || lpad(nextval('identity.portal_numbers')::text, 10, '0') AS number`,
    [letters],
  );
  return row?.number ?? '';
}

/** Saves the form of the current version. */
export async function saveForm(
  tx: Tx,
  version: {
    readonly id: Uuid;
    readonly version: number;
    readonly form: ParticipantDraft;
    readonly by: Uuid;
    readonly now: Date;
  },
): Promise<void> {
  await tx.manager.query(
    `INSERT INTO identity.participant_versions (participant_id, version, form, changed_at, changed_by) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (participant_id, version) DO UPDATE SET form = excluded.form, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [version.id, version.version, JSON.stringify(version.form), version.now, version.by],
  );
}

/** Columns that a transition may set beside the state. */
export interface Changes {
  readonly names?: Names;
  readonly version?: number;
  readonly submittedAt?: Date;
  readonly accreditedAt?: Date;
}

/** Carries out a transition; undefined when the participant stands elsewhere by now. */
export async function moveParticipant(
  tx: Tx,
  id: Uuid,
  act: ParticipantAct,
  { names, version, submittedAt, accreditedAt }: Changes = {},
): Promise<ParticipantRecord | undefined> {
  const [rows]: [ParticipantRecord[], number] = await tx.manager.query(
    `UPDATE identity.participants p SET state = $2, name_kk = coalesce($4, name_kk), name_ru = coalesce($5, name_ru),
       name_en = coalesce($6, name_en), version = coalesce($7, version), submitted_at = coalesce($8, submitted_at),
       accredited_at = coalesce($9, accredited_at)
     WHERE p.id = $1 AND p.state = ANY($3) RETURNING ${PARTICIPANT_COLUMNS}`,
    [
      id,
      participantMachine.to(act),
      participantMachine.from(act),
      names?.kk,
      names?.ru,
      names?.en,
      version,
      submittedAt,
      accreditedAt,
    ],
  );
  const moved = rows[0];
  if (moved && accreditedAt) await enterIntoForce(tx, { ...moved, since: accreditedAt });
  return moved;
}

/** From when on a version is what the participant is known by (E-5.5). */
export async function enterIntoForce(
  tx: Tx,
  { id, version, since }: Pick<ParticipantRecord, 'id' | 'version'> & { readonly since: Date },
): Promise<void> {
  await tx.manager.query(
    'INSERT INTO identity.versions_in_force (participant_id, version, since) VALUES ($1, $2, $3)',
    [id, version, since],
  );
}

/** The state and its row, locked until the transaction ends. */
export async function lockParticipant(tx: Tx, id: Uuid): Promise<ParticipantRecord | undefined> {
  const [row]: ParticipantRecord[] = await tx.manager.query(
    `SELECT ${PARTICIPANT_COLUMNS} FROM identity.participants p WHERE p.id = $1 FOR UPDATE`,
    [id],
  );
  return row;
}

/** A decision on an application. */
export interface DecisionRecord {
  readonly decision: 'accepted' | 'refused';
  readonly reasons: readonly RefusalReason[];
  readonly comment: string;
  readonly at: Date;
  readonly by: { readonly name: string; readonly iin: string };
  readonly version: number;
}

/** All decisions on the participant's applications, oldest first. */
export async function decisionsOn(tx: Tx, id: Uuid): Promise<DecisionRecord[]> {
  return tx.manager.query(
    `SELECT decision, reasons, comment, decided_at AS at, decided_by AS by, version
     FROM identity.accreditation_decisions WHERE participant_id = $1 ORDER BY decided_at`,
    [id],
  );
}

/** When which version was saved last, and by whom. */
export async function versionsOf(tx: Tx, id: Uuid): Promise<{ version: number; at: Date; by: string }[]> {
  return tx.manager.query(
    `SELECT v.version, v.changed_at AS at, u.surname || ' ' || u.name AS by
     FROM identity.participant_versions v JOIN identity.users u ON u.id = v.changed_by WHERE v.participant_id = $1 ORDER BY v.version`,
    [id],
  );
}

/** Page of participants in one state or several. */
export interface PageQuery {
  readonly states: readonly ParticipantState[];
  readonly order: 'name' | 'submitted';
  readonly search?: string;
  /** The first two digits of a KATO code. */
  readonly region?: string;
  readonly after?: { readonly key: string; readonly id: Uuid };
  readonly limit: number;
}

/** One page by keyset: no row is lost or doubled at a page's edge, whatever changes meanwhile. */
export async function pageOfParticipants(
  tx: Tx,
  query: PageQuery,
): Promise<(ParticipantRecord & { readonly key: string; readonly region: string | null })[]> {
  const key =
    query.order === 'name' ? 'p.name_ru' : `to_char(p.submitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
  // the register's index holds the accredited only, and the planner believes it only when it reads it
  const indexed = query.order === 'name' ? `p.state = 'accredited' AND ` : '';
  return tx.manager.query(
    `SELECT ${PARTICIPANT_COLUMNS}, p.region, ${key} AS key FROM identity.participants p
     WHERE ${indexed}p.state = ANY($1) AND ($2::text IS NULL OR p.search_text LIKE $2) AND ($3::text IS NULL OR (${key}, p.id) > ($3, $4::uuid))
       AND ($6::text IS NULL OR p.region = $6)
     ORDER BY ${key}, p.id LIMIT $5`,
    [
      query.states,
      query.search ? `%${escapeLike(query.search.toLowerCase())}%` : null,
      query.after?.key,
      query.after?.id,
      query.limit,
      query.region,
    ],
  );
}
