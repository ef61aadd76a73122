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
  let attribute: Attribute | undefined;
  let count = 0;
  for (const one of signer.signedAttributes?.list ?? []) {
    if (one.type !== type) continue;
    attribute = one;
    count++;
  }
  if (!attribute) return undefined;
  if (count > 1) throw new Asn1Error(`attribute ${type} stands ${count} times`);
  if (attribute.values.length !== 1) throw new Asn1Error(`attribute ${type} has ${attribute.values.length} values`);
  return attribute.values[0];
}

/** The time the signer claims. */
export function signingTime(signer: SignerInfo): Date | undefined {
  const value = singleSigned(signer, CMS.signingTime);
  return value && timeOf(value);
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

const NOT_STATED = { issuer: undefined, serial: undefined };

function readReference(node: Asn1Node, defaultHash: string): CertificateReference {
  const fields = node.inside(TAG.sequence, 'certificate reference');
  const algorithm = fields[0]?.tag === TAG.sequence ? fields.shift() : undefined;
  const [hash, issuerSerial] = fields;
  if (!hash) throw new Asn1Error('a certificate reference without hash');
  const hashAlgorithm = algorithm ? algorithmOf(algorithm).oid : defaultHash;
  const { content } = hash.expect(TAG.octetString, 'certificate hash');
  const { issuer, serial } = issuerSerial ? readIssuerSerial(issuerSerial) : NOT_STATED;
  return { hashAlgorithm, hash: content, issuer: issuer?.bytes, serial: serial && integerHex(serial) };
}

function readIssuerSerial(node: Asn1Node): { issuer: Asn1Node | undefined; serial: Asn1Node | undefined } {
  const [names, serial] = node.inside(TAG.sequence, 'issuer and serial');
  const directory = names?.children.find((name) => name.tag === context(4));
  return { issuer: directory?.children[0], serial };
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
