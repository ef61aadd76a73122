/** Keys for tests: each asked for once per process, for RSA keys are slow to make. */
import { GostKey, encodeSpki } from '../algorithms/gost-keys.js';
import type { PrivateKey, WebCryptoKey } from '../algorithms/crypto-engine.js';
import { signatureAlgorithmFor } from '../algorithms/signing.js';

interface KeyPair {
  readonly privateKey: WebCryptoKey;
  readonly publicKey: WebCryptoKey;
}

/** A key pair with what certificates say about it. */
export interface TestKey {
  readonly privateKey: PrivateKey;
  readonly spki: Uint8Array;
  /** AlgorithmIdentifier of its signatures. */
  readonly signatureAlgorithm: Uint8Array;
}

/** The kinds of keys in use today. */
export type KeyKind = 'rsa' | 'pss' | 'p256' | 'p384' | 'p521' | 'gost';

const CURVES = { p256: 'P-256', p384: 'P-384', p521: 'P-521' } as const;

interface KeyRequest {
  readonly name: string;
  readonly hash?: string;
  readonly namedCurve?: string;
  readonly modulusLength?: number;
  readonly publicExponent?: Uint8Array;
}

async function webKey(algorithm: KeyRequest): Promise<TestKey> {
  const { subtle } = globalThis.crypto;
  const { privateKey, publicKey } = (await subtle.generateKey(algorithm, true, ['sign', 'verify'])) as KeyPair;
  const spki = new Uint8Array(await subtle.exportKey('spki', publicKey));
  return { privateKey, spki, signatureAlgorithm: signatureAlgorithmFor(privateKey) };
}

function gostKey(): TestKey {
  const { publicKey, privateKey } = GostKey.generate();
  return { privateKey, spki: encodeSpki(publicKey), signatureAlgorithm: signatureAlgorithmFor(privateKey) };
}

/** A new key; `bits` are those of an RSA key. */
export async function newKey(kind: KeyKind, bits = 2048): Promise<TestKey> {
  if (kind === 'gost') return gostKey();
  if (kind !== 'rsa' && kind !== 'pss') return webKey({ name: 'ECDSA', namedCurve: CURVES[kind] });
  const name = kind === 'rsa' ? 'RSASSA-PKCS1-v1_5' : 'RSA-PSS';
  return webKey({ name, hash: 'SHA-256', modulusLength: bits, publicExponent: Uint8Array.of(1, 0, 1) });
}
