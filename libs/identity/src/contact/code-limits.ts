import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { refuse } from '../identity.errors.js';
import { countingKey } from './code-key.js';
import { CODES_PER_HOUR } from './contact.types.js';

const HOUR_MS = 3_600_000;

/** Who asks for a code, for which address, from where. */
export interface CodeRequest {
  readonly userId: Uuid;
  readonly address: string;
  readonly origin: string;
}

/**
 * Counts one more request, or refuses: nobody is flooded with codes, and nobody gets more guesses by asking again (E-3.1).
 * The three counts are locked in one order, so that two requests at once do not both take the last place.
 */
export async function countRequest(
  tx: Tx,
  key: Buffer,
  { userId, address, origin }: CodeRequest,
  now: Date,
): Promise<void> {
  const counted = [
    { hash: countingKey(key, 'person', userId), limit: CODES_PER_HOUR.person },
    { hash: countingKey(key, 'address', address.toLowerCase()), limit: CODES_PER_HOUR.address },
    { hash: countingKey(key, 'origin', origin), limit: CODES_PER_HOUR.origin },
  ].sort((a, b) => a.hash.localeCompare(b.hash));
  for (const { hash } of counted)
    await tx.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [hash]);
  const since = new Date(now.getTime() - HOUR_MS);
  for (const { hash, limit } of counted) await admit(tx, { hash, limit, since, now });
  await tx.manager.query('INSERT INTO identity.code_requests (key_hash, asked_at) SELECT unnest($1::text[]), $2', [
    counted.map(({ hash }) => hash),
    now,
  ]);
}

async function admit(tx: Tx, count: { hash: string; limit: number; since: Date; now: Date }): Promise<void> {
  const rows: { asked: Date }[] = await tx.manager.query(
    'SELECT asked_at AS asked FROM identity.code_requests WHERE key_hash = $1 AND asked_at > $2 ORDER BY asked_at DESC LIMIT $3',
    [count.hash, count.since, count.limit],
  );
  const oldest = rows[count.limit - 1];
  if (!oldest) return;
  const seconds = Math.max(1, Math.ceil((oldest.asked.getTime() + HOUR_MS - count.now.getTime()) / 1000));
  throw refuse('contact.too_many_codes', { params: { minutes: Math.ceil(seconds / 60) } });
}
