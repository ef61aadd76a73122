/** Is a CRL authentic, and does it speak about this certificate? RFC 5280 6.3.3. */
import { EXTENSION } from '../algorithms/oids.js';
import { schemeOf, verifyData, weakness, type Scheme } from '../algorithms/schemes.js';
import type { AlgorithmsAt } from '../algorithms/weakness.js';
import { equalBytes } from '../asn1/values.js';
import type { Certificate } from '../x509/certificate.js';
import { basicConstraints, distributionPointNames, keyUsage } from '../x509/extensions.js';
import type { Crl } from './crl.js';
import type { Statement } from './status.js';

const UNDERSTOOD: ReadonlySet<string> = new Set([
  EXTENSION.crlNumber,
  EXTENSION.deltaCrlIndicator,
  EXTENSION.issuingDistributionPoint,
  EXTENSION.authorityKeyIdentifier,
  EXTENSION.freshestCrl,
]);

const answers = new WeakMap<Crl, WeakMap<Certificate, Promise<Scheme | undefined>>>();

/** Did this CA sign the list, by algorithms acceptable at that time, and may it? */
export async function signedBy(crl: Crl, issuer: Certificate, { rules, at }: AlgorithmsAt): Promise<boolean> {
  const known = answers.get(crl) ?? new WeakMap<Certificate, Promise<Scheme | undefined>>();
  answers.set(crl, known);
  const answer = known.get(issuer) ?? verify(crl, issuer);
  known.set(issuer, answer);
  const scheme = await answer;
  return scheme !== undefined && weakness(scheme, issuer.key(), rules, at) === undefined;
}

/** The scheme by which the list verifies; undefined when it does not. */
async function verify(crl: Crl, issuer: Certificate): Promise<Scheme | undefined> {
  const uses = keyUsage(issuer);
  if (!equalBytes(crl.issuer, issuer.subject) || (uses && !uses.includes('cRLSign'))) return undefined;
  const key = issuer.key();
  const scheme = schemeOf(crl.signatureAlgorithm, key);
  if ('unsupported' in scheme) return undefined;
  return (await verifyData(scheme, key, crl.tbs, crl.signature)) ? scheme : undefined;
}

/** Is the certificate within what the list is about (RFC 5280 6.3.3 (b))? */
function covers(crl: Crl, certificate: Certificate): boolean {
  const { scope } = crl;
  const isAuthority = basicConstraints(certificate).ca;
  if (scope.unsupported || crl.hasUnknownCriticalEntries) return false;
  if ((scope.onlyUsers && isAuthority) || (scope.onlyAuthorities && !isAuthority)) return false;
  if ([...crl.extensions].some(([oid, { critical }]) => critical && !UNDERSTOOD.has(oid))) return false;
  return scope.names.length === 0 || pointsTo(certificate, scope.names);
}

function pointsTo(certificate: Certificate, names: readonly Uint8Array[]): boolean {
  const own = [EXTENSION.crlDistributionPoints, EXTENSION.freshestCrl].flatMap((oid) =>
    distributionPointNames(certificate, oid),
  );
  return own.some((point) => names.some((name) => equalBytes(name, point.bytes)));
}

/** The statements of all lists about a certificate: complete lists alone, and each with the deltas that fit it. */
export async function crlStatements(
  crls: readonly Crl[],
  certificate: Certificate,
  issuer: Certificate,
  algorithms: AlgorithmsAt,
): Promise<Statement[]> {
  const usable: Crl[] = [];
  for (const crl of crls) {
    if (!equalBytes(crl.issuer, certificate.issuer) || !covers(crl, certificate)) continue;
    if (await signedBy(crl, issuer, algorithms)) usable.push(crl);
  }
  const deltas = usable.filter((crl) => crl.deltaBase !== undefined);
  return usable
    .filter((crl) => crl.deltaBase === undefined)
    .flatMap((base) => [
      statement(base, base, certificate),
      ...deltas.filter((delta) => fits(delta, base)).map((delta) => statement(base, delta, certificate)),
    ]);
}

/**
 * RFC 5280 5.2.4: the base is no older than the one the delta builds on, and the delta is newer than the base. The latter
 * goes by time, for the NCA counts its deltas apart from its complete lists.
 */
const fits = (delta: Crl, base: Crl): boolean =>
  base.number !== undefined &&
  delta.deltaBase !== undefined &&
  base.number >= delta.deltaBase &&
  delta.thisUpdate >= base.thisUpdate;

/** What the base says, with the delta's word before it. A combination is as fresh as the delta. */
function statement(base: Crl, latest: Crl, certificate: Certificate): Statement {
  const entry = (latest === base ? undefined : latest.find(certificate.serial)) ?? base.find(certificate.serial);
  const revoked = entry !== undefined && entry.reason !== 'removeFromCRL';
  return {
    kind: 'crl',
    status: revoked ? 'revoked' : 'good',
    ...(revoked && { revokedAt: entry.revokedAt, reason: entry.reason }),
    thisUpdate: latest.thisUpdate,
    ...(latest.nextUpdate && { nextUpdate: latest.nextUpdate }),
    source: latest.der,
    producedAt: latest.thisUpdate,
    issuer: latest.issuer,
  };
}
