import { createHash } from 'node:crypto';
import { newId, type Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { BankLine } from './bank/bank.types.js';

/** A payment as it stands. */
export interface PaymentRecord extends BankLine {
  readonly id: Uuid;
  readonly participantId: Uuid | null;
  /** Not used for an invoice yet, and not refunded. */
  readonly freeTiyn: number;
  readonly invoices: readonly { readonly number: string; readonly amountTiyn: number }[];
  readonly refundedTiyn: number;
}

const PAYMENT = `
  SELECT p.id, p.participant_id AS "participantId", p.received_on::text AS "receivedOn", p.amount_tiyn::float8 AS "amountTiyn",
    p.free_tiyn::float8 AS "freeTiyn", p.reference, p.payer_bin AS "payerBin", p.payer_name AS "payerName",
    p.payer_iik AS "payerIik", p.purpose,
    coalesce((SELECT jsonb_agg(jsonb_build_object('number', i.number, 'amountTiyn', a.amount_tiyn) ORDER BY i.seq)
      FROM billing.allocations a JOIN billing.invoices i ON i.id = a.invoice_id WHERE a.payment_id = p.id), '[]') AS invoices,
    coalesce((SELECT sum(amount_tiyn) FROM billing.refunds r WHERE r.payment_id = p.id), 0)::float8 AS "refundedTiyn"
  FROM billing.payments p`;

/** What lists are narrowed by. */
export interface PaymentFilter {
  readonly participantId?: Uuid | undefined;
  readonly unknown?: boolean | undefined;
}

/** The newest first. */
export const listPayments = (tx: Tx, { participantId, unknown = false }: PaymentFilter): Promise<PaymentRecord[]> =>
  tx.manager.query(
    `${PAYMENT} WHERE ($1::uuid IS NULL OR p.participant_id = $1) AND (NOT $2 OR p.participant_id IS NULL)
     ORDER BY p.received_on DESC, p.id DESC LIMIT 200`,
    [participantId ?? null, unknown],
  );

/** One, locked. */
export async function lockPayment(tx: Tx, id: Uuid): Promise<PaymentRecord | undefined> {
  await tx.manager.query('SELECT 1 FROM billing.payments WHERE id = $1 FOR UPDATE', [id]);
  const [row]: PaymentRecord[] = await tx.manager.query(`${PAYMENT} WHERE p.id = $1`, [id]);
  return row;
}

/** What makes a movement the same in every file of the bank. */
const fingerprintOf = ({ receivedOn, amountTiyn, reference, payerBin, payerIik, purpose }: BankLine): string =>
  createHash('sha256')
    .update(JSON.stringify([receivedOn, amountTiyn, reference, payerBin, payerIik, purpose]))
    .digest('hex');

/** Writes a movement; undefined: it is known. `occurrence`: of movements that are alike in one file, which. */
export async function insertPayment(
  tx: Tx,
  line: BankLine,
  given: { statementId: Uuid; participantId: Uuid | null; occurrence: number; now: Date },
): Promise<Uuid | undefined> {
  const { statementId, participantId, occurrence, now } = given;
  const rows: { id: Uuid }[] = await tx.manager.query(
    `INSERT INTO billing.payments (id, statement_id, fingerprint, received_on, amount_tiyn, free_tiyn, reference, payer_bin,
       payer_name, payer_iik, purpose, participant_id)
     VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (fingerprint) DO NOTHING RETURNING id`,
    [
      ...[newId(now), statementId, `${fingerprintOf(line)}-${occurrence}`, line.receivedOn, line.amountTiyn],
      ...[line.reference, line.payerBin, line.payerName, line.payerIik, line.purpose, participantId],
    ],
  );
  return rows[0]?.id;
}

/** Which of the lines that are alike this is: 0 for the first. */
export function occurrences(lines: readonly BankLine[]): number[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const key = fingerprintOf(line);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before;
  });
}

/** Whose invoice a purpose names. */
export async function ownerOfNumber(tx: Tx, purpose: string): Promise<Uuid | undefined> {
  const numbers = purpose.match(/\b\d{4}-\d{6,}\b/g) ?? [];
  const [row]: { id: Uuid }[] = await tx.manager.query(
    'SELECT participant_id AS id FROM billing.invoices WHERE number = ANY($1) LIMIT 1',
    [numbers],
  );
  return row?.id;
}
