import {
  createPrivateKey,
  createPublicKey,
  generateKeyPair as generateNodeKeyPair,
  sign as nodeSign,
  webcrypto,
} from 'node:crypto';
import { promisify } from 'node:util';
import {
  ALGORITHM,
  decodePkcs8,
  encodePkcs8,
  encodeSpki,
  gost3410,
  GostKey,
  oidOf,
  readAsn1,
  streebog512,
  type PrivateKey,
} from '@qujat/signature';
import { derNull, oid, sequence } from '../asn1.js';
import type { KeyAlgorithm } from '../people/person.types.js';

/** A private key with what certificates and signatures say about it. */
export interface SigningKey {
  readonly algorithm: KeyAlgorithm;
  /** PKCS#8 PrivateKeyInfo, as the NCA writes it into p12 files. */
  readonly privateKeyInfo: Uint8Array;
  /** SubjectPublicKeyInfo. */
  readonly publicKeyInfo: Uint8Array;
  /** AlgorithmIdentifier of signatures by this key. */
  readonly signatureAlgorithm: Uint8Array;
  /** Signs the bytes: their hash is taken here. */
  sign(bytes: Uint8Array): Uint8Array;
  /** The key as the signature library takes it. */
  handle(): Promise<PrivateKey>;
}

const RSA_BITS = 2048;
const RSA_SHA256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const generateRsa = promisify(generateNodeKeyPair);

/** A new key. */
export async function newKey(algorithm: KeyAlgorithm): Promise<SigningKey> {
  if (algorithm === 'gost') return gostKey(GostKey.generate().privateKey);
  const { privateKey } = await generateRsa('rsa', { modulusLength: RSA_BITS });
  return rsaKey(privateKey.export({ format: 'der', type: 'pkcs8' }));
}

/** The key in a PKCS#8 PrivateKeyInfo. */
export function readKey(privateKeyInfo: Uint8Array): SigningKey {
  const identifier = readAsn1(privateKeyInfo, 'BER').children[1]?.children[0];
  if (!identifier) throw new Error('a private key without an algorithm');
  return oidOf(identifier) === ALGORITHM.rsa ? rsaKey(privateKeyInfo) : gostKey(decodePkcs8(privateKeyInfo));
}

function rsaKey(privateKeyInfo: Uint8Array): SigningKey {
  const key = createPrivateKey({ key: Buffer.from(privateKeyInfo), format: 'der', type: 'pkcs8' });
  return {
    algorithm: 'rsa',
    privateKeyInfo,
    publicKeyInfo: createPublicKey(key).export({ format: 'der', type: 'spki' }),
    signatureAlgorithm: sequence(oid(ALGORITHM.rsaSha256), derNull()),
    sign: (bytes) => nodeSign('sha256', bytes, key),
    handle: () => webcrypto.subtle.importKey('pkcs8', privateKeyInfo, RSA_SHA256, false, ['sign']),
  };
}

function gostKey(key: GostKey): SigningKey {
  return {
    algorithm: 'gost',
    privateKeyInfo: encodePkcs8(key),
    publicKeyInfo: encodeSpki(key),
    signatureAlgorithm: sequence(oid(key.gost.signature), derNull()),
    sign: (bytes) => gost3410.sign(streebog512(bytes), key.bytes, key.gost.curve),
    handle: () => Promise.resolve(key),
  };
}
