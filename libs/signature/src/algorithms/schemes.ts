/** Which signature algorithm goes with which key and digest, and the verification itself. No fallbacks. */
import { Asn1Error, readAsn1 } from '../asn1/reader.js';
import { oidOf, TAG, wholeBits } from '../asn1/values.js';
import { digest } from './digests.js';
import { decodeSpki, gostByKey, gostBySignature, type GostAlgorithm } from './gost-keys.js';
import { GostVerifier } from './gost3410.js';
import { ALGORITHM } from './oids.js';
import { cryptoProvider } from './provider.js';

/** AlgorithmIdentifier. */
export interface AlgorithmIdentifier {
  readonly oid: string;
  /** The whole encoding, to compare. */
  readonly bytes: Uint8Array;
}

/** A public key, read and checked once. */
export type PublicKey =
  | { readonly kind: 'rsa'; readonly spki: Uint8Array; readonly bits: number; readonly exponent: number }
  | {
      readonly kind: 'gost';
      readonly gost: GostAlgorithm;
      readonly verifier: GostVerifier;
    }
  | { readonly kind: 'other'; readonly oid: string };

/** Reads a SubjectPublicKeyInfo; throws when a key of a known kind is malformed or no point of its curve. */
export function readKey(spki: Uint8Array): PublicKey {
  const [algorithm, bits] = readAsn1(spki).inside(TAG.sequence, 'public key');
  const [name] = algorithm?.inside(TAG.sequence, 'key algorithm') ?? [];
  if (!name || !bits) throw new Asn1Error('a public key without parts');
  const oid = oidOf(name);
  const gost = gostByKey(oid);
  if (gost) return { kind: 'gost', gost, verifier: verifierOf(spki, gost) };
  if (oid !== ALGORITHM.rsa) return { kind: 'other', oid };
  const [modulus, exponent] = readAsn1(wholeBits(bits)).inside(TAG.sequence, 'RSA key');
  if (!modulus || !exponent) throw new Asn1Error('an RSA key without parts');
  const n = modulus.expect(TAG.integer, 'modulus').content;
  const start = n[0] === 0 ? 1 : 0;
  const size = (n.length - start) * 8 - Math.clz32(n[start] ?? 0) + 24;
  const e = exponent.expect(TAG.integer, 'exponent').content.reduce((value, octet) => value * 256 + octet, 0);
  return { kind: 'rsa', spki, bits: size, exponent: e };
}

function verifierOf(spki: Uint8Array, gost: GostAlgorithm): GostVerifier {
  const { bytes } = decodeSpki(spki);
  try {
    return new GostVerifier(bytes, gost.curve);
  } catch (cause) {
    throw new Asn1Error('a public key that is no point of its curve', { cause });
  }
}

/** `RSA-2048`, `GOST-2015-512`, or the identifier of what is not known. */
export function keyName(key: PublicKey): string {
  if (key.kind === 'rsa') return `RSA-${key.bits}`;
  return key.kind === 'gost' ? key.gost.name : key.oid;
}

const RSA_HASHES: Readonly<Record<string, string>> = {
  [ALGORITHM.rsaSha1]: ALGORITHM.sha1,
  [ALGORITHM.rsaSha256]: ALGORITHM.sha256,
  [ALGORITHM.rsaSha384]: ALGORITHM.sha384,
  [ALGORITHM.rsaSha512]: ALGORITHM.sha512,
};

/** How a signature is to be verified; or, in words, why it cannot be. */
export type Scheme = { readonly hash: string } | { readonly unsupported: string };

/**
 * The scheme of a signature. In CMS the signature algorithm may be the key's own identifier (RFC 3370 3.2; the NCA does so
 * with RSA and GOST-2004): then the digest algorithm says the rest. Where both say it, they must agree.
 */
export function schemeOf(signatureAlgorithm: string, key: PublicKey, digestAlgorithm?: string): Scheme {
  const hash = impliedHash(signatureAlgorithm, key, digestAlgorithm);
  if (hash === undefined) {
    return { unsupported: `signature algorithm ${signatureAlgorithm} with a ${keyName(key)} key` };
  }
  if (digestAlgorithm !== undefined && digestAlgorithm !== hash) {
    return { unsupported: `signature algorithm ${signatureAlgorithm} with digest algorithm ${digestAlgorithm}` };
  }
  return { hash };
}

function impliedHash(oid: string, key: PublicKey, digestAlgorithm: string | undefined): string | undefined {
  if (key.kind === 'gost') {
    return gostBySignature(oid) === key.gost || gostByKey(oid) === key.gost ? key.gost.hash : undefined;
  }
  if (key.kind !== 'rsa') return undefined;
  if (oid !== ALGORITHM.rsa) return RSA_HASHES[oid];
  return Object.values(RSA_HASHES).find((hash) => hash === digestAlgorithm);
}

/** Does the signature over `data` verify? */
export async function verifyData(
  hash: string,
  key: PublicKey,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (key.kind === 'gost') return key.verifier.verify(await digest(hash, data), signature);
  if (key.kind === 'rsa') return cryptoProvider().verifyRsa(hash, key.spki, data, signature);
  return false;
}

/** Digest algorithms that no longer bind: a signature that rests on one proves nothing today. */
export const BROKEN_DIGESTS: ReadonlySet<string> = new Set([ALGORITHM.sha1, '1.2.840.113549.2.5']);

/** Why an algorithm or key is too weak by the policy; undefined when it is good enough. */
export function weakness(hash: string, key: PublicKey, minRsaBits: number): string | undefined {
  if (BROKEN_DIGESTS.has(hash)) return `digest algorithm ${hash} is broken`;
  if (key.kind !== 'rsa') return undefined;
  if (key.bits < minRsaBits) return `an RSA key of ${key.bits} bits`;
  return key.exponent >= 3 && key.exponent % 2 === 1 ? undefined : `an RSA exponent of ${key.exponent}`;
}
