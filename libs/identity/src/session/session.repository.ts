import { isUuid, type Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { CertificateFacts } from '@qujat/signature';
import type { MembershipRecord, ParticipantRecord, SessionRecord, UserRecord } from './session.types.js';

/** Columns of a user as `UserRecord`. */
export const USER_JSON = `jsonb_build_object('id', u.id, 'iin', u.iin, 'surname', u.surname, 'name', u.name,
  'patronymic', u.patronymic, 'birthDate', u.birth_date, 'email', u.email, 'phone', u.phone, 'locale', u.locale, 'state', u.state)`;

/** Columns of a participant as `ParticipantRecord`. */
export const PARTICIPANT_COLUMNS = `p.id, p.kind, p.bin, p.name_kk AS "nameKk", p.name_ru AS "nameRu", p.name_en AS "nameEn",
  p.state, p.version, p.submitted_at AS "submittedAt", p.accredited_at AS "accreditedAt"`;

/** Agreements in force that `owner` has not signed. */
const unsigned = (condition: string): string => `NOT EXISTS (
  SELECT 1 FROM identity.agreements a
  WHERE a.effective_from <= $2 AND a.version = (SELECT max(b.version) FROM identity.agreements b WHERE b.kind = a.kind AND b.effective_from <= $2)
    AND NOT EXISTS (SELECT 1 FROM identity.acceptances c WHERE c.agreement_id = a.id AND ${condition}))`;

const RECORD = `
  SELECT s.id, s.iin, s.bin, s.locale, c.facts AS certificate,
    EXISTS (SELECT 1 FROM identity.operator_staff o WHERE o.iin = s.iin AND o.bin = s.bin) AS operator,
    CASE WHEN u.id IS NOT NULL THEN ${USER_JSON} END AS user,
    CASE WHEN m.id IS NOT NULL THEN
      jsonb_build_object('role', m.role, 'administrator', m.administrator, 'state', m.state) END AS membership,
    m.participant_id AS "participantId",
    ${unsigned('c.user_id = u.id')} AS "byUser",
    ${unsigned('c.participant_id = m.participant_id')} AS "byParticipant"
  FROM identity.sessions s
  JOIN identity.certificates c ON c.sha256 = s.certificate_sha256
  LEFT JOIN identity.users u ON u.iin = s.iin
  LEFT JOIN (identity.memberships m JOIN identity.participants p ON p.id = m.participant_id)
    ON m.user_id = u.id AND p.bin = coalesce(s.bin, s.iin)`;

interface Row {
  readonly id: Uuid;
  readonly iin: string;
  readonly bin: string | null;
  readonly locale: SessionRecord['locale'];
  readonly certificate: CertificateFacts;
  readonly operator: boolean;
  readonly user: UserRecord | null;
  readonly membership: MembershipRecord | null;
  readonly participantId: Uuid | null;
  readonly byUser: boolean;
  readonly byParticipant: boolean;
}

/** The living session that answers to the token's hash, marked as seen now. */
export async function touchSession(
  tx: Tx,
  tokenHash: string,
  now: Date,
  idleSince: Date,
): Promise<SessionRecord | undefined> {
  const [touched]: [{ id: Uuid }[], number] = await tx.manager.query(
    `UPDATE identity.sessions SET last_seen_at = $2
     WHERE token_hash = $1 AND ended_at IS NULL AND expires_at > $2 AND last_seen_at > $3 RETURNING id`,
    [tokenHash, now, idleSince],
  );
  return touched[0] && findSession(tx, touched[0].id, now);
}

/** The session with all that is known of its person. */
export async function findSession(tx: Tx, id: Uuid, now: Date): Promise<SessionRecord | undefined> {
  if (!isUuid(id)) return undefined;
  const [row]: Row[] = await tx.manager.query(`${RECORD} WHERE s.id = $1`, [id, now]);
  if (!row) return undefined;
  const { byUser, byParticipant, participantId, ...rest } = row;
  // E-5.13: whose membership is suspended has no organisation to act for.
  const active = participantId !== null && row.membership?.state === 'active';
  return {
    ...rest,
    participant: active ? await findParticipant(tx, participantId) : null,
    signed: { byUser, byParticipant },
  };
}

/** The participant's row, or null. */
export async function findParticipant(tx: Tx, id: Uuid): Promise<ParticipantRecord | null> {
  const [row]: ParticipantRecord[] = await tx.manager.query(
    `SELECT ${PARTICIPANT_COLUMNS} FROM identity.participants p WHERE p.id = $1`,
    [id],
  );
  return row ?? null;
}

/** Is the person a user whom the operator or an administrator has suspended (E-5.13)? */
export async function isSuspended(tx: Tx, iin: string): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query(
    `SELECT 1 FROM identity.users WHERE iin = $1 AND state = 'suspended'`,
    [iin],
  );
  return rows.length > 0;
}

/** What a new session is made of. */
export interface NewSession {
  readonly id: Uuid;
  readonly tokenHash: string;
  readonly iin: string;
  readonly bin: string | null;
  readonly certificate: CertificateFacts;
  readonly locale: string;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** Writes the session and, when it is new, its certificate. */
export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  const { id, tokenHash, iin, bin, certificate, locale, now, expiresAt } = session;
  await tx.manager.query(
    `INSERT INTO identity.certificates (sha256, iin, bin, facts, first_seen_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (sha256) DO NOTHING`,
    [certificate.fingerprint, iin, bin, JSON.stringify(certificate), now],
  );
  await tx.manager.query(
    `INSERT INTO identity.sessions (id, token_hash, iin, bin, certificate_sha256, locale, created_at, last_seen_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
    [id, tokenHash, iin, bin, certificate.fingerprint, locale, now, expiresAt],
  );
}

/** Ends a session; ending it twice changes nothing. */
export async function endSession(tx: Tx, id: Uuid, now: Date): Promise<void> {
  await tx.manager.query('UPDATE identity.sessions SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL', [id, now]);
}
