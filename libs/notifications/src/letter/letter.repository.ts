import type { Locale, Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { Params } from '../templates/render.js';

export const LETTER_STATES = ['waiting', 'sent', 'dead', 'dropped'] as const;
/** Where a letter stands; `dropped`: it made no sense any more when its turn came. */
export type LetterState = (typeof LETTER_STATES)[number];

/** A letter as it is kept: never its text, which may hold a code. */
export interface LetterRecord {
  readonly id: Uuid;
  readonly channel: 'email' | 'sms';
  readonly kind: string;
  readonly params: Params;
  readonly locale: Locale;
  readonly address: string | null;
  readonly state: LetterState;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
}

const COLUMNS = `id, channel, kind, params, locale, address, state, attempts, last_error AS "lastError",
  created_at AS "createdAt", settled_at AS "settledAt"`;

/** The letter with this id. */
export async function findLetter(tx: Tx, id: Uuid): Promise<LetterRecord | undefined> {
  const [row]: LetterRecord[] = await tx.manager.query(`SELECT ${COLUMNS} FROM notifications.letters WHERE id = $1`, [
    id,
  ]);
  return row;
}

/** How an attempt ended. */
export interface Attempt {
  readonly state: LetterState;
  readonly error: string | null;
  readonly now: Date;
}

/** Notes an attempt on a letter that waits. */
export async function noteAttempt(tx: Tx, id: Uuid, { state, error, now }: Attempt): Promise<void> {
  await tx.manager.query(
    `UPDATE notifications.letters SET state = $2, attempts = attempts + 1, last_error = $3,
       settled_at = CASE WHEN $2 = 'waiting' THEN NULL ELSE $4::timestamptz END
     WHERE id = $1 AND state = 'waiting'`,
    [id, state, error, now],
  );
}

/** The newest letters that could not be delivered. */
export const deadLetters = (tx: Tx, limit: number): Promise<LetterRecord[]> =>
  tx.manager.query(`SELECT ${COLUMNS} FROM notifications.letters WHERE state = 'dead' ORDER BY id DESC LIMIT $1`, [
    limit,
  ]);

/** A dead letter waits again. False: it is not dead (any more). */
export async function reviveLetter(tx: Tx, id: Uuid): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.manager.query(
    `UPDATE notifications.letters SET state = 'waiting', attempts = 0, settled_at = NULL WHERE id = $1 AND state = 'dead' RETURNING id`,
    [id],
  );
  return rows.length > 0;
}
