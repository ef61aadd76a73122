/** Distribution points, of certificates and of CRLs, in a form in which they can be compared. RFC 5280 4.2.1.13, 5.2.5. */
import { EXTENSION } from '../algorithms/oids.js';
import { Asn1Error, readAsn1, type Asn1Node } from '../asn1/reader.js';
import { context, equalBytes, namedBits, TAG } from '../asn1/values.js';
import { der, sequence } from '../asn1/writer.js';
import type { Certificate, Extension } from '../x509/certificate.js';
import { sameName } from '../x509/canonical-name.js';
import { oncePer } from '../x509/remembered.js';

/** Reasons as a set of bits (ReasonFlags, RFC 5280 4.2.1.13): bits 1–8 are all that there are. */
export type Reasons = number;

/** Every reason. */
export const ALL_REASONS: Reasons = 0b1_1111_1110;

/** Where a certificate says that its status is published. */
export interface DistributionPoint {
  /** Encoded GeneralNames; undefined when only the CRL issuer is named. */
  readonly names: readonly Uint8Array[] | undefined;
  readonly reasons: Reasons;
  /** Encoded names of the issuer of the CRL, when that is not the certificate's. */
  readonly crlIssuers: readonly Uint8Array[];
}

/** What a CRL is about. */
export interface CrlScope {
  readonly onlyUsers: boolean;
  readonly onlyAuthorities: boolean;
  readonly onlyAttributes: boolean;
  readonly indirect: boolean;
  readonly reasons: Reasons;
  readonly names: readonly Uint8Array[] | undefined;
}

const DIRECTORY = context(4);
const generalName = (name: Uint8Array): Uint8Array => der(DIRECTORY, name);

/** Directory names among GeneralNames, without their tags. */
const directoryNames = (names: readonly Asn1Node[]): Uint8Array[] =>
  names.filter(({ tag }) => tag === DIRECTORY).map(({ content }) => readAsn1(content).bytes);

/** DistributionPointName; a relative name is completed with the name of the CRL's issuer. */
function pointNames(field: Asn1Node | undefined, issuer: Uint8Array): Uint8Array[] | undefined {
  const [name] = field?.children ?? [];
  if (!name) return undefined;
  if (name.tag === context(0)) return name.children.map(({ bytes }) => bytes);
  if (name.tag !== context(1)) throw new Asn1Error('a distribution point name that is malformed');
  const rdns = readAsn1(issuer).children.map(({ bytes }) => bytes);
  return [generalName(sequence(...rdns, der(TAG.set, name.content)))];
}

/** ReasonFlags in an implicit tag. */
function reasonsOf(field: Asn1Node | undefined): Reasons {
  if (!field) return ALL_REASONS;
  const bits = namedBits(readAsn1(der(TAG.bitString, field.content)));
  return bits.reduce((set, bit) => set | (1 << bit), 0) & ALL_REASONS;
}

function readPoint(node: Asn1Node, certificate: Certificate): DistributionPoint {
  const fields = node.inside(TAG.sequence, 'distribution point');
  const field = (tag: number): Asn1Node | undefined => fields.find((one) => one.tag === tag);
  const crlIssuers = directoryNames(field(context(2))?.children ?? []);
  return {
    names: pointNames(field(context(0)), crlIssuers[0] ?? certificate.issuer),
    reasons: reasonsOf(field(context(1, false))),
    crlIssuers,
  };
}

/** More than the NCA's one or two; what needs more than this is not looked at. */
const MAX_POINTS = 32;

/** The points of a certificate and, last, the one that RFC 5280 6.3.3 takes for granted: its issuer's own CRL. */
export const distributionPoints = oncePer((certificate: Certificate): readonly DistributionPoint[] => {
  const stated = [EXTENSION.crlDistributionPoints, EXTENSION.freshestCrl].flatMap((oid) => {
    const extension = certificate.extensions.get(oid);
    return extension ? readAsn1(extension.value).inside(TAG.sequence, 'distribution points') : [];
  });
  const points = stated.slice(0, MAX_POINTS).map((node) => readPoint(node, certificate));
  return [...points, { names: [generalName(certificate.issuer)], reasons: ALL_REASONS, crlIssuers: [] }];
});

const EVERYTHING: CrlScope = {
  onlyUsers: false,
  onlyAuthorities: false,
  onlyAttributes: false,
  indirect: false,
  reasons: ALL_REASONS,
  names: undefined,
};

/** IssuingDistributionPoint of a CRL. */
export function readScope(extension: Extension | undefined, issuer: Uint8Array): CrlScope {
  if (!extension) return EVERYTHING;
  const fields = readAsn1(extension.value).inside(TAG.sequence, 'issuing distribution point');
  const isSet = (number: number): boolean => {
    const field = fields.find((one) => one.tag === context(number, false));
    return field !== undefined && field.content[0] !== 0;
  };
  return {
    onlyUsers: isSet(1),
    onlyAuthorities: isSet(2),
    onlyAttributes: isSet(5),
    indirect: isSet(4),
    reasons: reasonsOf(fields.find((one) => one.tag === context(3, false))),
    names: pointNames(
      fields.find((one) => one.tag === context(0)),
      issuer,
    ),
  };
}

/** RFC 5280 6.3.3 (b)(2)(i): does a CRL with these names belong to the point? */
export function pointMatches(point: DistributionPoint, names: readonly Uint8Array[] | undefined): boolean {
  if (!names) return true;
  const wanted = point.names ?? point.crlIssuers.map(generalName);
  return wanted.some((one) => names.some((other) => sameGeneralName(one, other)));
}

function sameGeneralName(a: Uint8Array, b: Uint8Array): boolean {
  if (equalBytes(a, b)) return true;
  if (a[0] !== DIRECTORY || b[0] !== DIRECTORY) return false;
  return sameName(readAsn1(readAsn1(a).content).bytes, readAsn1(readAsn1(b).content).bytes);
}
