/** Reading X.509 certificates (RFC 5280 4.1). What is malformed is refused here; what is merely unfit is judged by checks. */
import { readKey, type AlgorithmIdentifier, type PublicKey } from '../algorithms/schemes.js';
import { Asn1Error, readAsn1, type Asn1Node } from '../asn1/reader.js';
import {
  booleanOf,
  context,
  equalBytes,
  integerHex,
  oidOf,
  smallInteger,
  TAG,
  timeOf,
  wholeBits,
} from '../asn1/values.js';
import { wellFormedName } from './canonical-name.js';
import { ContentCache } from './content-cache.js';

/** One extension. */
export interface Extension {
  readonly critical: boolean;
  /** What the OCTET STRING holds. */
  readonly value: Uint8Array;
}

/** A certificate as read; nothing in it is verified. */
export interface Certificate {
  readonly der: Uint8Array;
  /** The signed part. */
  readonly tbs: Uint8Array;
  /** Hex of the INTEGER's content. */
  readonly serial: string;
  /** Encoded names. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Encoded SubjectPublicKeyInfo, and the octets of its BIT STRING (hashed by key identifiers and OCSP). */
  readonly spki: Uint8Array;
  readonly keyBits: Uint8Array;
  /** The key, read on first use; throws when it is malformed. */
  readonly key: () => PublicKey;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly extensions: ReadonlyMap<string, Extension>;
}

const cache = new ContentCache<Certificate>(2000);

/** Real ones have a few kilobytes; what a name or an extension costs grows with it. */
const MAX_BYTES = 256 * 1024;

/** Reads a certificate; the same bytes give the same object. */
export function readCertificate(der: Uint8Array): Certificate {
  if (der.length > MAX_BYTES) throw new Asn1Error(`a certificate larger than ${MAX_BYTES} bytes`);
  return cache.get(der, parse);
}

/** AlgorithmIdentifier. */
export function algorithmOf(node: Asn1Node): AlgorithmIdentifier {
  const [name] = node.inside(TAG.sequence, 'algorithm');
  if (!name) throw new Asn1Error('an algorithm without identifier');
  return { oid: oidOf(name), bytes: node.bytes };
}

/** The parts of SIGNED{…}: the signed bytes, the algorithm, the signature. */
export function readSigned(node: Asn1Node): { tbs: Asn1Node; algorithm: AlgorithmIdentifier; signature: Uint8Array } {
  const [tbs, algorithm, signature, ...rest] = node.inside(TAG.sequence, 'signed structure');
  if (!tbs || !algorithm || !signature) throw new Asn1Error('a signed structure without its parts');
  if (rest.length > 0 && rest[0]!.tag !== context(0)) throw new Asn1Error('more parts than belong');
  return { tbs, algorithm: algorithmOf(algorithm), signature: wholeBits(signature) };
}

function parse(der: Uint8Array): Certificate {
  const whole = readAsn1(der);
  if (whole.children.length !== 3) throw new Asn1Error('a certificate has three parts');
  const { tbs, algorithm, signature } = readSigned(whole);
  const fields = tbs.inside(TAG.sequence, 'certificate');
  const version = fields[0]?.tag === context(0) ? 1 + smallInteger(fields.shift()!.children[0]) : 1;
  const [serial, inner, issuer, validity, subject, spki, ...optional] = fields;
  if (!serial || !inner || !issuer || !validity || !subject || !spki) throw new Asn1Error('a certificate lacks fields');
  // RFC 5280 4.1.1.2
  if (!equalBytes(inner.bytes, algorithm.bytes)) throw new Asn1Error('two different signature algorithms');
  const [notBefore, notAfter] = validity.inside(TAG.sequence, 'validity');
  if (!notBefore || !notAfter) throw new Asn1Error('a validity without its two times');
  const bits = spki.inside(TAG.sequence, 'public key')[1];
  if (!bits) throw new Asn1Error('a public key without parts');
  const extensions = readExtensions(optional.find((field) => field.tag === context(3)));
  if (extensions.size > 0 && version !== 3) throw new Asn1Error('extensions in a certificate below version 3');
  const spkiBytes = spki.bytes;
  let key: PublicKey | undefined;
  return {
    der,
    tbs: tbs.bytes,
    serial: integerHex(serial),
    issuer: wellFormedName(issuer.bytes),
    subject: wellFormedName(subject.bytes),
    notBefore: wholeSeconds(notBefore),
    notAfter: wholeSeconds(notAfter),
    spki: spkiBytes,
    keyBits: wholeBits(bits),
    key: () => (key ??= readKey(spkiBytes)),
    signatureAlgorithm: algorithm,
    signature,
    extensions,
  };
}

/** RFC 5280 4.1.2.5.2: no fractions of seconds. */
function wholeSeconds(node: Asn1Node): Date {
  const time = timeOf(node);
  if (time.getTime() % 1000 !== 0 || node.content.length > 15)
    throw new Asn1Error('a validity with fractions of seconds');
  return time;
}

/** Extensions in their explicit tag, or `plain`; one that stands twice is an error (RFC 5280 4.2). */
export function readExtensions(
  node: Asn1Node | undefined,
  form: 'tagged' | 'plain' = 'tagged',
): Map<string, Extension> {
  const found = new Map<string, Extension>();
  const list = (form === 'plain' ? node : node?.children[0])?.inside(TAG.sequence, 'extensions') ?? [];
  for (const item of list) {
    const [type, second, third] = item.inside(TAG.sequence, 'extension');
    const value = third ?? second;
    if (!type || !second || !value) throw new Asn1Error('an extension without parts');
    const oid = oidOf(type);
    if (found.has(oid)) throw new Asn1Error(`extension ${oid} stands twice`);
    const critical = third !== undefined && booleanOf(second);
    found.set(oid, { critical, value: value.expect(TAG.octetString, 'extension value').content });
  }
  return found;
}
