/**
 * RSA, ECDSA and SHA of the platform: WebCrypto, which browsers and Node have; or Node's own where there is one, which does the same
 * without a hop to another thread (twice as many verifications per second). A program may install another.
 */
import { WEB_DIGESTS } from './digest-names.js';
import { nodeCryptoProvider } from './provider-node.js';
import type { CryptoProvider } from './provider-types.js';

export type { CryptoProvider } from './provider-types.js';

type Subtle = typeof globalThis.crypto.subtle;
type Key = Parameters<Subtle['verify']>[1];
type ImportAlgorithm = { readonly name: string; readonly hash?: string; readonly namedCurve?: string };

const keys = new WeakMap<Uint8Array, Map<string, Promise<Key | undefined>>>();

/** A key imported once for each use; undefined when the platform refuses it. */
function imported(algorithm: ImportAlgorithm, spki: Uint8Array): Promise<Key | undefined> {
  const known = keys.get(spki) ?? new Map<string, Promise<Key | undefined>>();
  keys.set(spki, known);
  const use = JSON.stringify(algorithm);
  const key =
    known.get(use) ??
    globalThis.crypto.subtle.importKey('spki', spki, algorithm, false, ['verify']).catch(() => undefined);
  known.set(use, key);
  return key;
}

async function verify(
  spki: Uint8Array,
  importAs: ImportAlgorithm,
  verifyAs: Parameters<Subtle['verify']>[0],
  signature: Uint8Array,
  data: Uint8Array,
): Promise<boolean> {
  const key = await imported(importAs, spki);
  return key !== undefined && globalThis.crypto.subtle.verify(verifyAs, key, signature, data);
}

/** WebCrypto, in browsers and in Node. */
export const webCryptoProvider: CryptoProvider = {
  async verifyRsa(hash, spki, data, signature) {
    const name = WEB_DIGESTS[hash];
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: name };
    return name !== undefined && verify(spki, algorithm, algorithm.name, signature, data);
  },
  async verifyPss(hash, saltLength, spki, data, signature) {
    const name = WEB_DIGESTS[hash];
    return (
      name !== undefined &&
      verify(spki, { name: 'RSA-PSS', hash: name }, { name: 'RSA-PSS', saltLength }, signature, data)
    );
  },
  async verifyEcdsa(hash, namedCurve, spki, data, signature) {
    const name = WEB_DIGESTS[hash];
    return (
      name !== undefined && verify(spki, { name: 'ECDSA', namedCurve }, { name: 'ECDSA', hash: name }, signature, data)
    );
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
