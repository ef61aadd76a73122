/** Which extensions stand in which certificate, in the NCA's order (read off its certificates of 2022–2026). */
import { KEY_PURPOSE, POLICY } from '@qujat/signature';
import type { KeyAlgorithm, Person, Role } from '../people/person.types.js';
import { ADDRESSES } from './addresses.js';
import * as x from './extensions.js';

const ROOT_POLICY = '1.2.398.3.1.2';

/** Identifiers of a subject's key and of its issuer. */
export interface KeyIds {
  readonly subject: Uint8Array;
  readonly issuer: Uint8Array;
}

const { legalEntity, emailProtection } = KEY_PURPOSE;

/** Extended key usage by role: key-user OIDs under 1.2.398.3.3.4.1. */
export const PURPOSES: Readonly<Record<Role, readonly string[]>> = {
  'first-head': [emailProtection, legalEntity, KEY_PURPOSE.firstHead],
  'right-to-sign': [emailProtection, legalEntity, KEY_PURPOSE.signRight],
  'right-to-sign-financial': [emailProtection, legalEntity, KEY_PURPOSE.financeSignRight],
  'human-resources': [emailProtection, legalEntity, KEY_PURPOSE.hr],
  employee: [emailProtection, legalEntity, KEY_PURPOSE.employee],
  'information-system': [legalEntity, KEY_PURPOSE.informationSystem],
  'treasury-client': [emailProtection, legalEntity, KEY_PURPOSE.treasuryClient],
  individual: [emailProtection, KEY_PURPOSE.individual],
};

/** Of the root: signed by itself. */
export const rootProfile = (id: Uint8Array, self: { name: Uint8Array; serial: string }): Uint8Array[] => [
  x.certificateAuthority(),
  x.keyUsage(['keyCertSign', 'cRLSign']),
  x.subjectKeyIdentifier(id),
  x.authorityKeyIdentifier(id, self),
  x.certificatePolicy(ROOT_POLICY, ADDRESSES.rootPractice),
];

/** Of the issuing authority. */
export const issuingProfile = (
  algorithm: KeyAlgorithm,
  ids: KeyIds,
  root: { name: Uint8Array; serial: string },
): Uint8Array[] => [
  x.certificateAuthority(),
  x.keyUsage(['keyCertSign', 'cRLSign']),
  x.crlDistributionPoint(ADDRESSES.rootCrl(algorithm)),
  x.subjectKeyIdentifier(ids.subject),
  x.authorityKeyIdentifier(ids.issuer, root),
  x.authorityInfoAccess(ADDRESSES.root(algorithm)),
  x.certificatePolicy(POLICY.nca, ADDRESSES.practice),
];

const revocationAddresses = (algorithm: KeyAlgorithm): Uint8Array[] => [
  x.authorityInfoAccess(ADDRESSES.issuing(algorithm), ADDRESSES.ocsp),
  x.crlDistributionPoint(ADDRESSES.crl(algorithm)),
  x.freshestCrl(ADDRESSES.deltaCrl(algorithm)),
];

/** The NCA's template for the right to sign has it the other way round: critical purposes, uncritical key usage. */
const purposesAreCritical = (role: Role): boolean => role === 'right-to-sign';

/** Of a person or an information system. One key signs and signs in: there is no clientAuth (profile of 2022). */
export const ownerProfile = (person: Person, algorithm: KeyAlgorithm, ids: KeyIds): Uint8Array[] => [
  x.extendedKeyUsage(PURPOSES[person.role], purposesAreCritical(person.role)),
  x.certificatePolicy(POLICY.nca, ADDRESSES.practice),
  ...revocationAddresses(algorithm),
  x.keyUsage(
    ['digitalSignature', 'nonRepudiation', algorithm === 'gost' ? 'keyAgreement' : 'keyEncipherment'],
    !purposesAreCritical(person.role),
  ),
  x.subjectKeyIdentifier(ids.subject),
  x.authorityKeyIdentifier(ids.issuer),
  x.ncaKeyStore(),
];

/** Of a person of another country: no purposes of the NCA, no policy of its. */
export const foreignerProfile = (ids: KeyIds): Uint8Array[] => [
  x.keyUsage(['digitalSignature', 'nonRepudiation']),
  x.subjectKeyIdentifier(ids.subject),
  x.authorityKeyIdentifier(ids.issuer),
  x.authorityInfoAccess(ADDRESSES.foreign, ADDRESSES.foreignOcsp),
];

/** Of the timestamping authority; its only purpose must be critical (RFC 3161 2.3). */
export const tsaProfile = (algorithm: KeyAlgorithm, ids: KeyIds): Uint8Array[] => [
  x.extendedKeyUsage([KEY_PURPOSE.timeStamping], true),
  x.certificatePolicy(POLICY.ncaTsaCertificate, ADDRESSES.practice),
  ...revocationAddresses(algorithm),
  x.keyUsage(['digitalSignature']),
  x.subjectKeyIdentifier(ids.subject),
  x.authorityKeyIdentifier(ids.issuer),
  x.ncaKeyStore(),
];

/** Of the OCSP responder (RFC 6960 4.2.2.2). */
export const responderProfile = (ids: KeyIds): Uint8Array[] => [
  x.keyUsage(['digitalSignature'], false),
  x.ocspNoCheck(),
  x.extendedKeyUsage([KEY_PURPOSE.ocspSigning]),
  x.subjectKeyIdentifier(ids.subject),
  x.authorityKeyIdentifier(ids.issuer),
  x.ncaKeyStore(),
];
