/** A running hash for every digest algorithm we know: the platform's where it has one, otherwise in JavaScript. */
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { streamingDigest } from './digests.js';
import { ALGORITHM } from './oids.js';
import { cryptoProvider } from './provider.js';
import type { StreamingDigest } from './streaming-digest.js';

const SHA: ReadonlyMap<string, { create(): StreamingDigest }> = new Map([
  [ALGORITHM.sha1, sha1],
  [ALGORITHM.sha256, sha256],
  [ALGORITHM.sha384, sha384],
  [ALGORITHM.sha512, sha512],
]);

/** A running hash by `oid`; undefined when the algorithm is not known. */
export function runningDigest(oid: string): StreamingDigest | undefined {
  const sha = SHA.get(oid);
  return sha ? (cryptoProvider().runningDigest?.(oid) ?? sha.create()) : streamingDigest(oid);
}
