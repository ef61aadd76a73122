import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { BillableAct } from '../tariff/tariff.types.js';

/** A place in the limit of a month. */
export interface Place {
  readonly act: BillableAct;
  readonly participantId: Uuid;
  readonly subjectId: Uuid;
  readonly month: string;
  readonly limit: number | null;
}

/** Takes a place; true as well when the subject has one. False: none is left. */
export async function takePlace(tx: Tx, { act, participantId, subjectId, month, limit }: Place): Promise<boolean> {
  // The month's row is locked first: whoever comes at the same time waits and counts after this one.
  await tx.manager.query(
    `INSERT INTO billing.quota_uses AS u (participant_id, act, month, used) VALUES ($1, $2, $3, 0)
     ON CONFLICT (participant_id, act, month) DO UPDATE SET used = u.used`,
    [participantId, act, month],
  );
  const known: unknown[] = await tx.manager.query(
    'SELECT 1 FROM billing.quota_reservations WHERE act = $1 AND subject_id = $2',
    [act, subjectId],
  );
  if (known.length > 0) return true;
  const [grown]: [unknown[], number] = await tx.manager.query(
    `UPDATE billing.quota_uses SET used = used + 1
     WHERE participant_id = $1 AND act = $2 AND month = $3 AND ($4::int IS NULL OR used < $4) RETURNING used`,
    [participantId, act, month, limit],
  );
  if (grown.length === 0) return false;
  await tx.manager.query(
    'INSERT INTO billing.quota_reservations (act, subject_id, participant_id, month) VALUES ($1, $2, $3, $4)',
    [act, subjectId, participantId, month],
  );
  return true;
}

/** Gives the place of a subject back, in the month in which it was taken. */
export async function giveBack(tx: Tx, act: BillableAct, subjectId: Uuid): Promise<void> {
  const [rows]: [{ participant_id: Uuid; month: string }[], number] = await tx.manager.query(
    `DELETE FROM billing.quota_reservations WHERE act = $1 AND subject_id = $2 RETURNING participant_id, month::text`,
    [act, subjectId],
  );
  for (const { participant_id: participantId, month } of rows) {
    await tx.manager.query(
      'UPDATE billing.quota_uses SET used = used - 1 WHERE participant_id = $1 AND act = $2 AND month = $3',
      [participantId, act, month],
    );
  }
}

/** Places taken in a month. */
export async function usedIn(tx: Tx, participantId: Uuid, month: string): Promise<number> {
  const [row]: { used: number }[] = await tx.manager.query(
    `SELECT used FROM billing.quota_uses WHERE participant_id = $1 AND act = 'document.sent' AND month = $2`,
    [participantId, month],
  );
  return row?.used ?? 0;
}
