import { isUuid, type Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { SanctionInForce } from '../sanction/sanction.types.js';
import type { CertificateFacts } from '@qujat/signature';
import type { GrantedRecord } from '../power/granted-powers.js';
import type { MembershipRecord, ParticipantRecord, SessionRecord, SignInMethod, UserRecord } from './session.types.js';

/** Columns of a user as `UserRecord`. */
export const USER_JSON = `jsonb_build_object('id', u.id, 'iin', u.iin, 'surname', u.surname, 'name', u.name,
  'patronymic', u.patronymic, 'birthDate', u.birth_date, 'email', u.email, 'phone', u.phone, 'locale', u.locale, 'state', u.state, 'login', u.login,
  'emailConfirmed', u.email_confirmed_at IS NOT NULL, 'phoneConfirmed', u.phone_confirmed_at IS NOT NULL,
  'pendingEmail', u.pending_email, 'pendingPhone', u.pending_phone)`;

/** Columns of a participant as `ParticipantRecord`. */
export const PARTICIPANT_COLUMNS = `p.id, p.kind, p.bin, p.led_by AS "ledBy", p.country, p.foreign_number AS "foreignNumber",
  p.valid_until::text AS "validUntil", p.name_kk AS "nameKk", p.name_ru AS "nameRu", p.name_en AS "nameEn",
  p.state, p.version, p.submitted_at AS "submittedAt", p.accredited_at AS "accreditedAt", p.standing, p.standing_until AS "standingUntil"`;

/**
 * Has `owner` signed all that has to be signed: of each kind, the newest version in force that asks for a signature of theirs,
 * or one after it (E-5.14)?
 */
const signedBy = (whose: 'users_sign' | 'participants_sign', owner: string): string => `NOT EXISTS (
  SELECT 1 FROM identity.agreements a
  WHERE a.${whose} AND a.effective_from <= $2
    AND a.version = (SELECT max(b.version) FROM identity.agreements b WHERE b.kind = a.kind AND b.${whose} AND b.effective_from <= $2)
    AND NOT EXISTS (SELECT 1 FROM identity.acceptances c JOIN identity.agreements d ON d.id = c.agreement_id
      WHERE d.kind = a.kind AND d.version >= a.version AND ${owner}))`;

const RECORD = `
  SELECT s.id, s.iin, s.bin, s.locale, c.facts AS certificate,
    EXISTS (SELECT 1 FROM identity.operator_staff o WHERE o.iin = s.iin AND o.bin = s.bin AND o.removed_at IS NULL) AS operator,
    CASE WHEN u.id IS NOT NULL THEN ${USER_JSON} END AS user,
    CASE WHEN m.id IS NOT NULL THEN
      jsonb_build_object('role', m.role, 'administrator', m.administrator, 'state', m.state) END AS membership,
    m.participant_id AS "participantId",
    (u.enrolled_by IS NOT NULL OR ${signedBy('users_sign', 'c.user_id = u.id')}) AS "byUser",
    ${signedBy('participants_sign', 'c.participant_id = m.participant_id')} AS "byParticipant",
    coalesce((SELECT o.roles FROM identity.operator_staff o WHERE o.iin = s.iin AND o.bin = s.bin AND o.removed_at IS NULL),
      '{}') AS "staffRoles",
    identity.powers_of(u.id, m.participant_id, $2) AS granted,
    s.method, s.expires_at AS "expiresAt",
    EXISTS (SELECT 1 FROM identity.certificate_standings cs WHERE cs.sha256 = s.certificate_sha256
      AND cs.standing IN ('revoked','suspended','untrusted')) AS "certificateStopped",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', sa.kind, 'rights', sa.rights)), '[]') FROM identity.sanctions sa
      WHERE sa.participant_id = m.participant_id AND sa.state = 'in-force' AND sa.starts_at <= $2
        AND (sa.ends_at IS NULL OR sa.ends_at > $2)) AS sanctions
  FROM identity.sessions s
  LEFT JOIN identity.certificates c ON c.sha256 = s.certificate_sha256
  LEFT JOIN identity.users u ON u.iin = s.iin
  LEFT JOIN (identity.memberships m JOIN identity.participants p ON p.id = m.participant_id)
    ON m.user_id = u.id AND CASE WHEN s.participant_id IS NULL THEN p.bin = coalesce(s.bin, s.iin) ELSE p.id = s.participant_id END`;

interface Row {
  readonly id: Uuid;
  readonly iin: string;
  readonly bin: string | null;
  readonly locale: SessionRecord['locale'];
  readonly certificate: CertificateFacts | null;
  readonly operator: boolean;
  readonly user: UserRecord | null;
  readonly membership: MembershipRecord | null;
  readonly participantId: Uuid | null;
  readonly byUser: boolean;
  readonly byParticipant: boolean;
  readonly granted: GrantedRecord;
  readonly staffRoles: SessionRecord['staffRoles'];
  readonly method: SessionRecord['method'];
  readonly expiresAt: Date;
  readonly certificateStopped: boolean;
  readonly sanctions: readonly SanctionInForce[];
}

/** Which session, and whether the request counts as the person's doing. */
export interface Touch {
  readonly tokenHash: string;
  readonly now: Date;
  readonly idleSince: Date;
  /** A page that asks by itself does not keep the session alive. */
  readonly background: boolean;
}

/** The living session that answers to the token's hash, marked as seen now. */
export async function touchSession(tx: Tx, touch: Touch): Promise<SessionRecord | undefined> {
  const { tokenHash, now, idleSince, background } = touch;
  const [touched]: [{ id: Uuid }[], number] = await tx.manager.query(
    `UPDATE identity.sessions SET last_seen_at = CASE WHEN $4 THEN last_seen_at ELSE $2 END
     WHERE token_hash = $1 AND ended_at IS NULL AND expires_at > $2 AND last_seen_at > $3 RETURNING id`,
    [tokenHash, now, idleSince, background],
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
    at: now,
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
  readonly certificate: CertificateFacts | null;
  readonly locale: string;
  readonly now: Date;
  readonly expiresAt: Date;
  readonly method: SignInMethod;
  /** The organisation to act for; null: that of the certificate. */
  readonly participantId: Uuid | null;
  readonly from: SignInPlace;
}

/** From where a person signs in, for the list of their sessions. */
export interface SignInPlace {
  readonly address: string;
  readonly userAgent: string;
}

async function keepCertificate(tx: Tx, iin: string, certificate: CertificateFacts, now: Date): Promise<void> {
  await tx.manager.query(
    `INSERT INTO identity.certificates (sha256, iin, bin, facts, first_seen_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (sha256) DO NOTHING`,
    [certificate.fingerprint, iin, certificate.subject.bin, JSON.stringify(certificate), now],
  );
}

/** Writes the session and, when it is new, its certificate. */
export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  const { id, tokenHash, iin, bin, certificate, locale, now, expiresAt, method, participantId, from } = session;
  if (certificate) await keepCertificate(tx, iin, certificate, now);
  await tx.manager.query(
    `INSERT INTO identity.sessions (id, token_hash, iin, bin, certificate_sha256, locale, created_at, last_seen_at, expires_at,
       method, participant_id, address, user_agent)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $10, $11, $12)`,
    [
      ...[id, tokenHash, iin, bin, certificate?.fingerprint ?? null, locale, now, expiresAt],
      ...[method, participantId, from.address.slice(0, 64), from.userAgent.slice(0, 400)],
    ],
  );
}

/** Ends a session; ending it twice changes nothing. */
export async function endSession(tx: Tx, id: Uuid, now: Date): Promise<void> {
  await tx.manager.query('UPDATE identity.sessions SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL', [id, now]);
}
