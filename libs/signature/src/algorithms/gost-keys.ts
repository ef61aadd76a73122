/** Keys of the national algorithms, and their X.509 (SPKI) and PKCS#8 encodings after the NCA's profile. */
import { Asn1Error, readAsn1, type Asn1Node } from '../asn1/reader.js';
import { copyOf, oidOf, wholeBits, TAG } from '../asn1/values.js';
import { bitString, integer, octetString, oid, sequence } from '../asn1/writer.js';
import { generateKeyPair, publicKeyOf, type GostCurve } from './gost3410.js';
import { ALGORITHM } from './oids.js';

/** What belongs together: a key algorithm, its curve, its hash, its signature algorithm. */
export interface GostAlgorithm {
  /** The name in the crypto engine. */
  readonly name: 'GOST-2015-512' | 'GOST-2015-256' | 'GOST-2004';
  readonly curve: GostCurve;
  /** Bytes of one coordinate. */
  readonly size: 32 | 64;
  readonly key: string;
  readonly parameters: string;
  readonly hashParameters: string;
  readonly hash: string;
  readonly signature: string;
}

/** The three generations of the national signature. */
export const GOST_ALGORITHMS: readonly GostAlgorithm[] = [
  {
    name: 'GOST-2015-512',
    curve: 'tc26-512-A',
    size: 64,
    key: ALGORITHM.gost2015Key512,
    parameters: ALGORITHM.gost2015Params512,
    hashParameters: ALGORITHM.streebog512,
    hash: ALGORITHM.streebog512,
    signature: ALGORITHM.gost2015Signature512,
  },
  {
    name: 'GOST-2015-256',
    curve: 'tc26-256-A',
    size: 32,
    key: ALGORITHM.gost2015Key256,
    parameters: ALGORITHM.gost2015Params256,
    hashParameters: ALGORITHM.streebog256,
    hash: ALGORITHM.streebog256,
    signature: ALGORITHM.gost2015Signature256,
  },
  {
    name: 'GOST-2004',
    curve: 'cryptopro-A',
    size: 32,
    key: ALGORITHM.gost2004Key,
    parameters: ALGORITHM.gost2004Params,
    hashParameters: ALGORITHM.gost34311Params,
    hash: ALGORITHM.gost34311,
    signature: ALGORITHM.gost2004Signature,
  },
];

/** The algorithm of a key OID, if it is a national one. */
export const gostByKey = (key: string): GostAlgorithm | undefined => GOST_ALGORITHMS.find((a) => a.key === key);

/** The algorithm of a signature OID, if it is a national one. */
export const gostBySignature = (signature: string): GostAlgorithm | undefined =>
  GOST_ALGORITHMS.find((a) => a.signature === signature);

/** The algorithm of an engine name. */
export const gostByName = (name: string): GostAlgorithm | undefined =>
  GOST_ALGORITHMS.find((a) => a.name.toUpperCase() === name.toUpperCase());

/** One half of a key pair, in the shape WebCrypto gives its keys. `bytes` are little-endian: X‖Y, or d. */
export class GostKey {
  readonly extractable = true;
  readonly algorithm: { readonly name: GostAlgorithm['name'] };
  readonly usages: readonly ('sign' | 'verify')[];

  constructor(
    readonly type: 'public' | 'private',
    readonly gost: GostAlgorithm,
    readonly bytes: Uint8Array,
  ) {
    this.algorithm = { name: gost.name };
    this.usages = [type === 'private' ? 'sign' : 'verify'];
  }

  /** The public half. */
  get publicKey(): GostKey {
    return this.type === 'public' ? this : new GostKey('public', this.gost, publicKeyOf(this.bytes, this.gost.curve));
  }

  /** A new pair of keys. */
  static generate(name: GostAlgorithm['name'] = 'GOST-2015-512'): { publicKey: GostKey; privateKey: GostKey } {
    const gost = GOST_ALGORITHMS.find((algorithm) => algorithm.name === name)!;
    const pair = generateKeyPair(gost.curve);
    return {
      publicKey: new GostKey('public', gost, pair.publicKey),
      privateKey: new GostKey('private', gost, pair.privateKey),
    };
  }
}

const identifier = (gost: GostAlgorithm): Uint8Array =>
  sequence(oid(gost.key), sequence(oid(gost.parameters), oid(gost.hashParameters)));

function readIdentifier(node: Asn1Node): GostAlgorithm {
  const [key, parameters] = node.inside(TAG.sequence, 'key algorithm');
  const gost = key && gostByKey(oidOf(key));
  if (!gost) throw new Asn1Error('not a key of the national algorithms');
  const [set] = parameters?.inside(TAG.sequence, 'key parameters') ?? [];
  if (!set || oidOf(set) !== gost.parameters) throw new Asn1Error('parameters of another curve');
  return gost;
}

/** SubjectPublicKeyInfo of a public key: the point is wrapped as an OCTET STRING inside the BIT STRING. */
export const encodeSpki = (key: GostKey): Uint8Array =>
  sequence(identifier(key.gost), bitString(octetString(key.publicKey.bytes)));

/** Reads a SubjectPublicKeyInfo. */
export function decodeSpki(spki: Uint8Array): GostKey {
  const [algorithm, bits] = readAsn1(spki).inside(TAG.sequence, 'public key');
  if (!algorithm || !bits) throw new Asn1Error('a public key without parts');
  const gost = readIdentifier(algorithm);
  const point = readAsn1(wholeBits(bits)).expect(TAG.octetString, 'public key').content;
  if (point.length !== 2 * gost.size) throw new Asn1Error('a public key of a wrong length');
  return new GostKey('public', gost, copyOf(point));
}

/** PKCS#8 PrivateKeyInfo. */
export const encodePkcs8 = (key: GostKey): Uint8Array =>
  sequence(integer(0), identifier(key.gost), octetString(octetString(key.bytes)));

/** Reads a PKCS#8 PrivateKeyInfo; GOST-2004 keys hold an INTEGER instead of little-endian octets. */
export function decodePkcs8(pkcs8: Uint8Array): GostKey {
  const [, algorithm, wrapped] = readAsn1(pkcs8, 'BER').inside(TAG.sequence, 'private key');
  if (!algorithm || !wrapped) throw new Asn1Error('a private key without parts');
  const gost = readIdentifier(algorithm);
  const inner = readAsn1(wrapped.expect(TAG.octetString, 'private key').content, 'BER');
  const value =
    inner.tag === TAG.integer ? copyOf(inner.content).reverse() : inner.expect(TAG.octetString, 'd').content;
  const bytes = new Uint8Array(gost.size);
  bytes.set(value.subarray(0, gost.size));
  return new GostKey('private', gost, bytes);
}
