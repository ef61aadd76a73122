import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { Plan, TariffRecord } from './tariff.types.js';

const TARIFF = `SELECT id, version, effective_from::text AS "effectiveFrom", published_at AS "publishedAt", plans FROM billing.tariffs`;

/** All versions, the newest first. */
export const listTariffs = (tx: Tx): Promise<TariffRecord[]> => tx.manager.query(`${TARIFF} ORDER BY version DESC`);

/** The version in force on a day. */
export async function tariffOn(tx: Tx, day: string): Promise<TariffRecord | undefined> {
  const [row]: TariffRecord[] = await tx.manager.query(
    `${TARIFF} WHERE effective_from <= $1 ORDER BY effective_from DESC LIMIT 1`,
    [day],
  );
  return row;
}

/** Writes the next version. Two at once: the second waits for the first, and is numbered after it. */
export async function insertTariff(
  tx: Tx,
  given: { id: Uuid; effectiveFrom: string; plans: readonly Plan[]; now: Date; by: object },
): Promise<void> {
  const { id, effectiveFrom, plans, now, by } = given;
  await tx.manager.query(
    `INSERT INTO billing.tariffs (id, version, effective_from, plans, published_at, published_by)
     VALUES ($1, (SELECT max(version) + 1 FROM billing.tariffs), $2, $3, $4, $5)`,
    [id, effectiveFrom, JSON.stringify(plans), now, JSON.stringify(by)],
  );
}

/** Locks publishing until the transaction ends. */
export const lockTariffs = (tx: Tx): Promise<void> =>
  tx.manager.query(`SELECT pg_advisory_xact_lock(hashtext('billing.tariffs'))`);

/** Basis points of VAT for a turnover of this day. */
export async function vatOn(tx: Tx, day: string): Promise<number> {
  const [row]: { points: number }[] = await tx.manager.query(
    'SELECT basis_points AS points FROM billing.vat_rates WHERE effective_from <= $1 ORDER BY effective_from DESC LIMIT 1',
    [day],
  );
  return row?.points ?? 0;
}
