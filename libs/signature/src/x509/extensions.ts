/** The extensions that paths and purposes depend on (RFC 5280 4.2.1). Each reader throws when the extension is malformed. */
import { EXTENSION } from '../algorithms/oids.js';
import { Asn1Error, readAsn1, type Asn1Node } from '../asn1/reader.js';
import { booleanOf, context, namedBits, oidOf, smallInteger, TAG, toHex } from '../asn1/values.js';
import type { Certificate, Extension } from './certificate.js';

type Extended = { readonly extensions: ReadonlyMap<string, Extension> };

const valueOf = (from: Extended, oid: string): Asn1Node | undefined => {
  const extension = from.extensions.get(oid);
  return extension && readAsn1(extension.value);
};

/** Is it a CA, and how many CAs may follow below it? */
export function basicConstraints(certificate: Certificate): { ca: boolean; pathLength?: number } {
  const fields = valueOf(certificate, EXTENSION.basicConstraints)?.inside(TAG.sequence, 'basic constraints') ?? [];
  const ca = fields[0]?.tag === TAG.boolean && booleanOf(fields[0]);
  const length = fields.find((field) => field.tag === TAG.integer);
  return { ca, ...(length && { pathLength: smallInteger(length) }) };
}

/** The named bits of keyUsage, in order. */
export const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

/** A named bit of keyUsage. */
export type KeyUsage = (typeof KEY_USAGES)[number];

/** The key's uses; undefined when the certificate does not limit them. */
export function keyUsage(certificate: Certificate): KeyUsage[] | undefined {
  const node = valueOf(certificate, EXTENSION.keyUsage);
  return node && namedBits(node).flatMap((bit) => KEY_USAGES[bit] ?? []);
}

/** The key's purposes; undefined when the certificate does not limit them. */
export function extendedKeyUsage(certificate: Certificate): string[] | undefined {
  return valueOf(certificate, EXTENSION.extendedKeyUsage)?.inside(TAG.sequence, 'extended key usage').map(oidOf);
}

/** subjectKeyIdentifier, hex. */
export function subjectKeyIdentifier(certificate: Certificate): string | undefined {
  const node = valueOf(certificate, EXTENSION.subjectKeyIdentifier);
  return node && toHex(node.expect(TAG.octetString, 'subject key identifier').content);
}

/** keyIdentifier of authorityKeyIdentifier, hex. */
export function authorityKeyIdentifier(from: Extended): string | undefined {
  const fields = valueOf(from, EXTENSION.authorityKeyIdentifier)?.inside(TAG.sequence, 'authority key identifier');
  const identifier = fields?.find((field) => field.tag === context(0, false));
  return identifier && toHex(identifier.content);
}

/** Identifiers of certificatePolicies. */
export function policies(certificate: Certificate): string[] {
  const list = valueOf(certificate, EXTENSION.certificatePolicies)?.inside(TAG.sequence, 'policies') ?? [];
  return list.map((policy) => oidOf(policy.inside(TAG.sequence, 'policy')[0]));
}

const URI = context(6, false);
const text = (node: Asn1Node): string => new TextDecoder().decode(node.content);

/** rfc822Name of subjectAltName. */
export function emailAddress(certificate: Certificate): string | undefined {
  const names = valueOf(certificate, EXTENSION.subjectAltName)?.inside(TAG.sequence, 'alternative names');
  const email = names?.find((name) => name.tag === context(1, false));
  return email && text(email);
}

/** The descriptions of authorityInfoAccess; undefined without the extension. */
export function accessDescriptions(certificate: Certificate): { method: string; location: Asn1Node }[] | undefined {
  const list = valueOf(certificate, EXTENSION.authorityInfoAccess)?.inside(TAG.sequence, 'authority information');
  return list?.map((access) => {
    const [method, location] = access.inside(TAG.sequence, 'access description');
    if (!location) throw new Asn1Error('an access description without location');
    return { method: oidOf(method), location };
  });
}

/** Addresses of OCSP responders in authorityInfoAccess. */
export const ocspUrls = (certificate: Certificate): string[] =>
  (accessDescriptions(certificate) ?? [])
    .filter(({ method, location }) => method === '1.3.6.1.5.5.7.48.1' && location.tag === URI)
    .map(({ location }) => text(location));

/** The fullName entries of distribution points: encoded, to compare with a CRL's own. */
export function distributionPointNames(from: Extended, extension: string): Asn1Node[] {
  const list = valueOf(from, extension)?.inside(TAG.sequence, 'distribution points') ?? [];
  return list.flatMap((point) => fullName(point.children.find((field) => field.tag === context(0))));
}

/** GeneralNames of a DistributionPointName, when it is a full name. */
export const fullName = (distributionPoint: Asn1Node | undefined): Asn1Node[] =>
  (distributionPoint?.children ?? []).filter((name) => name.tag === context(0)).flatMap((name) => name.children);

/** Addresses in a list of distribution points. */
export const distributionPointUrls = (from: Extended, extension: string): string[] =>
  distributionPointNames(from, extension)
    .filter((name) => name.tag === URI)
    .map(text);
