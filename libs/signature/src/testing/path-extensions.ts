/** Extensions that constrain paths, for tests. */
import { EXTENSION } from '../algorithms/oids.js';
import { context } from '../asn1/values.js';
import { der, integer, oid, octetString, sequence } from '../asn1/writer.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { extension } from './certificates.js';
import type { TestKey } from './keys.js';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A GeneralName. */
export const generalName = {
  email: (text: string): Uint8Array => der(context(1, false), ascii(text)),
  dns: (text: string): Uint8Array => der(context(2, false), ascii(text)),
  directory: (name: Uint8Array): Uint8Array => der(context(4), name),
  uri: (text: string): Uint8Array => der(context(6, false), ascii(text)),
  ip: (...octets: number[]): Uint8Array => der(context(7, false), Uint8Array.from(octets)),
  other: (): Uint8Array => der(context(0), oid('1.2.3.4'), der(context(0), octetString(ascii('x')))),
};

/** subjectAltName. */
export const alternativeNames = (...names: Uint8Array[]): Uint8Array =>
  extension(EXTENSION.subjectAltName, sequence(...names));

/** nameConstraints, critical. */
export function nameConstraints(permitted: readonly Uint8Array[], excluded: readonly Uint8Array[] = []): Uint8Array {
  const subtrees = (number: number, names: readonly Uint8Array[]): Uint8Array[] =>
    names.length === 0 ? [] : [der(context(number), ...names.map((one) => sequence(one)))];
  return extension(EXTENSION.nameConstraints, sequence(...subtrees(0, permitted), ...subtrees(1, excluded)), true);
}

/** certificatePolicies. */
export const policies = (...oids: string[]): Uint8Array =>
  extension(EXTENSION.certificatePolicies, sequence(...oids.map((one) => sequence(oid(one)))));

/** policyMappings: issuer's policy, subject's policy. */
export const mappings = (...pairs: readonly (readonly [string, string])[]): Uint8Array =>
  extension(EXTENSION.policyMappings, sequence(...pairs.map(([a, b]) => sequence(oid(a), oid(b)))), true);

/** policyConstraints, critical. */
export function policyConstraints(requireExplicit?: number, inhibitMapping?: number): Uint8Array {
  const field = (number: number, value: number | undefined): Uint8Array[] =>
    value === undefined ? [] : [der(context(number, false), Uint8Array.of(value))];
  return extension(
    EXTENSION.policyConstraints,
    sequence(...field(0, requireExplicit), ...field(1, inhibitMapping)),
    true,
  );
}

/** inhibitAnyPolicy, critical. */
export const inhibitAny = (skip: number): Uint8Array => extension(EXTENSION.inhibitAnyPolicy, integer(skip), true);

const keyId = ({ spki }: TestKey): Uint8Array => sha1(spki);

/** subjectKeyIdentifier and authorityKeyIdentifier. */
export const identifiers = (own: TestKey, issuer?: TestKey): Uint8Array[] => [
  extension(EXTENSION.subjectKeyIdentifier, octetString(keyId(own))),
  ...(issuer ? [extension(EXTENSION.authorityKeyIdentifier, sequence(der(context(0, false), keyId(issuer))))] : []),
];
