import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { CertificateFacts } from '@qujat/signature';

/** What a password sign-in is checked against. */
export interface CredentialRecord {
  readonly userId: Uuid;
  readonly passwordHash: string;
  readonly totpSecret: Buffer;
  readonly iin: string;
  /** Null: of a person without a certificate. */
  readonly certificate: CertificateFacts | null;
}

/** A login as it is compared, however it was typed: digits of an IIN, a number of the portal, or a login. */
export function asLogin(typed: string): string {
  const text = typed.trim();
  return /^QP[0-9]{10}$/i.test(text) ? text.toUpperCase() : text.toLowerCase();
}

/** The credentials of the person with this IIN or, without a certificate, this login. */
export async function findCredentials(tx: Tx, login: string): Promise<CredentialRecord | undefined> {
  const [row]: CredentialRecord[] = await tx.manager.query(
    `SELECT u.id AS "userId", u.iin, c.password_hash AS "passwordHash", c.totp_secret AS "totpSecret", f.facts AS certificate
     FROM identity.users u JOIN identity.credentials c ON c.user_id = u.id
     LEFT JOIN identity.certificates f ON f.sha256 = c.certificate_sha256
     WHERE u.login = $1 OR (u.iin = $1 AND u.login IS NULL)`,
    [login],
  );
  return row;
}

/** How a person's password sign-in stands. */
export interface CredentialState {
  readonly enrolledAt: Date;
  readonly codesLeft: number;
}

/** When it was set up, and how many recovery codes are left; undefined: it was not. */
export async function credentialState(tx: Tx, userId: Uuid): Promise<CredentialState | undefined> {
  const [row]: CredentialState[] = await tx.manager.query(
    `SELECT c.enrolled_at AS "enrolledAt", (SELECT count(*)::int FROM identity.recovery_codes r
       WHERE r.user_id = c.user_id AND r.used_at IS NULL) AS "codesLeft"
     FROM identity.credentials c WHERE c.user_id = $1`,
    [userId],
  );
  return row;
}

/** Uses a code of the authenticator app up: of two attempts with the same one, one counts. */
export async function useStep(tx: Tx, userId: Uuid, step: number): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.manager.query(
    'UPDATE identity.credentials SET totp_step = $2 WHERE user_id = $1 AND totp_step < $2 RETURNING user_id',
    [userId, step],
  );
  return rows.length > 0;
}

/** Keeps the second factor's secret as it was sealed anew. */
export async function resealSecret(tx: Tx, userId: Uuid, sealed: Buffer): Promise<void> {
  await tx.manager.query('UPDATE identity.credentials SET totp_secret = $2 WHERE user_id = $1', [userId, sealed]);
}

/** Uses a recovery code up. */
export async function useRecoveryCode(tx: Tx, userId: Uuid, hash: string, now: Date): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.manager.query(
    `UPDATE identity.recovery_codes SET used_at = $3 WHERE user_id = $1 AND code_hash = $2 AND used_at IS NULL
     RETURNING user_id`,
    [userId, hash, now],
  );
  return rows.length > 0;
}

/** What is set up and waits for its first code. */
export interface CredentialDraft {
  readonly userId: Uuid;
  readonly passwordHash: string;
  readonly totpSecret: Buffer;
  readonly certificateSha256: string | null;
  readonly expiresAt: Date;
}

/** Keeps a draft in the place of an earlier one; what is in force stays in force meanwhile. */
export async function saveDraft(tx: Tx, draft: CredentialDraft): Promise<void> {
  await tx.manager.query(
    `INSERT INTO identity.credential_drafts (user_id, password_hash, totp_secret, certificate_sha256, expires_at)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash,
       totp_secret = excluded.totp_secret, certificate_sha256 = excluded.certificate_sha256, attempts = 0,
       expires_at = excluded.expires_at`,
    [draft.userId, draft.passwordHash, draft.totpSecret, draft.certificateSha256, draft.expiresAt],
  );
}

/** The draft, with one more attempt counted; undefined: none, too late, or too many attempts. */
export async function tryDraft(tx: Tx, userId: Uuid, now: Date, most: number): Promise<CredentialDraft | undefined> {
  const [[row]]: [CredentialDraft[], number] = await tx.manager.query(
    `UPDATE identity.credential_drafts SET attempts = attempts + 1 WHERE user_id = $1 AND expires_at > $2 AND attempts < $3
     RETURNING user_id AS "userId", password_hash AS "passwordHash", totp_secret AS "totpSecret",
       certificate_sha256 AS "certificateSha256", expires_at AS "expiresAt"`,
    [userId, now, most],
  );
  return row;
}

/** Puts a confirmed draft in force. */
export async function enrol(tx: Tx, draft: Omit<CredentialDraft, 'expiresAt'>, step: number, now: Date): Promise<void> {
  await tx.manager.query('DELETE FROM identity.credential_drafts WHERE user_id = $1', [draft.userId]);
  await tx.manager.query(
    `INSERT INTO identity.credentials (user_id, password_hash, totp_secret, totp_step, certificate_sha256, enrolled_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash,
       totp_secret = excluded.totp_secret, totp_step = excluded.totp_step,
       certificate_sha256 = excluded.certificate_sha256, enrolled_at = excluded.enrolled_at`,
    [draft.userId, draft.passwordHash, draft.totpSecret, step, draft.certificateSha256, now],
  );
}

/** New recovery codes in the place of all earlier ones. */
export async function replaceRecoveryCodes(tx: Tx, userId: Uuid, hashes: readonly string[]): Promise<void> {
  await tx.manager.query('DELETE FROM identity.recovery_codes WHERE user_id = $1', [userId]);
  await tx.manager.query('INSERT INTO identity.recovery_codes (user_id, code_hash) SELECT $1, unnest($2::text[])', [
    userId,
    hashes,
  ]);
}

/** Takes password, second factor and recovery codes away. False: there were none. */
export async function removeCredentials(tx: Tx, userId: Uuid): Promise<boolean> {
  await tx.manager.query('DELETE FROM identity.recovery_codes WHERE user_id = $1', [userId]);
  await tx.manager.query('DELETE FROM identity.credential_drafts WHERE user_id = $1', [userId]);
  const [, count]: [unknown[], number] = await tx.manager.query('DELETE FROM identity.credentials WHERE user_id = $1', [
    userId,
  ]);
  return count > 0;
}

/** Ends the sessions that began with the person's password. */
export async function endPasswordSessions(tx: Tx, iin: string, now: Date): Promise<void> {
  await tx.manager.query(
    `UPDATE identity.sessions SET ended_at = $2 WHERE iin = $1 AND method = 'password' AND ended_at IS NULL`,
    [iin, now],
  );
}
