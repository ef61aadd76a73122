import { newId, type Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { nextNumber, numberOf } from './counter.repository.js';
import type { InvoiceRecord } from './invoice.types.js';
import { totalOf } from './price.js';

const INVOICE = `
  SELECT i.id, i.number, i.kind, i.participant_id AS "participantId", i.month::text, i.issued_on::text AS "issuedOn",
    i.due_on::text AS "dueOn", i.turnover_on::text AS "turnoverOn", i.tariff_id AS "tariffId", i.seller, i.buyer,
    i.vat_points AS "vatPoints", i.net_tiyn::float8 AS "netTiyn", i.vat_tiyn::float8 AS "vatTiyn",
    i.total_tiyn::float8 AS "totalTiyn", i.paid_tiyn::float8 AS "paidTiyn",
    (SELECT jsonb_agg(jsonb_build_object('kind', l.kind, 'name', l.name, 'quantity', l.quantity, 'unitTiyn', l.unit_tiyn,
       'discountTiyn', l.discount_tiyn, 'netTiyn', l.net_tiyn, 'vatTiyn', l.vat_tiyn) ORDER BY l.position)
     FROM billing.invoice_lines l WHERE l.invoice_id = i.id) AS lines,
    (SELECT jsonb_build_object('id', a.id, 'number', a.number, 'issuedOn', a.issued_on, 'acceptedOn', a.accepted_on,
       'objection', a.objection) FROM billing.service_acts a WHERE a.invoice_id = i.id) AS act
  FROM billing.invoices i`;

/** One, if the scope sees it. */
export async function findInvoice(tx: Tx, id: Uuid): Promise<InvoiceRecord | undefined> {
  const [row]: InvoiceRecord[] = await tx.manager.query(`${INVOICE} WHERE i.id = $1`, [id]);
  return row;
}

/** What lists are narrowed by. */
export interface InvoiceFilter {
  readonly participantId?: Uuid | undefined;
  readonly unpaid?: boolean | undefined;
  readonly dueBefore?: string | undefined;
}

/** The newest first. */
export const listInvoices = (
  tx: Tx,
  { participantId, unpaid = false, dueBefore }: InvoiceFilter,
): Promise<InvoiceRecord[]> =>
  tx.manager.query(
    `${INVOICE} WHERE ($1::uuid IS NULL OR i.participant_id = $1) AND (NOT $2 OR i.paid_tiyn < i.total_tiyn)
       AND ($3::date IS NULL OR i.due_on < $3) ORDER BY i.issued_on DESC, i.year DESC, i.seq DESC LIMIT 200`,
    [participantId ?? null, unpaid, dueBefore ?? null],
  );

/** An invoice to write: its number and its sums come of themselves. */
export type NewInvoice = Omit<
  InvoiceRecord,
  'id' | 'number' | 'netTiyn' | 'vatTiyn' | 'totalTiyn' | 'paidTiyn' | 'act'
> & { readonly acceptedOn: string; readonly now: Date };

/** Writes an invoice with its lines and its act of services; returns its id. */
export async function insertInvoice(tx: Tx, given: NewInvoice): Promise<Uuid> {
  const year = Number(given.issuedOn.slice(0, 4));
  const seq = await nextNumber(tx, 'invoice', year);
  const id = newId(given.now);
  const { netTiyn, vatTiyn, totalTiyn } = totalOf(given.lines);
  const { kind, participantId, month, issuedOn, dueOn, turnoverOn, tariffId, seller, buyer, vatPoints, now } = given;
  await tx.manager.query(
    `INSERT INTO billing.invoices (id, year, seq, number, kind, participant_id, month, issued_on, due_on, turnover_on, tariff_id,
       seller, buyer, vat_points, net_tiyn, vat_tiyn, total_tiyn, issued_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      ...[id, year, seq, numberOf(year, seq), kind, participantId, month, issuedOn, dueOn, turnoverOn, tariffId],
      ...[JSON.stringify(seller), JSON.stringify(buyer), vatPoints, netTiyn, vatTiyn, totalTiyn, now],
    ],
  );
  await insertLines(tx, id, given);
  await insertAct(tx, id, given);
  return id;
}

async function insertLines(tx: Tx, invoiceId: Uuid, { participantId, lines }: NewInvoice): Promise<void> {
  for (const [i, { kind, name, quantity, unitTiyn, discountTiyn, netTiyn, vatTiyn }] of lines.entries()) {
    await tx.manager.query(
      `INSERT INTO billing.invoice_lines (invoice_id, participant_id, position, kind, name, quantity, unit_tiyn, discount_tiyn,
         net_tiyn, vat_tiyn) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [invoiceId, participantId, i + 1, kind, JSON.stringify(name), quantity, unitTiyn, discountTiyn, netTiyn, vatTiyn],
    );
  }
}

/** E-11.3: the act goes with the invoice, numbered by itself. */
async function insertAct(
  tx: Tx,
  invoiceId: Uuid,
  { participantId, issuedOn, acceptedOn, now }: NewInvoice,
): Promise<void> {
  const year = Number(issuedOn.slice(0, 4));
  const seq = await nextNumber(tx, 'act', year);
  await tx.manager.query(
    `INSERT INTO billing.service_acts (id, year, seq, number, invoice_id, participant_id, issued_on, accepted_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [newId(now), year, seq, numberOf(year, seq), invoiceId, participantId, issuedOn, acceptedOn],
  );
}
