import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';

/** A month of a participant that waits to be charged. */
export interface OpenMonth {
  readonly participantId: Uuid;
  readonly month: string;
}

/** Months up to the last one that is over in which a contract was in force and that are not charged, the oldest first. */
export const openMonths = (tx: Tx, lastMonth: string, limit: number): Promise<OpenMonth[]> =>
  tx.manager.query(
    `WITH spans AS (
       SELECT participant_id, plan, starts_on,
         lead(starts_on) OVER (PARTITION BY participant_id ORDER BY starts_on) - 1 AS ends_on FROM billing.contracts)
     SELECT DISTINCT s.participant_id AS "participantId", m::date::text AS month FROM spans s,
       generate_series(date_trunc('month', s.starts_on::timestamp), least(coalesce(s.ends_on, $1::date), $1::date)::timestamp,
         interval '1 month') m
     WHERE s.plan IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM billing.closed_months c WHERE c.participant_id = s.participant_id AND c.month = m::date)
     ORDER BY 2, 1 LIMIT $2`,
    [lastMonth, limit],
  );

/** Keeps the meter of a participant from counting until the transaction ends; who counts waits. */
export const lockMeter = (tx: Tx, participantId: Uuid): Promise<void> =>
  tx.manager.query(`SELECT pg_advisory_xact_lock(hashtext('billing.meter'), hashtext($1))`, [participantId]);

/** Many count at once, but not while a month is being closed. */
export const shareMeter = (tx: Tx, participantId: Uuid): Promise<void> =>
  tx.manager.query(`SELECT pg_advisory_xact_lock_shared(hashtext('billing.meter'), hashtext($1))`, [participantId]);

/** Closes a month; false: it is closed already. */
export async function closeMonth(tx: Tx, { participantId, month }: OpenMonth, now: Date): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query(
    'INSERT INTO billing.closed_months (participant_id, month, closed_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1',
    [participantId, month, now],
  );
  return rows.length === 1;
}

/** The last month of a participant that is closed. */
export async function lastClosed(tx: Tx, participantId: Uuid): Promise<string | undefined> {
  const [row]: { month: string | null }[] = await tx.manager.query(
    'SELECT max(month)::text AS month FROM billing.closed_months WHERE participant_id = $1',
    [participantId],
  );
  return row?.month ?? undefined;
}
