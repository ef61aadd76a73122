/** Reading CMS SignedData (RFC 5652 5). Nothing is verified here. */
import { CMS } from '../algorithms/oids.js';
import type { AlgorithmIdentifier } from '../algorithms/schemes.js';
import { Asn1Error, readAsn1, type Asn1Limits, type Asn1Node } from '../asn1/reader.js';
import { context, copyOf, integerHex, octets, oidOf, smallInteger, TAG, toHex } from '../asn1/values.js';
import { compareBytes, der } from '../asn1/writer.js';
import { algorithmOf } from '../x509/certificate.js';
import { OCSP_RESPONSE_INFO } from './attribute-ids.js';

/** An attribute with all its values. */
export interface Attribute {
  readonly type: string;
  /** The type as encoded. */
  readonly encodedType: Uint8Array;
  readonly values: readonly Asn1Node[];
}

/** Signed attributes: parsed, and the two encodings a signer may have signed. */
export interface SignedAttributes {
  readonly list: readonly Attribute[];
  /** SET OF as sent. */
  readonly asSent: Uint8Array;
  /** SET OF in the order of DER (RFC 5652 5.4); the same array when it was sent so. */
  readonly inOrder: Uint8Array;
}

/** How a signer names the certificate. */
export type SignerIdentifier =
  { readonly issuer: Uint8Array; readonly serial: string } | { readonly keyIdentifier: string };

/** One SignerInfo. */
export interface SignerInfo {
  readonly version: number;
  readonly identifier: SignerIdentifier;
  readonly digestAlgorithm: string;
  readonly signedAttributes?: SignedAttributes;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly unsignedAttributes: readonly Attribute[];
  /** version, sid, digestAlgorithm, signedAttrs, signatureAlgorithm, signature as they stand: archive timestamps cover them. */
  readonly fields: readonly Asn1Node[];
}

/** What archive timestamps cover, octet for octet as it stands (ETSI EN 319 122-1 5.5.2, 5.5.3). */
export interface EncodedParts {
  readonly contentType: Uint8Array;
  /** Every CertificateChoices. */
  readonly certificates: readonly Uint8Array[];
  /** Every RevocationInfoChoice. */
  readonly revocation: readonly Uint8Array[];
}

/** Content that was hashed and not kept. */
export interface HashedContent {
  /** Its length in bytes. */
  readonly length: number;
  /** Its digests by algorithm (OID). */
  readonly digests: ReadonlyMap<string, Uint8Array>;
}

/** A SignedData. */
export interface SignedData {
  readonly contentType: string;
  /** The content, when it is attached (it may be empty). */
  readonly content?: Uint8Array;
  /** The content is attached, but was hashed as it came and is not here. Then `content` is absent. */
  readonly hashed?: HashedContent;
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocspResponses: readonly Uint8Array[];
  readonly signers: readonly SignerInfo[];
  readonly encoded: EncodedParts;
}

const CERTIFICATES = context(0);
const REVOCATION = context(1);

/** Reads a CMS. Throws Asn1Error when it is not well-formed SignedData, trailing bytes included. */
export function readSignedData(cms: Uint8Array, limits?: Asn1Limits): SignedData {
  const [type, wrapper, ...rest] = readAsn1(cms, 'BER', limits).inside(TAG.sequence, 'CMS');
  if (!type || oidOf(type) !== CMS.signedData) throw new Asn1Error('a CMS that is not signed data');
  const inner = wrapper?.inside(context(0), 'CMS content') ?? [];
  if (inner.length !== 1 || rest.length > 0) throw new Asn1Error('a CMS with more than one content');
  const fields = inner[0]!.inside(TAG.sequence, 'signed data');
  const [version, algorithms, encapsulated] = fields;
  const signers = fields.at(-1);
  if (!version || !algorithms || !encapsulated || !signers || fields.length < 4)
    throw new Asn1Error('signed data lacks fields');
  smallInteger(version);
  algorithms.inside(TAG.set, 'digest algorithms').forEach(algorithmOf);
  const [contentType, explicit, ...more] = encapsulated.inside(TAG.sequence, 'content info');
  if (!contentType || more.length > 0) throw new Asn1Error('a content info with wrong fields');
  const [choices, revocation] = readMaterial(fields.slice(3, -1));
  // always the same fields in the same order: objects of one shape are what the compiler makes fast code for
  return {
    contentType: oidOf(contentType),
    content: explicit ? attachedContent(explicit) : undefined,
    hashed: undefined,
    certificates: choices.filter((one) => one.tag === TAG.sequence).map((one) => one.bytes),
    crls: revocation.filter((one) => one.tag === TAG.sequence).map((one) => one.bytes),
    ocspResponses: revocation.length === 0 ? [] : revocation.flatMap(otherRevocationInfo),
    signers: signers.inside(TAG.set, 'signers').map(readSigner),
    encoded: {
      contentType: contentType.bytes,
      certificates: choices.map((one) => one.bytes),
      revocation: revocation.map((one) => one.bytes),
    },
  };
}

/** The members of `certificates` and `crls`, each as it stands. */
function readMaterial(optional: readonly Asn1Node[]): [choices: Asn1Node[], revocation: Asn1Node[]] {
  const found: [Asn1Node[], Asn1Node[]] = [[], []];
  if (optional.some(({ tag }) => tag !== CERTIFICATES && tag !== REVOCATION)) throw new Asn1Error('an unknown field');
  for (const field of optional) {
    const members = found[field.tag === CERTIFICATES ? 0 : 1];
    for (const member of field.children) members.push(member);
  }
  return found;
}

function attachedContent(explicit: Asn1Node): Uint8Array {
  const values = explicit.inside(context(0), 'content');
  if (values.length !== 1) throw new Asn1Error('content that is not one octet string');
  return octets(values[0]!);
}

/** RFC 5940 2.1: an OCSP response among the revocation data. */
function otherRevocationInfo(node: Asn1Node): Uint8Array[] {
  if (node.tag !== REVOCATION) return [];
  const [format, info] = node.children;
  return format && info && oidOf(format) === OCSP_RESPONSE_INFO ? [info.bytes] : [];
}

/** Reads a SignerInfo; a counter-signature is one too (RFC 5652 11.4). */
export function readSigner(node: Asn1Node): SignerInfo {
  const fields = node.inside(TAG.sequence, 'signer');
  const [version, identifier, digestAlgorithm] = fields;
  const at = fields[3]?.tag === context(0) ? 4 : 3;
  const [signatureAlgorithm, signature, unsigned, ...rest] = fields.slice(at);
  if (!version || !identifier || !digestAlgorithm || !signatureAlgorithm || !signature || rest.length > 0) {
    throw new Asn1Error('a signer with wrong fields');
  }
  const signedAttributes = at === 4 ? readSignedAttributes(fields[3]!) : undefined;
  return {
    version: smallInteger(version),
    identifier: readIdentifier(identifier),
    digestAlgorithm: algorithmOf(digestAlgorithm).oid,
    signedAttributes,
    signatureAlgorithm: algorithmOf(signatureAlgorithm),
    signature: octets(signature),
    unsignedAttributes: unsigned ? unsigned.inside(context(1), 'unsigned attributes').map(readAttribute) : [],
    fields: fields.slice(0, at + 2),
  };
}

function readIdentifier(node: Asn1Node): SignerIdentifier {
  if (node.tag === context(0, false)) return { keyIdentifier: toHex(node.content) };
  const [issuer, serial] = node.inside(TAG.sequence, 'signer identifier');
  if (!issuer || !serial) throw new Asn1Error('a signer identifier without parts');
  return { issuer: issuer.bytes, serial: integerHex(serial) };
}

function readAttribute(node: Asn1Node): Attribute {
  const [type, values] = node.inside(TAG.sequence, 'attribute');
  if (!type || !values) throw new Asn1Error('an attribute without parts');
  return { type: oidOf(type), encodedType: type.bytes, values: values.inside(TAG.set, 'attribute values') };
}

function readSignedAttributes(node: Asn1Node): SignedAttributes {
  const members = node.children;
  const list = members.map(readAttribute);
  const encodings = members.map((member) => member.bytes);
  const asSent = copyOf(node.bytes);
  asSent[0] = TAG.set;
  const ordered = encodings.every((bytes, i) => i === 0 || compareBytes(encodings[i - 1]!, bytes) <= 0);
  return { list, asSent, inOrder: ordered ? asSent : der(TAG.set, ...[...encodings].sort(compareBytes)) };
}
