import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';

/** From a day on a participant has a plan, or no contract. */
export interface ContractRecord {
  readonly id: Uuid;
  readonly participantId: Uuid;
  readonly startsOn: string;
  readonly plan: string | null;
  readonly trialUntil: string | null;
  readonly discountPoints: number;
}

const CONTRACT = `SELECT id, participant_id AS "participantId", starts_on::text AS "startsOn", plan,
  trial_until::text AS "trialUntil", discount_points AS "discountPoints" FROM billing.contracts`;

/** Every row of a participant, the newest first. */
export const contractsOf = (tx: Tx, participantId: Uuid): Promise<ContractRecord[]> =>
  tx.manager.query(`${CONTRACT} WHERE participant_id = $1 ORDER BY starts_on DESC`, [participantId]);

/** What is agreed on a day. */
export async function contractOn(tx: Tx, participantId: Uuid, day: string): Promise<ContractRecord | undefined> {
  const [row]: ContractRecord[] = await tx.manager.query(
    `${CONTRACT} WHERE participant_id = $1 AND starts_on <= $2 ORDER BY starts_on DESC LIMIT 1`,
    [participantId, day],
  );
  return row;
}

/** Who has a plan on some day between the two, both counted. */
export async function contractedBetween(tx: Tx, first: string, last: string): Promise<Uuid[]> {
  const rows: { id: Uuid }[] = await tx.manager.query(
    `SELECT DISTINCT participant_id AS id FROM (
       SELECT participant_id, plan, starts_on, lead(starts_on) OVER (PARTITION BY participant_id ORDER BY starts_on) AS ends_on
       FROM billing.contracts) c
     WHERE plan IS NOT NULL AND starts_on <= $2 AND (ends_on IS NULL OR ends_on > $1) ORDER BY 1`,
    [first, last],
  );
  return rows.map(({ id }) => id);
}

/** Writes one; false: that day has one. */
export async function insertContract(
  tx: Tx,
  given: Omit<ContractRecord, never> & { readonly now: Date; readonly by: object },
): Promise<boolean> {
  const { id, participantId, startsOn, plan, trialUntil, discountPoints, now, by } = given;
  const rows: unknown[] = await tx.manager.query(
    `INSERT INTO billing.contracts (id, participant_id, starts_on, plan, trial_until, discount_points, concluded_at, concluded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (participant_id, starts_on) DO NOTHING RETURNING id`,
    [id, participantId, startsOn, plan, trialUntil, discountPoints, now, JSON.stringify(by)],
  );
  return rows.length === 1;
}

/** Locks a participant's contracts until the transaction ends. */
export const lockContracts = (tx: Tx, participantId: Uuid): Promise<void> =>
  tx.manager.query(`SELECT pg_advisory_xact_lock(hashtext('billing.contracts'), hashtext($1))`, [participantId]);
