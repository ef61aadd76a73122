/** Digests by object identifier. SHA comes from WebCrypto, the national ones are our own. */
import { ALGORITHM } from './oids.js';
import { WEB_DIGESTS } from './digest-names.js';
import { Gost34311 } from './gost34311.js';
import { cryptoProvider } from './provider.js';
import { Streebog } from './streebog.js';
import type { StreamingDigest } from './streaming-digest.js';

export type { StreamingDigest } from './streaming-digest.js';

/** A digest value. */
export type Digest = Uint8Array;

/** A running hash for `oid`, where the algorithm is one of ours (Streebog, GOST 34.311). */
export function streamingDigest(oid: string): StreamingDigest | undefined {
  if (oid === ALGORITHM.streebog512) return new Streebog(512);
  if (oid === ALGORITHM.streebog256) return new Streebog(256);
  if (oid === ALGORITHM.gost34311) return new Gost34311();
  return undefined;
}

/** Is this a digest algorithm we know? */
export const isKnownDigest = (oid: string): boolean => oid in WEB_DIGESTS || streamingDigest(oid) !== undefined;

/** The digest of `data`; throws for an algorithm that is not known. */
export async function digest(oid: string, data: Uint8Array): Promise<Digest> {
  const own = streamingDigest(oid);
  if (own) return own.update(data).digest();
  return cryptoProvider().digest(oid, data);
}
