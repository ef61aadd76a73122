/** Signing: which algorithms go with a private key, and the signature value as certificates and CMS carry it. */
import { derNull, oid, sequence } from '../asn1/writer.js';
import type { PrivateKey, WebCryptoKey } from './crypto-engine.js';
import { digestBytes, WEB_DIGESTS } from './digest-names.js';
import { digest } from './digests.js';
import { valueOf } from './ecdsa-value.js';
import { GostKey } from './gost-keys.js';
import * as gost3410 from './gost3410.js';
import { ALGORITHM } from './oids.js';
import { pssIdentifier } from './pss.js';

/** What WebCrypto says of its keys. */
interface KeyAlgorithm {
  readonly name: string;
  readonly hash?: { readonly name: string };
  readonly namedCurve?: string;
}

/** SHA-256 with P-256 and so on: a digest as strong as the curve (RFC 5753 2.1.1). */
const CURVE_DIGESTS: Readonly<Record<string, string>> = {
  'P-256': ALGORITHM.sha256,
  'P-384': ALGORITHM.sha384,
  'P-521': ALGORITHM.sha512,
};

const RSA_SIGNATURES: Readonly<Record<string, string>> = {
  [ALGORITHM.sha256]: ALGORITHM.rsaSha256,
  [ALGORITHM.sha384]: ALGORITHM.rsaSha384,
  [ALGORITHM.sha512]: ALGORITHM.rsaSha512,
};

const ECDSA_SIGNATURES: Readonly<Record<string, string>> = {
  [ALGORITHM.sha256]: ALGORITHM.ecdsaSha256,
  [ALGORITHM.sha384]: ALGORITHM.ecdsaSha384,
  [ALGORITHM.sha512]: ALGORITHM.ecdsaSha512,
};

const algorithmOf = (key: WebCryptoKey): KeyAlgorithm => key.algorithm;

function refuse(key: WebCryptoKey): never {
  throw new RangeError(`a key for ${JSON.stringify(key.algorithm)} signs nothing here`);
}

/** The digest algorithm (OID) a signature with this key takes; throws for a key of another algorithm. */
export function digestAlgorithmFor(key: PrivateKey): string {
  if (key instanceof GostKey) return key.gost.hash;
  const { name, hash, namedCurve = '' } = algorithmOf(key);
  if (name === 'ECDSA') return CURVE_DIGESTS[namedCurve] ?? refuse(key);
  const found = Object.keys(WEB_DIGESTS).find((one) => WEB_DIGESTS[one] === hash?.name);
  return found !== undefined && found in RSA_SIGNATURES ? found : refuse(key);
}

/** The AlgorithmIdentifier, DER, of signatures with this key (RFC 5754 3, RFC 4055, RFC 5758). */
export function signatureAlgorithmFor(key: PrivateKey): Uint8Array {
  if (key instanceof GostKey) return sequence(oid(key.gost.signature), derNull());
  const hash = digestAlgorithmFor(key);
  const { name } = algorithmOf(key);
  if (name === 'ECDSA') return sequence(oid(ECDSA_SIGNATURES[hash]!));
  // RFC 4055 3.1: salt as long as the digest
  if (name === 'RSA-PSS') return pssIdentifier({ hash, mgfHash: hash, saltLength: digestBytes(hash) });
  return name === 'RSASSA-PKCS1-v1_5' ? sequence(oid(RSA_SIGNATURES[hash]!), derNull()) : refuse(key);
}

/** Signs bytes with a key of any kind. ECDSA values are DER, as X.509 and CMS have them. */
export async function signBytes(data: Uint8Array, key: PrivateKey): Promise<Uint8Array> {
  if (key instanceof GostKey) return gost3410.sign(await digest(key.gost.hash, data), key.bytes, key.gost.curve);
  const hash = digestAlgorithmFor(key);
  const { name } = algorithmOf(key);
  const how = { name, hash: WEB_DIGESTS[hash]!, saltLength: digestBytes(hash) };
  const value = new Uint8Array(await globalThis.crypto.subtle.sign(how, key, data));
  return name === 'ECDSA' ? valueOf(value) : value;
}
