import type { Tx } from '@qujat/platform';

/** So many failures cost nothing: people mistype. */
const FREE = { account: 4, address: 20 } as const;
const LONGEST_SECONDS = 15 * 60;
/** After a day of quiet nothing is held against anybody. */
export const FORGET_MS = 24 * 3600 * 1000;

/** What failures are counted by. */
export interface Counted {
  readonly kind: keyof typeof FREE;
  readonly hash: string;
}

/** Seconds to wait after so many failures: 2, 4, 8 … a quarter of an hour. Nobody is ever locked out for good (E-3.1). */
export const delayAfter = (kind: Counted['kind'], failures: number): number =>
  failures <= FREE[kind] ? 0 : Math.min(LONGEST_SECONDS, 2 ** Math.min(12, failures - FREE[kind]));

/**
 * Counts an attempt as failed before it is looked at, so that many at once do not all pass; a success takes it back. Returns
 * the seconds to wait when it comes too early, else 0.
 */
export async function countAttempt(tx: Tx, { kind, hash }: Counted, now: Date): Promise<number> {
  await tx.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [hash]);
  const [row]: { failures: number; last_at: Date; next_at: Date }[] = await tx.manager.query(
    'SELECT failures, last_at, next_at FROM identity.sign_in_failures WHERE key_hash = $1',
    [hash],
  );
  if (row && row.next_at > now) return Math.max(1, Math.ceil((row.next_at.getTime() - now.getTime()) / 1000));
  const isOld = !row || now.getTime() - row.last_at.getTime() > FORGET_MS;
  const failures = isOld ? 1 : row.failures + 1;
  const next = new Date(now.getTime() + delayAfter(kind, failures) * 1000);
  await tx.manager.query(
    `INSERT INTO identity.sign_in_failures (key_hash, failures, last_at, next_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (key_hash) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at, next_at = excluded.next_at`,
    [hash, failures, now, next],
  );
  return 0;
}

/** A success: the account starts afresh; the address gets back this one attempt only, or one's own account would clear it. */
export async function forgive(tx: Tx, account: Counted, address: Counted): Promise<void> {
  await tx.manager.query('DELETE FROM identity.sign_in_failures WHERE key_hash = $1', [account.hash]);
  await tx.manager.query('DELETE FROM identity.sign_in_failures WHERE key_hash = $1 AND failures <= 1', [address.hash]);
  await tx.manager.query(
    'UPDATE identity.sign_in_failures SET failures = failures - 1, next_at = last_at WHERE key_hash = $1',
    [address.hash],
  );
}
