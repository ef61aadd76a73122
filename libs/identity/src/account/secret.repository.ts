import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { CODE_ATTEMPTS } from '../contact/contact.types.js';
import { FACTOR_ATTEMPTS, type OpenEnrolment, type Prepared, type SentEnrolmentCode } from './account.types.js';
import { ENROLMENT } from './enrolment.repository.js';

const OPEN = `SELECT ${ENROLMENT}, p.bin, jsonb_build_object('kk', p.name_kk, 'ru', p.name_ru, 'en', p.name_en) AS organisation
  FROM identity.enrolments e JOIN identity.participants p ON p.id = e.participant_id
  JOIN identity.enrolment_secrets s ON s.enrolment_id = e.id`;
const CODE = `code_id AS id, code_sent_at AS "sentAt", code_expires_at AS "expiresAt", code_attempts AS attempts`;

/** Begins the secrets of an enrolment, or replaces what it is opened with. */
export async function keepSecret(
  tx: Tx,
  id: Uuid,
  secret: { readonly tokenHash?: string; readonly oneTimeHash?: string },
): Promise<void> {
  await tx.manager.query(
    `INSERT INTO identity.enrolment_secrets (enrolment_id, token_hash, one_time_hash) VALUES ($1, $2, $3)
     ON CONFLICT (enrolment_id) DO UPDATE SET token_hash = excluded.token_hash, one_time_hash = excluded.one_time_hash`,
    [id, secret.tokenHash ?? null, secret.oneTimeHash ?? null],
  );
}

/** The open enrolment that a secret stands for, locked together with its secrets. */
export async function openBy(
  tx: Tx,
  by: { readonly id: Uuid } | { readonly tokenHash: string } | { readonly keyHash: string },
  now: Date,
): Promise<OpenEnrolment | undefined> {
  const [column, value] = Object.entries(by)[0] as ['id' | 'tokenHash' | 'keyHash', string];
  const where = {
    id: 'e.id = $1',
    tokenHash: 's.token_hash = $1',
    keyHash: 's.key_hash = $1 AND s.key_expires_at > $2',
  }[column];
  const [row]: OpenEnrolment[] = await tx.manager.query(
    `${OPEN} WHERE ${where} AND e.state = 'open' AND e.expires_at > $2 FOR UPDATE OF e, s`,
    [value, now],
  );
  return row;
}

/** The open enrolment with this login, and the hash of its one-time password. */
export async function oneTimeOf(
  tx: Tx,
  login: string,
  now: Date,
): Promise<{ readonly id: Uuid; readonly hash: string } | undefined> {
  const [row]: { id: Uuid; hash: string }[] = await tx.manager.query(
    `SELECT e.id, s.one_time_hash AS hash FROM identity.enrolments e JOIN identity.enrolment_secrets s ON s.enrolment_id = e.id
     WHERE e.login = $1 AND e.way = 'handed' AND e.state = 'open' AND e.expires_at > $2`,
    [login, now],
  );
  return row;
}

/** The code that was sent last; undefined: none. */
export async function sentCode(tx: Tx, id: Uuid): Promise<SentEnrolmentCode | undefined> {
  const [row]: SentEnrolmentCode[] = await tx.manager.query(
    `SELECT ${CODE} FROM identity.enrolment_secrets WHERE enrolment_id = $1 AND code_id IS NOT NULL`,
    [id],
  );
  return row;
}

/** A new code in the place of the one before. */
export async function keepCode(tx: Tx, id: Uuid, code: Omit<SentEnrolmentCode, 'attempts'>): Promise<void> {
  await tx.manager.query(
    `UPDATE identity.enrolment_secrets SET code_id = $2, code_sent_at = $3, code_expires_at = $4, code_attempts = 0
     WHERE enrolment_id = $1`,
    [id, code.id, code.sentAt, code.expiresAt],
  );
}

/** Counts one more guess at the code. Undefined: none is left, or it is too old, or there is none. */
export async function guessCode(tx: Tx, id: Uuid, now: Date): Promise<SentEnrolmentCode | undefined> {
  const [[row]]: [SentEnrolmentCode[], number] = await tx.manager.query(
    `UPDATE identity.enrolment_secrets SET code_attempts = code_attempts + 1
     WHERE enrolment_id = $1 AND code_id IS NOT NULL AND code_attempts < $3 AND code_expires_at > $2 RETURNING ${CODE}`,
    [id, now, CODE_ATTEMPTS],
  );
  return row;
}

/** Proved: whoever holds the key goes on, and nobody else; the code is spent, and what was set up before is forgotten. */
export async function giveKey(tx: Tx, id: Uuid, keyHash: string, expiresAt: Date): Promise<void> {
  await tx.manager.query(
    `UPDATE identity.enrolment_secrets SET key_hash = $2, key_expires_at = $3, code_id = NULL, code_sent_at = NULL,
       code_expires_at = NULL, password_hash = NULL, totp_secret = NULL, totp_attempts = 0 WHERE enrolment_id = $1`,
    [id, keyHash, expiresAt],
  );
}

/** Keeps password and second factor until the first code of the app has come. */
export async function keepPrepared(
  tx: Tx,
  id: Uuid,
  { passwordHash, totpSecret, until }: Omit<Prepared, 'enrolment'> & { readonly until: Date },
): Promise<void> {
  await tx.manager.query(
    `UPDATE identity.enrolment_secrets SET password_hash = $2, totp_secret = $3, totp_attempts = 0, key_expires_at = $4
     WHERE enrolment_id = $1`,
    [id, passwordHash, totpSecret, until],
  );
}

/** What was prepared, with one more guess at the first code counted; undefined: nothing, too late, or too many guesses. */
export async function guessFactor(tx: Tx, keyHash: string, now: Date): Promise<Prepared | undefined> {
  const enrolment = await openBy(tx, { keyHash }, now);
  if (!enrolment) return undefined;
  const [[row]]: [Omit<Prepared, 'enrolment'>[], number] = await tx.manager.query(
    `UPDATE identity.enrolment_secrets SET totp_attempts = totp_attempts + 1
     WHERE enrolment_id = $1 AND password_hash IS NOT NULL AND totp_attempts < $2
     RETURNING password_hash AS "passwordHash", totp_secret AS "totpSecret"`,
    [enrolment.id, FACTOR_ATTEMPTS],
  );
  return row && { enrolment, ...row };
}

/** Opened: the secrets go, the enrolment says whom it made. */
export async function settleEnrolment(tx: Tx, id: Uuid, userId: Uuid, now: Date): Promise<void> {
  await tx.manager.query('DELETE FROM identity.enrolment_secrets WHERE enrolment_id = $1', [id]);
  await tx.manager.query(`UPDATE identity.enrolments SET state = 'done', settled_at = $3, user_id = $2 WHERE id = $1`, [
    id,
    userId,
    now,
  ]);
}
