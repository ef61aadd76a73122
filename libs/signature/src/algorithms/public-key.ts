/** Public keys: read once from SubjectPublicKeyInfo, and refused when malformed. */
import { Asn1Error, readAsn1, type Asn1Node } from '../asn1/reader.js';
import { oidOf, TAG, wholeBits } from '../asn1/values.js';
import { bitString, derNull, oid as oidDer, sequence } from '../asn1/writer.js';
import { curveOf, EC_CURVES, type EcCurve } from './curves.js';
import { decodeSpki, gostByKey, type GostAlgorithm } from './gost-keys.js';
import { GostVerifier } from './gost3410.js';
import { ALGORITHM } from './oids.js';
import { readPssParameters, type PssParameters } from './pss.js';

/** An RSA key. */
export interface RsaKey {
  readonly kind: 'rsa';
  /** Under rsaEncryption, whatever the certificate calls it: platforms know no other. */
  readonly spki: Uint8Array;
  readonly bits: number;
  readonly exponent: number;
  /** For RSASSA-PSS alone (RFC 4055 1.2); with the parameters it is restricted to, if any. */
  readonly pssOnly?: { readonly restriction?: PssParameters };
}

/** A public key, read and checked once. */
export type PublicKey =
  | RsaKey
  | { readonly kind: 'ec'; readonly spki: Uint8Array; readonly curve: EcCurve; readonly size: number }
  | { readonly kind: 'gost'; readonly gost: GostAlgorithm; readonly verifier: GostVerifier }
  /** Not one we verify with; `oid` says which. */
  | { readonly kind: 'other'; readonly oid: string };

/** Reads a SubjectPublicKeyInfo; throws when a key of a known kind is malformed or no point of its curve. */
export function readKey(spki: Uint8Array): PublicKey {
  const [algorithm, bits] = readAsn1(spki).inside(TAG.sequence, 'public key');
  const [name, parameters] = algorithm?.inside(TAG.sequence, 'key algorithm') ?? [];
  if (!name || !bits) throw new Asn1Error('a public key without parts');
  const oid = oidOf(name);
  const gost = gostByKey(oid);
  if (gost) return { kind: 'gost', gost, verifier: verifierOf(spki, gost) };
  if (oid === ALGORITHM.ecPublicKey) return readEc(spki, oid, parameters, bits);
  if (oid === ALGORITHM.rsa) return { kind: 'rsa', spki, ...sizeOf(bits) };
  if (oid !== ALGORITHM.rsaPss) return { kind: 'other', oid };
  const restriction = parameters && readPssParameters(parameters);
  const plain = sequence(sequence(oidDer(ALGORITHM.rsa), derNull()), bitString(wholeBits(bits)));
  return { kind: 'rsa', spki: plain, ...sizeOf(bits), pssOnly: { ...(restriction && { restriction }) } };
}

function sizeOf(bits: Asn1Node): { bits: number; exponent: number } {
  const [modulus, exponent] = readAsn1(wholeBits(bits)).inside(TAG.sequence, 'RSA key');
  if (!modulus || !exponent) throw new Asn1Error('an RSA key without parts');
  const n = modulus.expect(TAG.integer, 'modulus').content;
  const start = n[0] === 0 ? 1 : 0;
  const size = (n.length - start) * 8 - Math.clz32(n[start] ?? 0) + 24;
  const e = exponent.expect(TAG.integer, 'exponent').content.reduce((value, octet) => value * 256 + octet, 0);
  return { bits: size, exponent: e };
}

/** RFC 5480 2.1.1, 2.2: a named curve, a point that is not compressed. Whether it lies on the curve the platform checks. */
function readEc(spki: Uint8Array, oid: string, parameters: Asn1Node | undefined, bits: Asn1Node): PublicKey {
  if (parameters?.tag !== TAG.oid) return { kind: 'other', oid: `${oid} with parameters that name no curve` };
  const curve = curveOf(oidOf(parameters));
  if (!curve) return { kind: 'other', oid: `${oid} on curve ${oidOf(parameters)}` };
  const { size } = EC_CURVES[curve];
  const point = wholeBits(bits);
  if (point[0] !== 4 || point.length !== 1 + 2 * size) throw new Asn1Error('a point that is not of the form 04‖X‖Y');
  return { kind: 'ec', spki, curve, size };
}

function verifierOf(spki: Uint8Array, gost: GostAlgorithm): GostVerifier {
  const { bytes } = decodeSpki(spki);
  try {
    return new GostVerifier(bytes, gost.curve);
  } catch (cause) {
    throw new Asn1Error('a public key that is no point of its curve', { cause });
  }
}

/** `RSA-2048`, `ECDSA P-256`, `GOST-2015-512`, or the identifier of what is not known. */
export function keyName(key: PublicKey): string {
  if (key.kind === 'rsa') return `RSA-${key.bits}`;
  if (key.kind === 'ec') return `ECDSA ${key.curve}`;
  return key.kind === 'gost' ? key.gost.name : key.oid;
}
