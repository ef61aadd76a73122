import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { CertificateRecord, DueCertificate, KnownStanding } from './certificate.types.js';

/** A certificate as it was used to sign in: the NCA has just said that it is good. */
export interface UsedCertificate {
  readonly sha256: string;
  readonly iin: string;
  readonly der: Uint8Array;
  readonly notAfter: string;
  readonly now: Date;
}

/** Notes that it was used; what was on hold has come back. */
export async function noteUse(tx: Tx, { sha256, iin, der, notAfter, now }: UsedCertificate): Promise<void> {
  await tx.manager.query(
    `INSERT INTO identity.certificate_standings AS c (sha256, iin, der, not_after, last_used_at, checked_at, asked_at)
     VALUES ($1, $2, $3, $4, $5, $5, $5)
     ON CONFLICT (sha256) DO UPDATE SET last_used_at = $5, checked_at = $5, asked_at = greatest(c.asked_at, $5),
       standing = CASE WHEN c.standing = 'revoked' THEN c.standing ELSE 'good' END,
       found_at = CASE WHEN c.standing = 'revoked' THEN c.found_at END`,
    [sha256, iin, Buffer.from(der), notAfter, now],
  );
}

/** The certificates that a person has come with, the one used last first. */
export async function certificatesOf(tx: Tx, iin: string): Promise<CertificateRecord[]> {
  return tx.manager.query(
    `SELECT s.sha256, c.facts, s.standing, s.last_used_at AS "lastUsedAt", s.checked_at AS "checkedAt", s.found_at AS "foundAt"
     FROM identity.certificate_standings s JOIN identity.certificates c ON c.sha256 = s.sha256
     WHERE s.iin = $1 ORDER BY s.last_used_at DESC, s.sha256`,
    [iin],
  );
}

/** What bounds one round of the nightly check. */
export interface Round {
  readonly now: Date;
  /** The night began then: who was checked since is not asked about again. */
  readonly since: Date;
  /** Who was asked about since then, in vain, has to wait. */
  readonly patience: Date;
  readonly limit: number;
}

/** Certificates of active users that have not been checked this night. */
export async function dueCertificates(tx: Tx, { now, since, patience, limit }: Round): Promise<DueCertificate[]> {
  return tx.manager.query(
    `SELECT s.sha256, s.iin, s.der, s.standing, u.id AS "userId"
     FROM identity.certificate_standings s JOIN identity.users u ON u.iin = s.iin AND u.state = 'active'
     WHERE s.standing IN ('good','suspended','untrusted') AND s.not_after > $1 AND s.checked_at < $2
       AND (s.asked_at = s.checked_at OR s.asked_at < $3)
     ORDER BY s.asked_at LIMIT $4`,
    [now, since, patience, limit],
  );
}

/** The NCA was silent. */
export async function noteAsked(tx: Tx, sha256: string, now: Date): Promise<void> {
  await tx.manager.query('UPDATE identity.certificate_standings SET asked_at = $2 WHERE sha256 = $1', [sha256, now]);
}

/** Notes what the NCA said. True when this is news. */
export async function noteStanding(tx: Tx, sha256: string, standing: KnownStanding, now: Date): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.manager.query(
    `UPDATE identity.certificate_standings SET standing = $2, checked_at = $3, asked_at = $3,
       found_at = CASE WHEN $2 = 'good' THEN NULL ELSE $3::timestamptz END
     WHERE sha256 = $1 AND standing NOT IN ($2, 'revoked') RETURNING sha256`,
    [sha256, standing, now],
  );
  if (rows.length > 0) return true;
  await tx.manager.query('UPDATE identity.certificate_standings SET checked_at = $2, asked_at = $2 WHERE sha256 = $1', [
    sha256,
    now,
  ]);
  return false;
}

/** Ends every session that began with the certificate. Returns how many. */
export async function endSessionsOf(tx: Tx, sha256: string, now: Date): Promise<number> {
  const [rows]: [unknown[], number] = await tx.manager.query(
    'UPDATE identity.sessions SET ended_at = $2 WHERE certificate_sha256 = $1 AND ended_at IS NULL RETURNING id',
    [sha256, now],
  );
  return rows.length;
}

/** Where the user is active: whose administrators are told. */
export async function participantsOf(tx: Tx, userId: Uuid): Promise<Uuid[]> {
  const rows: { id: Uuid }[] = await tx.manager.query(
    `SELECT participant_id AS id FROM identity.memberships WHERE user_id = $1 AND state = 'active' ORDER BY participant_id`,
    [userId],
  );
  return rows.map(({ id }) => id);
}

/** A certificate that is about to end. */
export interface EndingCertificate {
  readonly sha256: string;
  readonly userId: Uuid;
  readonly notAfter: Date;
}

/** Good certificates of active users that end before `until`, unless a longer one of the same person and organisation is in use. */
export async function endingCertificates(tx: Tx, now: Date, until: Date): Promise<EndingCertificate[]> {
  return tx.manager.query(
    `SELECT s.sha256, u.id AS "userId", s.not_after AS "notAfter"
     FROM identity.certificate_standings s
     JOIN identity.certificates c ON c.sha256 = s.sha256
     JOIN identity.users u ON u.iin = s.iin AND u.state = 'active'
     WHERE s.standing = 'good' AND s.not_after > $1 AND s.not_after <= $2 AND NOT EXISTS (
       SELECT 1 FROM identity.certificate_standings l JOIN identity.certificates d ON d.sha256 = l.sha256
       WHERE l.iin = s.iin AND d.bin IS NOT DISTINCT FROM c.bin AND l.standing = 'good' AND l.not_after > s.not_after)
     ORDER BY s.not_after, s.sha256`,
    [now, until],
  );
}

/** Takes on the notice of an expiry; false when it was given before. */
export async function takeExpiryNotice(tx: Tx, sha256: string, days: number, now: Date): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query(
    `INSERT INTO identity.certificate_expiry_notices (sha256, days, noticed_at) VALUES ($1, $2, $3)
     ON CONFLICT DO NOTHING RETURNING sha256`,
    [sha256, days, now],
  );
  return rows.length > 0;
}
