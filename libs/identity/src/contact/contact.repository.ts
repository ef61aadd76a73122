import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { type Channel, CODE_ATTEMPTS, type ConfirmationRecord, type ContactRecord } from './contact.types.js';

const COLUMNS = `id, channel, address, replaces, attempts, created_at AS "createdAt", expires_at AS "expiresAt"`;

/** A channel is one of two words, never text from outside. */
const contactColumns = (channel: Channel): string =>
  `coalesce(${channel}, '') AS value, ${channel}_confirmed_at AS "confirmedAt", pending_${channel} AS pending`;

/** The person's contact, locked: what is sent to is what is confirmed. */
export async function lockContact(tx: Tx, userId: Uuid, channel: Channel): Promise<ContactRecord | undefined> {
  const [row]: Omit<ContactRecord, 'channel'>[] = await tx.manager.query(
    `SELECT ${contactColumns(channel)} FROM identity.users WHERE id = $1 FOR UPDATE`,
    [userId],
  );
  return row && { channel, ...row };
}

/** The person's contact. */
export async function readContact(tx: Tx, userId: Uuid, channel: Channel): Promise<ContactRecord | undefined> {
  const [row]: Omit<ContactRecord, 'channel'>[] = await tx.manager.query(
    `SELECT ${contactColumns(channel)} FROM identity.users WHERE id = $1`,
    [userId],
  );
  return row && { channel, ...row };
}

/** The code that waits to be typed, expired or not. */
export async function openConfirmation(
  tx: Tx,
  userId: Uuid,
  channel: Channel,
): Promise<ConfirmationRecord | undefined> {
  const [row]: ConfirmationRecord[] = await tx.manager.query(
    `SELECT ${COLUMNS} FROM identity.contact_confirmations WHERE user_id = $1 AND channel = $2 AND state = 'open'`,
    [userId, channel],
  );
  return row;
}

/** What a new code is made of. */
export interface NewConfirmation extends Omit<ConfirmationRecord, 'attempts'> {
  readonly userId: Uuid;
}

/** Puts a new code in the place of the one before. */
export async function replaceConfirmation(tx: Tx, next: NewConfirmation): Promise<void> {
  await closeConfirmation(tx, next.userId, next.channel);
  await tx.manager.query(
    `INSERT INTO identity.contact_confirmations (id, user_id, channel, address, replaces, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [next.id, next.userId, next.channel, next.address, next.replaces, next.createdAt, next.expiresAt],
  );
}

/** The code that waits works no more. */
export async function closeConfirmation(tx: Tx, userId: Uuid, channel: Channel): Promise<void> {
  await tx.manager.query(
    `UPDATE identity.contact_confirmations SET state = 'replaced' WHERE user_id = $1 AND channel = $2 AND state = 'open'`,
    [userId, channel],
  );
}

/** Counts one more guess. Undefined: none is left, or the code is too old, or there is none. */
export async function countAttempt(
  tx: Tx,
  userId: Uuid,
  channel: Channel,
  now: Date,
): Promise<ConfirmationRecord | undefined> {
  const [[row]]: [ConfirmationRecord[], number] = await tx.manager.query(
    `UPDATE identity.contact_confirmations SET attempts = attempts + 1
     WHERE user_id = $1 AND channel = $2 AND state = 'open' AND attempts < ${CODE_ATTEMPTS} AND expires_at > $3
     RETURNING ${COLUMNS}`,
    [userId, channel, now],
  );
  return row;
}

/** The address of the confirmation is the person's confirmed contact from now on. False: another window was faster. */
export async function settleConfirmation(
  tx: Tx,
  userId: Uuid,
  { id, channel, address }: ConfirmationRecord,
  now: Date,
): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.manager.query(
    `UPDATE identity.contact_confirmations SET state = 'confirmed', confirmed_at = $2
     WHERE id = $1 AND state = 'open' RETURNING id`,
    [id, now],
  );
  if (rows.length === 0) return false;
  await tx.manager.query(
    `UPDATE identity.users SET ${channel} = $2, ${channel}_confirmed_at = $3, pending_${channel} = NULL WHERE id = $1`,
    [userId, address, now],
  );
  return true;
}

/** Notes a changed contact. A confirmed one stays in use, and the new one waits; an unconfirmed one is simply corrected. */
export async function changeContact(tx: Tx, userId: Uuid, channel: Channel, value: string): Promise<void> {
  await tx.manager.query(
    `UPDATE identity.users SET
       pending_${channel} = CASE WHEN ${channel}_confirmed_at IS NULL OR ${channel} = $2 THEN NULL ELSE $2 END,
       ${channel} = CASE WHEN ${channel}_confirmed_at IS NULL THEN $2 ELSE ${channel} END
     WHERE id = $1`,
    [userId, value],
  );
}

/** Gives up a contact that waits for its code. */
export async function dropPending(tx: Tx, userId: Uuid, channel: Channel): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.manager.query(
    `UPDATE identity.users SET pending_${channel} = NULL WHERE id = $1 AND pending_${channel} IS NOT NULL RETURNING id`,
    [userId],
  );
  return rows.length > 0;
}
