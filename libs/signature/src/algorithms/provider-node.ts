/** The crypto of Node, when this runs there. Asked of the running process, not imported: browsers have no such module. */
import { WEB_DIGESTS } from './digest-names.js';
import type { CryptoProvider } from './provider-types.js';
import type { StreamingDigest } from './streaming-digest.js';

/** `crypto.hash`, in one call; not in every Node 20. */
type HashAtOnce = (name: string, data: Uint8Array, outputEncoding: 'buffer') => Uint8Array;

interface NodeHash {
  update(data: Uint8Array): this;
  digest(): Uint8Array;
}

/** What is used of `node:crypto`. */
interface NodeCrypto {
  createHash(name: string): NodeHash;
  readonly hash?: HashAtOnce;
  createPublicKey(key: { key: Uint8Array; format: 'der'; type: 'spki' }): object;
  verify(hash: string, data: Uint8Array, key: object, signature: Uint8Array): boolean;
  readonly constants: { readonly RSA_PKCS1_PSS_PADDING: number };
}

interface HasBuiltins {
  readonly process?: { getBuiltinModule?(name: 'node:crypto'): NodeCrypto | undefined };
}

/** `SHA-256` becomes `sha256`. */
const NODE_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(WEB_DIGESTS).map(([oid, name]) => [oid, name.replace('-', '').toLowerCase()]),
);

const nodeName = (hash: string): string => {
  const name = NODE_NAMES.get(hash);
  if (name === undefined) throw new RangeError(`digest algorithm ${hash} is not known`);
  return name;
};

/** A provider on `node:crypto`; undefined outside Node. */
export function nodeCryptoProvider(): CryptoProvider | undefined {
  const crypto = (globalThis as HasBuiltins).process?.getBuiltinModule?.('node:crypto');
  if (!crypto) return undefined;
  const keys = new WeakMap<Uint8Array, object | 'refused'>();
  const keyOf = (spki: Uint8Array): object | 'refused' => {
    const key = keys.get(spki) ?? readKey(crypto, spki);
    keys.set(spki, key);
    return key;
  };
  return {
    verifyRsa(hash, spki, data, signature) {
      const key = keyOf(spki);
      return key !== 'refused' && crypto.verify(nodeName(hash), data, key, signature);
    },
    verifyPss(hash, saltLength, spki, data, signature) {
      const key = keyOf(spki);
      if (key === 'refused') return false;
      const padding = crypto.constants.RSA_PKCS1_PSS_PADDING;
      return crypto.verify(nodeName(hash), data, { key, padding, saltLength }, signature);
    },
    verifyEcdsa(hash, _curve, spki, data, signature) {
      const key = keyOf(spki);
      return key !== 'refused' && crypto.verify(nodeName(hash), data, { key, dsaEncoding: 'ieee-p1363' }, signature);
    },
    digest: (hash, data) => {
      const name = nodeName(hash);
      return new Uint8Array(crypto.hash?.(name, data, 'buffer') ?? crypto.createHash(name).update(data).digest());
    },
    runningDigest: (hash) => running(crypto.createHash(nodeName(hash))),
  };
}

function readKey(crypto: NodeCrypto, spki: Uint8Array): object | 'refused' {
  try {
    return crypto.createPublicKey({ key: spki, format: 'der', type: 'spki' });
  } catch {
    // OpenSSL refuses the key: a signature by it cannot be verified
    return 'refused';
  }
}

function running(hash: NodeHash): StreamingDigest {
  const digest: StreamingDigest = {
    update(data) {
      hash.update(data);
      return digest;
    },
    digest: () => new Uint8Array(hash.digest()),
  };
  return digest;
}
