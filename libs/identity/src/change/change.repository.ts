import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { proposeCase, withdrawCase } from '../accreditation/case.repository.js';
import { enterIntoForce, type Names } from '../participant/participant.repository.js';
import type { ParticipantDraft } from '../participant/participant.types.js';
import type { ParticipantKind } from '../session/session.types.js';
import type { ChangeRecord, VersionRecord } from './change.types.js';

const COLUMNS = `c.id, c.participant_id AS "participantId", c.state, c.form, c.fields, c.version, c.base_version AS "baseVersion", c.created_at AS "createdAt",
  c.submitted_at AS "submittedAt", c.settled_at AS "settledAt"`;

/** The change with this id. */
export async function findChange(tx: Tx, id: Uuid): Promise<ChangeRecord | undefined> {
  const rows: ChangeRecord[] = await tx.manager.query(
    `SELECT ${COLUMNS} FROM identity.participant_changes c WHERE c.id = $1`,
    [id],
  );
  return rows[0];
}

/** The change with this id, locked until the transaction ends. Lock the participant first. */
export async function lockChange(tx: Tx, id: Uuid): Promise<ChangeRecord | undefined> {
  const rows: ChangeRecord[] = await tx.manager.query(
    `SELECT ${COLUMNS} FROM identity.participant_changes c WHERE c.id = $1 FOR UPDATE`,
    [id],
  );
  return rows[0];
}

/** The participant's change in this state; there is one at most. */
async function changeIn(tx: Tx, participantId: Uuid, state: 'draft' | 'submitted'): Promise<ChangeRecord | undefined> {
  const rows: ChangeRecord[] = await tx.manager.query(
    `SELECT ${COLUMNS} FROM identity.participant_changes c WHERE c.participant_id = $1 AND c.state = $2`,
    [participantId, state],
  );
  return rows[0];
}

/** What the participant is typing. */
export const draftOf = (tx: Tx, participantId: Uuid) => changeIn(tx, participantId, 'draft');

/** What waits for the operator. */
export const openChangeOf = (tx: Tx, participantId: Uuid) => changeIn(tx, participantId, 'submitted');

/** The draft is carried out or given up: it is over. */
export async function closeDraft(tx: Tx, id: Uuid, now: Date): Promise<void> {
  await tx.manager.query(
    `UPDATE identity.participant_changes SET state = 'withdrawn', settled_at = $2 WHERE id = $1 AND state = 'draft'`,
    [id, now],
  );
}

/** The participant's newest change that was not withdrawn, open or settled. */
export async function lastChangeOf(tx: Tx, participantId: Uuid): Promise<ChangeRecord | undefined> {
  const rows: ChangeRecord[] = await tx.manager.query(
    `SELECT ${COLUMNS} FROM identity.participant_changes c WHERE c.participant_id = $1 AND c.state <> 'withdrawn'
     ORDER BY c.created_at DESC, c.id DESC LIMIT 1`,
    [participantId],
  );
  return rows[0];
}

/** Begins a draft; false when another window was quicker. */
export async function insertChange(
  tx: Tx,
  change: Pick<ChangeRecord, 'id' | 'participantId' | 'form' | 'baseVersion' | 'createdAt'> & {
    readonly createdBy: Uuid;
  },
): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query(
    `INSERT INTO identity.participant_changes (id, participant_id, state, form, created_at, created_by, base_version)
     VALUES ($1, $2, 'draft', $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
    [
      ...[change.id, change.participantId, JSON.stringify(change.form)],
      ...[change.createdAt, change.createdBy, change.baseVersion],
    ],
  );
  return rows.length === 1;
}

/** Saves the draft's form; undefined when it is no draft any more. */
export async function saveChange(tx: Tx, id: Uuid, form: ParticipantDraft): Promise<ChangeRecord | undefined> {
  const [rows]: [ChangeRecord[], number] = await tx.manager.query(
    `UPDATE identity.participant_changes c SET form = $2 WHERE c.id = $1 AND c.state = 'draft' RETURNING ${COLUMNS}`,
    [id, JSON.stringify(form)],
  );
  return rows[0];
}

/** What a change is given when it is submitted, or when its proposal is renewed. */
export interface Proposal {
  readonly fields: readonly string[];
  readonly version: number;
  readonly submittedAt: Date;
}

/** Submits a draft, or renews what was submitted; undefined when it is settled. */
export async function proposeChange(tx: Tx, id: Uuid, proposal: Proposal): Promise<ChangeRecord | undefined> {
  const [rows]: [ChangeRecord[], number] = await tx.manager.query(
    `UPDATE identity.participant_changes c SET state = 'submitted', fields = $2, version = $3, submitted_at = coalesce(submitted_at, $4)
     WHERE c.id = $1 AND c.state IN ('draft','submitted') RETURNING ${COLUMNS}`,
    [id, proposal.fields, proposal.version, proposal.submittedAt],
  );
  if (rows[0]) await proposeCase(tx, { ...proposal, participantId: rows[0].participantId });
  return rows[0];
}

/** Withdraws a draft or what was submitted; undefined when it is settled. */
export async function withdrawChange(tx: Tx, id: Uuid, now: Date): Promise<ChangeRecord | undefined> {
  const [rows]: [ChangeRecord[], number] = await tx.manager.query(
    `UPDATE identity.participant_changes c SET state = 'withdrawn', settled_at = $2
     WHERE c.id = $1 AND c.state IN ('draft','submitted') RETURNING ${COLUMNS}`,
    [id, now],
  );
  if (rows[0]?.submittedAt) await withdrawCase(tx, rows[0].participantId, now);
  return rows[0];
}

/**
 * Carries out the operator's decision; undefined when the change is not submitted any more. Accepted, the proposal comes into
 * force with its names; refused, all stays as it was.
 */
export async function settleChange(
  tx: Tx,
  { id, participantId }: Pick<ChangeRecord, 'id' | 'participantId'>,
  outcome: 'accepted' | 'refused',
  now: Date,
): Promise<ChangeRecord | undefined> {
  const [[settled]]: [ChangeRecord[], number] = await tx.manager.query(
    `UPDATE identity.participant_changes c SET state = $2, settled_at = $3
     WHERE c.id = $1 AND c.state = 'submitted' RETURNING ${COLUMNS}`,
    [id, outcome, now],
  );
  if (!settled || outcome === 'refused') return settled;
  await tx.manager.query(
    `UPDATE identity.participants p SET version = v.version, name_kk = n.kk, name_ru = n.ru, name_en = n.en
     FROM identity.participant_versions v, LATERAL (SELECT
       coalesce(nullif(v.form #>> '{shortName,kk}', ''), nullif(v.form #>> '{fullName,kk}', '')) AS kk,
       coalesce(nullif(v.form #>> '{shortName,ru}', ''), nullif(v.form #>> '{fullName,ru}', '')) AS ru,
       coalesce(nullif(v.form #>> '{shortName,en}', ''), nullif(v.form #>> '{fullName,en}', ''),
         nullif(v.form #>> '{shortName,ru}', ''), nullif(v.form #>> '{fullName,ru}', '')) AS en) n
     WHERE p.id = $1 AND v.participant_id = p.id AND v.version = $2`,
    [participantId, settled.version],
  );
  await enterIntoForce(tx, { id: participantId, version: settled.version ?? 0, since: now });
  return settled;
}

/** A change that waits for the operator, with whose it is. */
export interface QueuedChange extends ChangeRecord {
  readonly kind: ParticipantKind;
  readonly bin: string;
  readonly name: Names;
  readonly key: string;
}

/** A page of what waits for the operator, the longest waiting first. */
export async function pageOfChanges(
  tx: Tx,
  { after, limit }: { readonly after?: { readonly key: string; readonly id: Uuid }; readonly limit: number },
): Promise<QueuedChange[]> {
  const key = `to_char(c.submitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
  return tx.manager.query(
    `SELECT ${COLUMNS}, p.kind, p.bin, jsonb_build_object('kk', p.name_kk, 'ru', p.name_ru, 'en', p.name_en) AS name, ${key} AS key
     FROM identity.participant_changes c JOIN identity.participants p ON p.id = c.participant_id
     WHERE c.state = 'submitted' AND ($1::text IS NULL OR (${key}, c.id) > ($1, $2::uuid)) ORDER BY ${key}, c.id LIMIT $3`,
    [after?.key, after?.id, limit],
  );
}

/** Every version with its form, oldest first: what stood when, and who brought it (E-5.5). */
export async function versionsInFull(tx: Tx, participantId: Uuid): Promise<VersionRecord[]> {
  return tx.manager.query(
    `SELECT v.version, v.form, v.changed_at AS at, u.surname || ' ' || u.name AS by, f.since AS "inForceSince",
       c.id AS "changeId", c.state AS "changeState"
     FROM identity.participant_versions v JOIN identity.users u ON u.id = v.changed_by
     LEFT JOIN identity.versions_in_force f ON f.participant_id = v.participant_id AND f.version = v.version
     LEFT JOIN identity.participant_changes c ON c.participant_id = v.participant_id AND c.version = v.version
     WHERE v.participant_id = $1 ORDER BY v.version`,
    [participantId],
  );
}

/** The number of the participant's next version. The participant must be locked. */
export async function nextVersionOf(tx: Tx, participantId: Uuid): Promise<number> {
  const [row]: { next: number }[] = await tx.manager.query(
    'SELECT coalesce(max(version), 0) + 1 AS next FROM identity.participant_versions WHERE participant_id = $1',
    [participantId],
  );
  return row?.next ?? 1;
}

/** Puts a version of other data into force at once; names and everything that identifies stay. */
export async function putIntoForce(tx: Tx, id: Uuid, version: number, now: Date): Promise<void> {
  await tx.manager.query(`UPDATE identity.participants SET version = $2 WHERE id = $1 AND state = 'accredited'`, [
    id,
    version,
  ]);
  await enterIntoForce(tx, { id, version, since: now });
}
