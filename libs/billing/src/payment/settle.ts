import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { BILLING_EVENTS } from '../billing.events.js';

interface Free {
  readonly id: Uuid;
  readonly free: number;
  readonly purpose: string;
}

interface Due {
  readonly id: Uuid;
  readonly number: string;
  due: number;
}

/**
 * Lets what a participant has paid pay what it owes: an invoice that the payment names first, then the oldest. Payments and
 * invoices are locked in the same order by everybody; who comes at the same time waits and finds what is left.
 */
export async function settle(tx: Tx, participantId: Uuid): Promise<void> {
  await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtext('billing.settle'), hashtext($1))`, [participantId]);
  const payments: Free[] = await tx.manager.query(
    `SELECT id, free_tiyn::float8 AS free, purpose FROM billing.payments WHERE participant_id = $1 AND free_tiyn > 0
     ORDER BY received_on, id FOR UPDATE`,
    [participantId],
  );
  const invoices: Due[] = await tx.manager.query(
    `SELECT id, number, (total_tiyn - paid_tiyn)::float8 AS due FROM billing.invoices
     WHERE participant_id = $1 AND paid_tiyn < total_tiyn ORDER BY issued_on, seq FOR UPDATE`,
    [participantId],
  );
  for (const payment of payments) await spend(tx, participantId, { payment, invoices });
}

async function spend(
  tx: Tx,
  participantId: Uuid,
  { payment, invoices }: { payment: Free; invoices: readonly Due[] },
): Promise<void> {
  const named = ({ number }: Due) => payment.purpose.includes(number);
  let { free } = payment;
  for (const invoice of [...invoices.filter(named), ...invoices.filter((one) => !named(one))]) {
    const amount = Math.min(free, invoice.due);
    if (amount === 0) continue;
    free -= amount;
    invoice.due -= amount;
    await allocate(tx, participantId, { paymentId: payment.id, invoiceId: invoice.id, amount });
    if (invoice.due === 0) {
      const payload = { invoiceId: invoice.id, participantId };
      await tx.emit({ type: BILLING_EVENTS.invoicePaid, aggregateId: invoice.id, payload });
    }
  }
}

async function allocate(
  tx: Tx,
  participantId: Uuid,
  { paymentId, invoiceId, amount }: { paymentId: Uuid; invoiceId: Uuid; amount: number },
): Promise<void> {
  await tx.manager.query(
    `INSERT INTO billing.allocations AS a (payment_id, invoice_id, participant_id, amount_tiyn) VALUES ($1, $2, $3, $4)
     ON CONFLICT (payment_id, invoice_id) DO UPDATE SET amount_tiyn = a.amount_tiyn + excluded.amount_tiyn`,
    [paymentId, invoiceId, participantId, amount],
  );
  await tx.manager.query('UPDATE billing.payments SET free_tiyn = free_tiyn - $2 WHERE id = $1', [paymentId, amount]);
  await tx.manager.query('UPDATE billing.invoices SET paid_tiyn = paid_tiyn + $2 WHERE id = $1', [invoiceId, amount]);
}
