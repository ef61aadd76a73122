/** Keys for tests: each asked for once per process, for RSA keys are slow to make. */
import { GostKey, encodeSpki } from '../algorithms/gost-keys.js';
import { ALGORITHM } from '../algorithms/oids.js';
import type { PrivateKey } from '../algorithms/crypto-engine.js';
import { derNull, oid, sequence } from '../asn1/writer.js';

/** A key pair with what certificates say about it. */
export interface TestKey {
  readonly privateKey: PrivateKey;
  readonly spki: Uint8Array;
  /** AlgorithmIdentifier of its signatures. */
  readonly signatureAlgorithm: Uint8Array;
}

/** The kinds of keys in use today. */
export type KeyKind = 'rsa' | 'gost';

async function rsaKey(bits: number): Promise<TestKey> {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: bits,
    publicExponent: Uint8Array.of(1, 0, 1),
  };
  const pair = await globalThis.crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const spki = new Uint8Array(await globalThis.crypto.subtle.exportKey('spki', pair.publicKey));
  const signatureAlgorithm = sequence(oid(ALGORITHM.rsaSha256), derNull());
  return { privateKey: pair.privateKey, spki, signatureAlgorithm };
}

function gostKey(): TestKey {
  const { publicKey, privateKey } = GostKey.generate();
  const signatureAlgorithm = sequence(oid(ALGORITHM.gost2015Signature512), derNull());
  return { privateKey, spki: encodeSpki(publicKey), signatureAlgorithm };
}

/** A new key. */
export const newKey = async (kind: KeyKind, bits = 2048): Promise<TestKey> =>
  kind === 'rsa' ? rsaKey(bits) : gostKey();
