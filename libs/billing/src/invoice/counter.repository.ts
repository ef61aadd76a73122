import type { Tx } from '@qujat/platform';

/**
 * The next number of a year. The row stays locked until the transaction ends: what takes a number and fails gives it back, and
 * who comes at the same time waits. So numbers have no gaps and come in the order of what carries them.
 */
export async function nextNumber(tx: Tx, name: 'invoice' | 'act', year: number): Promise<number> {
  const [row]: { last: number }[] = await tx.manager.query(
    `INSERT INTO billing.counters AS c (name, year, last) VALUES ($1, $2, 1)
     ON CONFLICT (name, year) DO UPDATE SET last = c.last + 1 RETURNING last`,
    [name, year],
  );
  return row!.last;
}

/** `2026-000042`. */
export const numberOf = (year: number, seq: number): string => `${year}-${String(seq).padStart(6, '0')}`;
