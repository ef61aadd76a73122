/**
 * What RFC 5280 4 asks of those who issue certificates. A relying party that wants to know whether a path follows the profile
 * holds certificates to it; path validation by 6.1 does not ask.
 */
import { EXTENSION } from '../../algorithms/oids.js';
import { fromHex } from '../../asn1/values.js';
import { subjectAltNames } from '../../x509/alternative-names.js';
import { isEmptyName } from '../../x509/canonical-name.js';
import type { Certificate } from '../../x509/certificate.js';
import {
  accessDescriptions,
  authorityKeyIdentifier,
  basicConstraints,
  extendedKeyUsage,
  keyUsage,
} from '../../x509/extensions.js';
import type { GeneralName } from '../../x509/general-names.js';

/** Where in the path a certificate stands. */
export type Place = 'self-signed anchor' | 'anchor' | 'authority' | 'leaf';

interface Demand {
  readonly clause: string;
  /** What is wrong; undefined when nothing is. */
  readonly broken: (certificate: Certificate, place: Place) => string | undefined;
}

const has = (certificate: Certificate, oid: string): boolean => certificate.extensions.has(oid);
const isCritical = (certificate: Certificate, oid: string): boolean =>
  certificate.extensions.get(oid)?.critical === true;
const when = (broken: boolean, words: string): string | undefined => (broken ? words : undefined);
const isCa = (certificate: Certificate): boolean => basicConstraints(certificate).ca;

const mustBe = (critical: boolean, oid: string, name: string): Demand['broken'] => {
  return (certificate) =>
    when(
      has(certificate, oid) && isCritical(certificate, oid) !== critical,
      `${name} is ${critical ? 'not ' : ''}critical`,
    );
};

const DEMANDS: readonly Demand[] = [
  { clause: '4.1.2.2', broken: ({ serial }) => serialProblem(fromHex(serial)) },
  { clause: '4.1.2.4', broken: ({ issuer }) => when(isEmptyName(issuer), 'the issuer has no name') },
  { clause: '4.1.2.6', broken: (one) => when(isCa(one) && isEmptyName(one.subject), 'a CA without a name') },
  { clause: '4.1.2.6', broken: emptySubject },
  { clause: '4.2.1.1', broken: authorityKey },
  { clause: '4.2.1.1', broken: mustBe(false, EXTENSION.authorityKeyIdentifier, 'the authority key identifier') },
  { clause: '4.2.1.2', broken: mustBe(false, EXTENSION.subjectKeyIdentifier, 'the subject key identifier') },
  {
    clause: '4.2.1.2',
    broken: (one) => when(isCa(one) && !has(one, EXTENSION.subjectKeyIdentifier), 'a CA without a key identifier'),
  },
  {
    clause: '4.2.1.3',
    broken: (one) => when(!isCa(one) && !!keyUsage(one)?.includes('keyCertSign'), 'keyCertSign without being a CA'),
  },
  { clause: '4.2.1.3', broken: (one) => when(keyUsage(one)?.length === 0, 'a key usage that allows no use') },
  {
    clause: '4.2.1.6',
    broken: (one) =>
      subjectAltNames(one)
        .map(nameProblem)
        .find((problem) => problem !== undefined),
  },
  { clause: '4.2.1.9', broken: lengthWithoutAuthority },
  {
    clause: '4.2.1.9',
    broken: (one) =>
      when(isCa(one) && !isCritical(one, EXTENSION.basicConstraints), 'basic constraints are not critical'),
  },
  { clause: '4.2.1.10', broken: mustBe(true, EXTENSION.nameConstraints, 'the name constraints extension') },
  {
    clause: '4.2.1.10',
    broken: (one) => when(!isCa(one) && has(one, EXTENSION.nameConstraints), 'name constraints without being a CA'),
  },
  { clause: '4.2.1.11', broken: mustBe(true, EXTENSION.policyConstraints, 'the policy constraints extension') },
  { clause: '4.2.1.12', broken: (one) => when(extendedKeyUsage(one)?.length === 0, 'a list of purposes without one') },
  { clause: '4.2.1.14', broken: mustBe(true, EXTENSION.inhibitAnyPolicy, 'inhibitAnyPolicy') },
  { clause: '4.2.1.15', broken: mustBe(false, EXTENSION.freshestCrl, 'the freshest CRL extension') },
  { clause: '4.2.2.1', broken: mustBe(false, EXTENSION.authorityInfoAccess, 'authority information access') },
  {
    clause: '4.2.2.1',
    broken: (one) => when(accessDescriptions(one)?.length === 0, 'authority information about nothing'),
  },
  { clause: '4.2.2.2', broken: mustBe(false, EXTENSION.subjectInfoAccess, 'subject information access') },
];

/** What RFC 5280 4 forbids about a certificate, with the clause; undefined when it follows the profile. */
export function profileObstacle(certificate: Certificate, place: Place): string | undefined {
  for (const { clause, broken } of DEMANDS) {
    const problem = broken(certificate, place);
    if (problem !== undefined) return `${problem} (RFC 5280 ${clause})`;
  }
  return undefined;
}

function serialProblem(serial: Uint8Array): string | undefined {
  if (serial[0]! > 0x7f) return 'a negative serial number';
  if (serial.every((octet) => octet === 0)) return 'the serial number zero';
  return when(serial.length > 20, 'a serial number of more than 20 octets');
}

function emptySubject(certificate: Certificate): string | undefined {
  const named = !isEmptyName(certificate.subject) || isCritical(certificate, EXTENSION.subjectAltName);
  return when(!named, 'no subject, and no critical alternative name');
}

/** All certificates say by which key they are signed; self-signed ones may leave the extension out, but not its identifier. */
function authorityKey(certificate: Certificate, place: Place): string | undefined {
  const mayBeAbsent = place === 'self-signed anchor' && !has(certificate, EXTENSION.authorityKeyIdentifier);
  return when(!mayBeAbsent && authorityKeyIdentifier(certificate) === undefined, 'no authority key identifier');
}

function lengthWithoutAuthority(certificate: Certificate): string | undefined {
  const { ca, pathLength } = basicConstraints(certificate);
  const maySign = keyUsage(certificate)?.includes('keyCertSign') ?? true;
  return when(pathLength !== undefined && !(ca && maySign), 'a path length without the right to sign certificates');
}

/** RFC 1034 3.5 as changed by RFC 1123 2.1; a wildcard may be the leftmost label (RFC 9525). */
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

function nameProblem(name: GeneralName): string | undefined {
  if (name.form === 'ip') return when(![4, 16].includes(name.octets.length), 'an IP address of a wrong length');
  if (name.form === 'dns') return dnsProblem(name.text);
  if (name.form !== 'email') return undefined;
  return when(!/^[^@\s]+@[^@\s]+$/.test(name.text), 'an e-mail address that is none');
}

function dnsProblem(text: string): string | undefined {
  const labels = text.replace(/^\*\./, '').split('.');
  const plain = text.length <= 253 && labels.every((label) => LABEL.test(label));
  // an address in digits is no domain name (RFC 1123 2.1)
  return when(!plain || /^\d+$/.test(labels.at(-1)!), 'a DNS name not in the preferred syntax');
}
