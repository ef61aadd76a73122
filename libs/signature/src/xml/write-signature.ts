/** The text of a ds:Signature: as the NCA's tools write it, or with the properties of XAdES-B (ETSI EN 319 132-1 6.3). */
import { toBase64 } from '../building/pem.js';
import { escapeXml } from '../container/escape-xml.js';
import { DEFAULT_C14N, NS, REFERENCE_TYPE, TRANSFORM } from './uris.js';

/** What one reference says. */
export interface WrittenReference {
  readonly uri: string;
  readonly type?: string;
  readonly transforms: readonly string[];
  /** Of what kind the content is (DataObjectFormat); none for SignedProperties. */
  readonly mimeType?: string;
}

/** What XAdES-B states. */
export interface WrittenProperties {
  readonly signingTime: Date;
  readonly certificateDigest: Uint8Array;
  /** IssuerSerial (RFC 5035), DER. */
  readonly issuerSerial: Uint8Array;
}

/** Everything but digests and value, which come later. */
export interface WrittenSignature {
  readonly id: string | undefined;
  readonly digestUri: string;
  readonly methodUri: string;
  readonly references: readonly WrittenReference[];
  readonly certificates: readonly Uint8Array[];
  readonly properties: WrittenProperties | undefined;
  /** Content of an enveloping signature, as XML text. */
  readonly object: { readonly id: string; readonly content: string } | undefined;
}

/** The reference to its own signed properties. */
export const propertiesReference = (id: string): WrittenReference => ({
  uri: `#${id}-properties`,
  type: REFERENCE_TYPE.signedProperties,
  transforms: [DEFAULT_C14N],
});

/** The reference of an enveloped signature, as the NCA's tools write it. */
export const ENVELOPED: WrittenReference = {
  uri: '',
  transforms: [TRANSFORM.enveloped, `${DEFAULT_C14N}#WithComments`],
  mimeType: 'text/xml',
};

/** The text; digests in the order of the references. */
export function writeSignature(signature: WrittenSignature, digests: readonly Uint8Array[], value: Uint8Array): string {
  const { id, methodUri, references, certificates, properties, object } = signature;
  const certificate = certificates.map((one) => `<ds:X509Certificate>${toBase64(one)}</ds:X509Certificate>`).join('');
  const idOf = (suffix: string): string => (id === undefined ? '' : ` Id="${id}${suffix}"`);
  return [
    `<ds:Signature xmlns:ds="${NS.ds}"${idOf('')}>`,
    '<ds:SignedInfo>',
    `<ds:CanonicalizationMethod Algorithm="${DEFAULT_C14N}"/>`,
    `<ds:SignatureMethod Algorithm="${methodUri}"/>`,
    ...references.map((one, i) => writeReference(one, i, signature, digests[i] ?? new Uint8Array())),
    '</ds:SignedInfo>',
    `<ds:SignatureValue${idOf('-value')}>${toBase64(value)}</ds:SignatureValue>`,
    `<ds:KeyInfo><ds:X509Data>${certificate}</ds:X509Data></ds:KeyInfo>`,
    ...(object ? [`<ds:Object Id="${object.id}">${object.content}</ds:Object>`] : []),
    ...(properties && id !== undefined ? [writeProperties(signature, properties, id)] : []),
    '</ds:Signature>',
  ].join('\n');
}

function writeReference(
  { uri, type, transforms }: WrittenReference,
  i: number,
  { id, digestUri }: WrittenSignature,
  digest: Uint8Array,
): string {
  const list = transforms.map((one) => `<ds:Transform Algorithm="${one}"/>`).join('');
  return [
    `<ds:Reference${id === undefined ? '' : ` Id="${id}-reference-${i}"`}${type === undefined ? '' : ` Type="${type}"`} URI="${escapeXml(uri)}">`,
    ...(list === '' ? [] : [`<ds:Transforms>${list}</ds:Transforms>`]),
    `<ds:DigestMethod Algorithm="${digestUri}"/>`,
    `<ds:DigestValue>${toBase64(digest)}</ds:DigestValue>`,
    '</ds:Reference>',
  ].join('\n');
}

function writeProperties(signature: WrittenSignature, properties: WrittenProperties, id: string): string {
  const formats = signature.references.flatMap(({ mimeType }, i) =>
    mimeType === undefined
      ? []
      : [
          `<xades:DataObjectFormat ObjectReference="#${id}-reference-${i}"><xades:MimeType>${mimeType}</xades:MimeType></xades:DataObjectFormat>`,
        ],
  );
  return [
    `<ds:Object><xades:QualifyingProperties xmlns:xades="${NS.xades}" Target="#${id}">`,
    `<xades:SignedProperties Id="${id}-properties">`,
    '<xades:SignedSignatureProperties>',
    `<xades:SigningTime>${properties.signingTime.toISOString().replace(/\.\d+Z$/, 'Z')}</xades:SigningTime>`,
    '<xades:SigningCertificateV2><xades:Cert>',
    `<xades:CertDigest><ds:DigestMethod Algorithm="${signature.digestUri}"/>`,
    `<ds:DigestValue>${toBase64(properties.certificateDigest)}</ds:DigestValue></xades:CertDigest>`,
    `<xades:IssuerSerialV2>${toBase64(properties.issuerSerial)}</xades:IssuerSerialV2>`,
    '</xades:Cert></xades:SigningCertificateV2>',
    '</xades:SignedSignatureProperties>',
    `<xades:SignedDataObjectProperties>${formats.join('')}</xades:SignedDataObjectProperties>`,
    '</xades:SignedProperties>',
    '</xades:QualifyingProperties></ds:Object>',
  ].join('\n');
}
