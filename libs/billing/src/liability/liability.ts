import { monthAfter, monthOf, type Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';

/** A sum that the cap is made of; a refund takes away. */
export interface CapPart {
  readonly on: string;
  readonly amountTiyn: number;
  readonly reference: string;
  readonly kind: 'payment' | 'refund';
}

/** The most that the operator answers for on a day. */
export interface LiabilityCap {
  readonly on: string;
  /** The three full months before the day's month. */
  readonly from: string;
  readonly until: string;
  readonly capTiyn: number;
  readonly parts: readonly CapPart[];
}

/** E-12.5: what was paid in the last three full months before the day, less what was refunded in them. */
export async function liabilityOn(tx: Tx, participantId: Uuid, on: string): Promise<LiabilityCap> {
  const until = monthOf(on);
  const from = monthAfter(until, -3);
  const parts: CapPart[] = await tx.manager.query(
    `SELECT received_on::text AS on, amount_tiyn::float8 AS "amountTiyn", reference, 'payment' AS kind FROM billing.payments
       WHERE participant_id = $1 AND received_on >= $2 AND received_on < $3
     UNION ALL
     SELECT r.refunded_on::text, -r.amount_tiyn::float8, p.reference, 'refund' FROM billing.refunds r
       JOIN billing.payments p ON p.id = r.payment_id
       WHERE r.participant_id = $1 AND r.refunded_on >= $2 AND r.refunded_on < $3
     ORDER BY 1, 4, 2`,
    [participantId, from, until],
  );
  const sum = parts.reduce((total, { amountTiyn }) => total + amountTiyn, 0);
  return { on, from, until, capTiyn: Math.max(0, sum), parts };
}
