import { ALGORITHM } from './oids.js';

/** The names WebCrypto has for digest algorithms. */
export const WEB_DIGESTS: Readonly<Record<string, string>> = {
  [ALGORITHM.sha1]: 'SHA-1',
  [ALGORITHM.sha256]: 'SHA-256',
  [ALGORITHM.sha384]: 'SHA-384',
  [ALGORITHM.sha512]: 'SHA-512',
};

const DIGEST_BYTES: Readonly<Record<string, number>> = {
  [ALGORITHM.sha1]: 20,
  [ALGORITHM.sha256]: 32,
  [ALGORITHM.sha384]: 48,
  [ALGORITHM.sha512]: 64,
};

/** The length of a SHA digest; infinite for what is none. */
export const digestBytes = (oid: string): number => DIGEST_BYTES[oid] ?? Number.POSITIVE_INFINITY;
