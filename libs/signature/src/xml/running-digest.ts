/** A running hash of any known algorithm: canonical octets are hashed as they are made. */
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { WEB_DIGESTS } from '../algorithms/digest-names.js';
import { streamingDigest } from '../algorithms/digests.js';
import { ALGORITHM } from '../algorithms/oids.js';
import { cryptoProvider } from '../algorithms/provider.js';

/** Octets go in, at the end a digest comes out. */
export interface RunningDigest {
  update(octets: Uint8Array): unknown;
  digest(): Uint8Array;
}

const WHERE_THERE_IS_NO_NODE: Readonly<Record<string, { create(): RunningDigest }>> = {
  [ALGORITHM.sha1]: sha1,
  [ALGORITHM.sha256]: sha256,
  [ALGORITHM.sha384]: sha384,
  [ALGORITHM.sha512]: sha512,
};

/** A running hash; undefined for an algorithm that is not known. */
export function runningDigest(oid: string): RunningDigest | undefined {
  const own = streamingDigest(oid);
  if (own) return own;
  if (!(oid in WEB_DIGESTS)) return undefined;
  return cryptoProvider().runningDigest?.(oid) ?? WHERE_THERE_IS_NO_NODE[oid]?.create();
}
