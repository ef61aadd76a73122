/**
 * RSA and SHA of the platform: WebCrypto, which browsers and Node have; or Node's own where there is one, which does the same
 * without a hop to another thread (twice as many verifications per second). A program may install another.
 */
import { WEB_DIGESTS } from './digest-names.js';
import { nodeCryptoProvider } from './provider-node.js';
import type { CryptoProvider } from './provider-types.js';

export type { CryptoProvider } from './provider-types.js';

type RsaKey = Parameters<typeof globalThis.crypto.subtle.verify>[1];

const keys = new WeakMap<Uint8Array, Map<string, Promise<RsaKey>>>();

function rsaKey(name: string, spki: Uint8Array): Promise<RsaKey> {
  const known = keys.get(spki) ?? new Map<string, Promise<RsaKey>>();
  keys.set(spki, known);
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: name };
  const key = known.get(name) ?? globalThis.crypto.subtle.importKey('spki', spki, algorithm, false, ['verify']);
  known.set(name, key);
  return key;
}

/** WebCrypto, in browsers and in Node. */
export const webCryptoProvider: CryptoProvider = {
  async verifyRsa(hash, spki, data, signature) {
    const name = WEB_DIGESTS[hash];
    if (name === undefined) return false;
    const key = await rsaKey(name, spki).catch(() => undefined);
    return key !== undefined && globalThis.crypto.subtle.verify('RSASSA-PKCS1-v1_5', key, signature, data);
  },
  async digest(hash, data) {
    const name = WEB_DIGESTS[hash];
    if (name === undefined) throw new RangeError(`digest algorithm ${hash} is not known`);
    return new Uint8Array(await globalThis.crypto.subtle.digest(name, data));
  },
};

let current = nodeCryptoProvider() ?? webCryptoProvider;

/** Uses another provider from now on (process-wide). */
export function setCryptoProvider(provider: CryptoProvider): void {
  current = provider;
}

/** The provider in use. */
export const cryptoProvider = (): CryptoProvider => current;
