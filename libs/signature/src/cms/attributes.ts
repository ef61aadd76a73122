/** Values of the attributes that a verdict depends on. */
import { ALGORITHM, CMS } from '../algorithms/oids.js';
import { Asn1Error, type Asn1Node } from '../asn1/reader.js';
import { context, integerHex, oidOf, TAG, timeOf } from '../asn1/values.js';
import { algorithmOf } from '../x509/certificate.js';
import type { Attribute, SignerInfo } from './signed-data.js';

/** All attributes of a type among the signed ones. */
export const signedAttributesOf = (signer: SignerInfo, type: string): Attribute[] =>
  (signer.signedAttributes?.list ?? []).filter((attribute) => attribute.type === type);

/** The single value of a signed attribute that must stand at most once with one value (RFC 5652 11); else an error. */
export function singleSigned(signer: SignerInfo, type: string): Asn1Node | undefined {
  const found = signedAttributesOf(signer, type);
  if (found.length === 0) return undefined;
  if (found.length > 1) throw new Asn1Error(`attribute ${type} stands ${found.length} times`);
  const [attribute] = found;
  if (attribute!.values.length !== 1) throw new Asn1Error(`attribute ${type} has ${attribute!.values.length} values`);
  return attribute!.values[0];
}

const times = new WeakMap<SignerInfo, { readonly time: Date | undefined }>();

/** The time the signer claims; read once for the same object. */
export function signingTime(signer: SignerInfo): Date | undefined {
  const known = times.get(signer);
  if (known) return known.time;
  const value = singleSigned(signer, CMS.signingTime);
  const time = value && timeOf(value);
  times.set(signer, { time });
  return time;
}

/** ESSCertID / ESSCertIDv2 (RFC 5035): which certificate the signer meant. */
export interface CertificateReference {
  readonly hashAlgorithm: string;
  readonly hash: Uint8Array;
  readonly issuer?: Uint8Array;
  readonly serial?: string;
}

/** The signer's certificate after signing-certificate-v2, or after the older signing-certificate. */
export function signingCertificateReference(signer: SignerInfo): CertificateReference | undefined {
  const v2 = singleSigned(signer, CMS.signingCertificateV2);
  const v1 = singleSigned(signer, CMS.signingCertificate);
  const value = v2 ?? v1;
  if (!value) return undefined;
  const [references] = value.inside(TAG.sequence, 'signing certificate');
  const [first] = references?.inside(TAG.sequence, 'certificate references') ?? [];
  if (!first) throw new Asn1Error('a signing-certificate attribute without reference');
  return readReference(first, v2 ? ALGORITHM.sha256 : ALGORITHM.sha1);
}

function readReference(node: Asn1Node, defaultHash: string): CertificateReference {
  const fields = node.inside(TAG.sequence, 'certificate reference');
  const algorithm = fields[0]?.tag === TAG.sequence ? fields.shift() : undefined;
  const [hash, issuerSerial] = fields;
  if (!hash) throw new Asn1Error('a certificate reference without hash');
  return {
    hashAlgorithm: algorithm ? algorithmOf(algorithm).oid : defaultHash,
    hash: hash.expect(TAG.octetString, 'certificate hash').content,
    ...(issuerSerial && readIssuerSerial(issuerSerial)),
  };
}

function readIssuerSerial(node: Asn1Node): { issuer?: Uint8Array; serial?: string } {
  const [names, serial] = node.inside(TAG.sequence, 'issuer and serial');
  const directory = names?.children.find((name) => name.tag === context(4));
  const issuer = directory?.children[0];
  return { ...(issuer && { issuer: issuer.bytes }), ...(serial && { serial: integerHex(serial) }) };
}

/** The content type that the signer signed. */
export function signedContentType(signer: SignerInfo): string | undefined {
  const value = singleSigned(signer, CMS.contentType);
  return value && oidOf(value);
}

/** The digest of the content that the signer signed. */
export function messageDigest(signer: SignerInfo): Uint8Array | undefined {
  return singleSigned(signer, CMS.messageDigest)?.expect(TAG.octetString, 'message digest').content;
}
