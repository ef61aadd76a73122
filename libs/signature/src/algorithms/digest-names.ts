import { ALGORITHM } from './oids.js';

/** The names WebCrypto has for digest algorithms. */
export const WEB_DIGESTS: Readonly<Record<string, string>> = {
  [ALGORITHM.sha1]: 'SHA-1',
  [ALGORITHM.sha256]: 'SHA-256',
  [ALGORITHM.sha384]: 'SHA-384',
  [ALGORITHM.sha512]: 'SHA-512',
};
