import { Injectable } from '@nestjs/common';
import { SentDocuments } from '@qujat/exchange';
import { systemScope, UnitOfWork } from '@qujat/platform';

/** Something that does not agree. */
export interface Difference {
  readonly what:
    'not-counted' | 'counted-without-document' | 'invoice-sum' | 'payment-sum' | 'invoice-number' | 'act-number';
  readonly subject: string;
}

/** What was compared, and what does not agree. */
export interface Reconciliation {
  readonly documents: number;
  readonly counted: number;
  readonly invoices: number;
  readonly payments: number;
  readonly differences: readonly Difference[];
}

const SCOPE = systemScope('billing.reconcile');
const SHOWN = 100;

/** Sums that must agree, each a query for what does not. */
const SUMS: Readonly<Record<Exclude<Difference['what'], 'not-counted' | 'counted-without-document'>, string>> = {
  'invoice-sum': `SELECT i.number AS subject FROM billing.invoices i LEFT JOIN billing.invoice_lines l ON l.invoice_id = i.id
    GROUP BY i.id HAVING coalesce(sum(l.net_tiyn), 0) <> i.net_tiyn OR coalesce(sum(l.vat_tiyn), 0) <> i.vat_tiyn
    UNION ALL SELECT i.number FROM billing.invoices i LEFT JOIN billing.allocations a ON a.invoice_id = i.id
    GROUP BY i.id HAVING coalesce(sum(a.amount_tiyn), 0) <> i.paid_tiyn`,
  'payment-sum': `SELECT p.id::text AS subject FROM billing.payments p WHERE p.amount_tiyn <> p.free_tiyn
    + coalesce((SELECT sum(amount_tiyn) FROM billing.allocations a WHERE a.payment_id = p.id), 0)
    + coalesce((SELECT sum(amount_tiyn) FROM billing.refunds r WHERE r.payment_id = p.id), 0)`,
  'invoice-number': `SELECT year::text AS subject FROM billing.invoices GROUP BY year
    HAVING count(*) <> max(seq) OR max(seq) <> (SELECT last FROM billing.counters c WHERE c.name = 'invoice' AND c.year = invoices.year)`,
  'act-number': `SELECT year::text AS subject FROM billing.service_acts GROUP BY year HAVING count(*) <> max(seq)`,
};

/** Proves that what is charged for is what was done: the sum of the meter is the sum of the documents that went out. */
@Injectable()
export class ReconcileService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly documents: SentDocuments,
  ) {}

  /** Compares everything that has had `graceMinutes` to be counted. */
  async run(until: Date): Promise<Reconciliation> {
    const sent = await this.documents.until(until);
    return this.work.run(SCOPE, async (tx) => {
      const rows: { id: string; early: boolean }[] = await tx.manager.query(
        `SELECT subject_id AS id, occurred_at <= $1 AS early FROM billing.meter WHERE act = 'document.sent'`,
        [until],
      );
      const counted = new Set(rows.map(({ id }) => id));
      const known = new Set(sent);
      const differences: Difference[] = [
        ...sent.filter((id) => !counted.has(id)).map((subject) => ({ what: 'not-counted' as const, subject })),
        ...rows
          .filter(({ id, early }) => early && !known.has(id))
          .map(({ id: subject }) => ({ what: 'counted-without-document' as const, subject })),
      ];
      for (const [what, sql] of Object.entries(SUMS) as [keyof typeof SUMS, string][]) {
        const wrong: { subject: string }[] = await tx.manager.query(`${sql} LIMIT ${SHOWN}`);
        differences.push(...wrong.map(({ subject }) => ({ what, subject })));
      }
      const [sizes]: { invoices: number; payments: number }[] = await tx.manager.query(
        `SELECT (SELECT count(*)::int FROM billing.invoices) AS invoices, (SELECT count(*)::int FROM billing.payments) AS payments`,
      );
      return { documents: sent.length, counted: rows.length, ...sizes!, differences };
    });
  }
}
