/** The facts of a certificate, for reports and for those who decide on powers. */
import { sha256 } from '@noble/hashes/sha2.js';
import { ATTRIBUTE, EXTENSION, KEY_PURPOSE } from '../algorithms/oids.js';
import { keyName } from '../algorithms/schemes.js';
import { toHex } from '../asn1/values.js';
import type { CertificateFacts, Role, SubjectFacts } from '../report/report.js';
import { readCertificate, type Certificate } from './certificate.js';
import * as extensions from './extensions.js';
import { formatName, nameText, readName } from './names.js';

const ROLES: Readonly<Record<string, Role>> = {
  [KEY_PURPOSE.individual]: 'individual',
  [KEY_PURPOSE.individualInformationSystem]: 'information-system',
  [KEY_PURPOSE.legalEntity]: 'legal-entity',
  [KEY_PURPOSE.firstHead]: 'first-head',
  [KEY_PURPOSE.signRight]: 'sign-right',
  [KEY_PURPOSE.financeSignRight]: 'finance-sign-right',
  [KEY_PURPOSE.hr]: 'hr',
  [KEY_PURPOSE.employee]: 'employee',
  [KEY_PURPOSE.treasuryClient]: 'treasury-client',
  [KEY_PURPOSE.timeStamping]: 'tsa',
  [KEY_PURPOSE.ocspSigning]: 'ocsp',
};

/** The role a key purpose stands for; the NCA puts kinds of information systems and of staff below one arc each. */
function roleOf(purpose: string): Role | undefined {
  const within = (arc: string): boolean => purpose === arc || purpose.startsWith(`${arc}.`);
  if (within(KEY_PURPOSE.informationSystem)) return 'information-system';
  return within(KEY_PURPOSE.ncaStaff) ? 'nca-staff' : ROLES[purpose];
}

/** The roles of a certificate, each once. */
export const rolesOf = (certificate: Certificate): Role[] => [
  ...new Set((extensions.extendedKeyUsage(certificate) ?? []).flatMap((purpose) => roleOf(purpose) ?? [])),
];

/** The subject's attributes by their meaning. */
export function subjectFacts(certificate: Certificate): SubjectFacts {
  const attributes = readName(certificate.subject);
  const first = (type: string): string | null => attributes.find((one) => one.type === type)?.value ?? null;
  const numbered = (type: string, prefix: string): string | null =>
    attributes
      .filter((one) => one.type === type)
      .map(({ value }) => new RegExp(`^${prefix}(\\d{12})$`).exec(value)?.[1])
      .find((digits) => digits !== undefined) ?? null;
  const [iin, bin] = [numbered(ATTRIBUTE.serialNumber, 'IIN'), numbered(ATTRIBUTE.organizationalUnit, 'BIN')];
  const others = othersOf(attributes);
  return {
    commonName: first(ATTRIBUTE.commonName),
    surname: first(ATTRIBUTE.surname),
    givenName: first(ATTRIBUTE.givenName),
    ...{ iin, bin },
    organization: first(ATTRIBUTE.organization),
    country: first(ATTRIBUTE.country),
    email: extensions.emailAddress(certificate) ?? first(ATTRIBUTE.email),
    dn: formatName(attributes),
    ...(iin === null && bin === null && Object.keys(others).length > 0 && { others }),
  };
}

const TOLD: readonly string[] = [
  ...[ATTRIBUTE.commonName, ATTRIBUTE.surname, ATTRIBUTE.givenName, ATTRIBUTE.organization, ATTRIBUTE.country],
  ATTRIBUTE.email,
];

/** What the facts have no name for: other countries name people and organisations by other attributes. */
function othersOf(attributes: readonly { readonly type: string; readonly value: string }[]): Record<string, string> {
  const rest = attributes.filter(({ type }) => !TOLD.includes(type)).reverse();
  return Object.fromEntries(rest.map(({ type, value }) => [type, value]));
}

const known = new WeakMap<Certificate, CertificateFacts>();

/** All facts, worked out once. Throws Asn1Error when the certificate is malformed. */
export function certificateFacts(certificate: Certificate): CertificateFacts {
  const facts = known.get(certificate) ?? readFacts(certificate);
  known.set(certificate, facts);
  return facts;
}

function readFacts(certificate: Certificate): CertificateFacts {
  return {
    subject: subjectFacts(certificate),
    serial: certificate.serial,
    issuer: nameText(certificate.issuer),
    notBefore: certificate.notBefore.toISOString(),
    notAfter: certificate.notAfter.toISOString(),
    keyUsage: extensions.keyUsage(certificate) ?? [],
    extendedKeyUsage: extensions.extendedKeyUsage(certificate) ?? [],
    policies: extensions.policies(certificate),
    roles: rolesOf(certificate),
    algorithm: keyName(certificate.key()),
    fingerprint: fingerprint(certificate.der),
    subjectKeyIdentifier: extensions.subjectKeyIdentifier(certificate) ?? null,
    authorityKeyIdentifier: extensions.authorityKeyIdentifier(certificate) ?? null,
    ocspUrls: extensions.ocspUrls(certificate),
    crlUrls: extensions.distributionPointUrls(certificate, EXTENSION.crlDistributionPoints),
  };
}

const fingerprints = new WeakMap<Uint8Array, string>();

/** SHA-256, hex; computed once for the same array. */
export function fingerprint(bytes: Uint8Array): string {
  const known = fingerprints.get(bytes) ?? toHex(sha256(bytes));
  fingerprints.set(bytes, known);
  return known;
}

/** The facts of a certificate in DER. */
export const parseCertificate = (der: Uint8Array): CertificateFacts => certificateFacts(readCertificate(der));
