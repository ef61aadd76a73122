import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { EnrolmentRecord } from './account.types.js';

/** Columns of an enrolment as `EnrolmentRecord`. */
export const ENROLMENT = `e.id, e.participant_id AS "participantId", e.way, e.surname, e.name, e.patronymic, e.email, e.login, e.locale,
  e.role_id AS "roleId", e.created_at AS "createdAt", e.created_by AS "createdBy", e.created_by_name AS "createdByName",
  e.expires_at AS "expiresAt", e.user_id AS "userId"`;

/** Writes one. False: the same mailbox is invited, or the login is taken. */
export async function insertEnrolment(tx: Tx, made: EnrolmentRecord): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query(
    `INSERT INTO identity.enrolments (id, participant_id, way, surname, name, patronymic, email, login, locale, role_id, created_at,
       created_by, created_by_name, expires_at, user_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT DO NOTHING RETURNING id`,
    [
      ...[made.id, made.participantId, made.way, made.surname, made.name, made.patronymic, made.email, made.login],
      ...[made.locale, made.roleId, made.createdAt, made.createdBy, made.createdByName, made.expiresAt, made.userId],
    ],
  );
  return rows.length > 0;
}

/** Those that wait in the participant, the latest first; with the name of the role to be given. */
export async function openEnrolments(
  tx: Tx,
  participantId: Uuid,
): Promise<(EnrolmentRecord & { readonly roleName: string | null })[]> {
  return tx.manager.query(
    `SELECT ${ENROLMENT}, r.name AS "roleName" FROM identity.enrolments e LEFT JOIN identity.power_roles r ON r.id = e.role_id
     WHERE e.participant_id = $1 AND e.state = 'open' ORDER BY e.created_at DESC, e.id DESC`,
    [participantId],
  );
}

/** One that waits, locked. */
export async function lockEnrolment(tx: Tx, participantId: Uuid, id: Uuid): Promise<EnrolmentRecord | undefined> {
  const [row]: EnrolmentRecord[] = await tx.manager.query(
    `SELECT ${ENROLMENT} FROM identity.enrolments e WHERE e.id = $1 AND e.participant_id = $2 AND e.state = 'open' FOR UPDATE`,
    [id, participantId],
  );
  return row;
}

/** Ends those of the participant that the condition names; what they proved themselves by serves no more. */
export async function withdrawEnrolments(
  tx: Tx,
  which: { readonly id?: Uuid; readonly userId?: Uuid },
  now: Date,
): Promise<void> {
  await tx.manager.query(
    `UPDATE identity.enrolments SET state = 'withdrawn', settled_at = $3 WHERE state = 'open' AND (id = $1 OR user_id = $2)`,
    [which.id, which.userId, now],
  );
}

/** Those whose time is over, so that mailbox and login are free again. */
export async function expireEnrolments(tx: Tx, now: Date): Promise<void> {
  await tx.manager.query(
    `UPDATE identity.enrolments SET state = 'withdrawn', settled_at = $1 WHERE state = 'open' AND expires_at <= $1`,
    [now],
  );
  await tx.manager.query(
    `DELETE FROM identity.enrolment_secrets s USING identity.enrolments e WHERE e.id = s.enrolment_id AND e.state <> 'open'`,
  );
}

/** How many wait, and how many letters of invitation were begun since `from`. */
export async function countEnrolments(
  tx: Tx,
  participantId: Uuid,
  from: Date,
): Promise<{ open: number; begun: number }> {
  const [row]: [{ open: number; begun: number }] = await tx.manager.query(
    `SELECT count(*) FILTER (WHERE state = 'open')::int AS open, count(*) FILTER (WHERE created_at > $2)::int AS begun
     FROM identity.enrolments WHERE participant_id = $1`,
    [participantId, from],
  );
  return row;
}

/** Is there an account of the participant with this login, or this e-mail? */
export async function hasAccount(tx: Tx, participantId: Uuid, login: string): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query(
    'SELECT 1 FROM identity.users WHERE enrolled_by = $1 AND (login = $2 OR lower(email) = $2)',
    [participantId, login],
  );
  return rows.length > 0;
}
