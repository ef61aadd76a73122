import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { BillableAct } from '../tariff/tariff.types.js';

/** An act that is charged for. */
export interface MeteredAct {
  readonly eventId: Uuid;
  readonly act: BillableAct;
  readonly participantId: Uuid;
  readonly subjectId: Uuid;
  readonly occurredAt: Date;
  readonly day: string;
}

/** Counts an act; false: it was counted before, by this event or by another. */
export async function count(tx: Tx, metered: MeteredAct): Promise<boolean> {
  const { eventId, act, participantId, subjectId, occurredAt, day } = metered;
  const rows: unknown[] = await tx.manager.query(
    `INSERT INTO billing.meter (event_id, act, participant_id, subject_id, occurred_at, day)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING 1`,
    [eventId, act, participantId, subjectId, occurredAt, day],
  );
  return rows.length === 1;
}

/** How many of an act a participant has done from the first day to the last, both counted. */
export async function countedBetween(
  tx: Tx,
  { participantId, act, first, last }: { participantId: Uuid; act: BillableAct; first: string; last: string },
): Promise<number> {
  const [row]: { count: number }[] = await tx.manager.query(
    `SELECT count(*)::int AS count FROM billing.meter
     WHERE participant_id = $1 AND act = $2 AND day BETWEEN $3 AND $4`,
    [participantId, act, first, last],
  );
  return row?.count ?? 0;
}

/** What a participant has done day by day. */
export const countedByDay = (
  tx: Tx,
  { participantId, first, last }: { participantId: Uuid; first: string; last: string },
): Promise<{ day: string; count: number }[]> =>
  tx.manager.query(
    `SELECT day::text, count(*)::int AS count FROM billing.meter
     WHERE participant_id = $1 AND day BETWEEN $2 AND $3 GROUP BY day ORDER BY day`,
    [participantId, first, last],
  );

/** Bytes kept on each day of a period that has been measured, added up. */
export async function storedBetween(
  tx: Tx,
  { participantId, first, last }: { participantId: Uuid; first: string; last: string },
): Promise<bigint> {
  const [row]: { sum: string }[] = await tx.manager.query(
    `SELECT coalesce(sum(bytes), 0)::text AS sum FROM billing.storage_days
     WHERE participant_id = $1 AND day BETWEEN $2 AND $3`,
    [participantId, first, last],
  );
  return BigInt(row?.sum ?? '0');
}

/** What was kept at the last measurement. */
export async function storedLast(tx: Tx, participantId: Uuid): Promise<number> {
  const [row]: { bytes: number }[] = await tx.manager.query(
    `SELECT bytes::float8 AS bytes FROM billing.storage_days WHERE participant_id = $1 ORDER BY day DESC LIMIT 1`,
    [participantId],
  );
  return row?.bytes ?? 0;
}
