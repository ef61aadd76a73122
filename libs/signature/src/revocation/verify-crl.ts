/** Is a CRL authentic, and does it speak about this certificate? RFC 5280 6.3.3. */
import { EXTENSION } from '../algorithms/oids.js';
import { schemeOf, verifyData, weakness, type Scheme } from '../algorithms/schemes.js';
import type { AlgorithmsAt } from '../algorithms/weakness.js';
import { Asn1Error, readAsn1 } from '../asn1/reader.js';
import { timeOf } from '../asn1/values.js';
import type { Certificate } from '../x509/certificate.js';
import { authorityKeyIdentifier, basicConstraints, keyUsage } from '../x509/extensions.js';
import { sameName } from '../x509/canonical-name.js';
import { answeredOnce, oncePerPair } from '../x509/remembered.js';
import type { Crl } from './crl.js';
import { sameOptional } from './crl-entries.js';
import { ALL_REASONS, distributionPoints, pointMatches, type DistributionPoint } from './distribution-points.js';
import { crlSigner, type SignerSearch } from './crl-signer.js';
import type { Statement } from './status.js';

const UNDERSTOOD: ReadonlySet<string> = new Set([
  EXTENSION.crlNumber,
  EXTENSION.deltaCrlIndicator,
  EXTENSION.issuingDistributionPoint,
  EXTENSION.authorityKeyIdentifier,
  EXTENSION.freshestCrl,
]);

const verified = answeredOnce((crl: Crl, issuer: Certificate) => verify(crl, issuer));

/** Did this certificate's key sign the list, by algorithms acceptable at that time, and may it? At once when that is known. */
export function signedBy(crl: Crl, issuer: Certificate, { rules, at }: AlgorithmsAt): boolean | Promise<boolean> {
  const answer = verified(crl, issuer);
  const judge = (scheme: Scheme | undefined): boolean =>
    scheme !== undefined && weakness(scheme, issuer.key(), rules, at) === undefined;
  return answer instanceof Promise ? answer.then(judge) : judge(answer);
}

/** The scheme by which the list verifies; undefined when it does not. RFC 5280 6.3.3 (f): cRLSign, where use is limited. */
async function verify(crl: Crl, issuer: Certificate): Promise<Scheme | undefined> {
  const uses = keyUsage(issuer);
  if (!sameName(crl.issuer, issuer.subject) || (uses && !uses.includes('cRLSign'))) return undefined;
  const key = issuer.key();
  const scheme = schemeOf(crl.signatureAlgorithm, key);
  if ('unsupported' in scheme) return undefined;
  return (await verifyData(scheme, key, crl.tbs, crl.signature)) ? scheme : undefined;
}

/** May the list be used at all (RFC 5280 5.2, 5.2.3, 5.3)? */
export function isUsable(crl: Crl): boolean {
  const number = crl.extensions.get(EXTENSION.crlNumber);
  // RFC 5280 5.2.3: in every CRL, and not critical
  if (!number || number.critical || crl.hasUnknownCriticalEntries) return false;
  // RFC 5280 5.2.5, 5.3.3: entries about other issuers only in an indirect CRL
  if (crl.namesIssuers && !crl.scope.indirect) return false;
  if (keepsExpired(crl) === undefined) return false;
  return ![...crl.extensions].some(([oid, { critical }]) => critical && !UNDERSTOOD.has(oid));
}

/** RFC 5280 6.3.3 (b)(2)(ii)–(iv). */
function coversKind({ scope }: Crl, certificate: Certificate): boolean {
  const isAuthority = basicConstraints(certificate).ca;
  if (scope.onlyAttributes) return false;
  return isAuthority ? !scope.onlyUsers : !scope.onlyAuthorities;
}

/** RFC 5280 6.3.3 (b): is the list from whom, and about what, the point says? */
function belongs(crl: Crl, point: DistributionPoint, certificate: Certificate): boolean {
  const fromIssuer =
    point.crlIssuers.length === 0
      ? sameName(crl.issuer, certificate.issuer)
      : crl.scope.indirect && point.crlIssuers.some((name) => sameName(name, crl.issuer));
  return fromIssuer && pointMatches(point, crl.scope.names);
}

/** What the list covers through any of the points; and is its issuer one whom the certificate itself names? */
interface Coverage {
  readonly reasons: number;
  readonly isNamed: boolean;
}

/** Nothing when the list is of another kind, or must not be used. Bytes decide, so it is worked out once. */
const coverage = oncePerPair((crl: Crl, certificate: Certificate): Coverage => {
  const fitting = distributionPoints(certificate).filter((point) => belongs(crl, point, certificate));
  // RFC 5280 6.3.3 (d)
  const reasons = fitting.reduce((set, point) => set | (point.reasons & crl.scope.reasons), 0);
  if (reasons === 0 || !coversKind(crl, certificate) || !isUsable(crl)) return { reasons: 0, isNamed: false };
  return { reasons, isNamed: fitting.some(({ crlIssuers }) => crlIssuers.length > 0) };
});

interface Usable extends Coverage {
  readonly crl: Crl;
  readonly signer: Certificate;
}

/** The statements of all lists about a certificate: complete lists alone, and each with the deltas that fit it. */
export async function crlStatements(
  crls: readonly Crl[],
  certificate: Certificate,
  search: SignerSearch,
  algorithms: AlgorithmsAt,
): Promise<Statement[]> {
  const usable = await usableLists(crls, certificate, search, algorithms);
  const statements: Statement[] = [];
  for (const base of usable) {
    if (base.crl.deltaBase !== undefined) continue;
    // before the base alone: of two statements of the same time the first counts
    for (const delta of usable) {
      if (delta.crl.deltaBase === undefined || !fits(delta, base)) continue;
      statements.push(statement(base, delta.crl, certificate));
    }
    statements.push(statementAlone(base.crl, certificate));
  }
  return statements;
}

async function usableLists(
  crls: readonly Crl[],
  certificate: Certificate,
  search: SignerSearch,
  algorithms: AlgorithmsAt,
): Promise<Usable[]> {
  // malformed points are an error even when there is no list
  distributionPoints(certificate);
  const found: Usable[] = [];
  for (const crl of crls) {
    const covered = coverage(crl, certificate);
    if (covered.reasons === 0) continue;
    const { reasons, isNamed } = covered;
    const signed = crlSigner(crl, isNamed, search, (one) => signedBy(crl, one, algorithms));
    const signer = signed instanceof Promise ? await signed : signed;
    if (signer) found.push({ crl, signer, reasons, isNamed });
  }
  return found;
}

/**
 * RFC 5280 5.2.4, 6.3.3 (c), (h): same issuer, scope and key; the base is no older than the one the delta builds on; the delta
 * is newer than the base. The latter goes by time, for the NCA counts its deltas apart from its complete lists.
 */
const fits = ({ crl: delta, signer }: Usable, { crl: base, signer: baseSigner }: Usable): boolean =>
  base.number !== undefined &&
  delta.deltaBase !== undefined &&
  signer === baseSigner &&
  sameName(delta.issuer, base.issuer) &&
  sameOptional(scopeOf(delta), scopeOf(base)) &&
  authorityKeyIdentifier(delta) === authorityKeyIdentifier(base) &&
  base.number >= delta.deltaBase &&
  delta.thisUpdate >= base.thisUpdate;

const scopeOf = (crl: Crl): Uint8Array | undefined => crl.extensions.get(EXTENSION.issuingDistributionPoint)?.value;

/** X.509 9.5.2.8; undefined when it cannot be read. */
function keepsExpired({ extensions }: Crl): Pick<Statement, 'keepsExpiredSince'> | undefined {
  const extension = extensions.get(EXTENSION.expiredCertsOnCrl);
  try {
    return extension ? { keepsExpiredSince: timeOf(readAsn1(extension.value)) } : {};
  } catch (error) {
    if (error instanceof Asn1Error) return undefined;
    throw error;
  }
}

/** What the base says, with the delta's word before it (RFC 5280 6.3.3 (i)–(k)). A combination is as fresh as the delta. */
function statement(base: Pick<Usable, 'crl' | 'reasons'>, latest: Crl, certificate: Certificate): Statement {
  const entry = (latest === base.crl ? undefined : latest.find(certificate)) ?? base.crl.find(certificate);
  const revoked = entry !== undefined && entry.reason !== 'removeFromCRL';
  return {
    kind: 'crl',
    status: revoked ? 'revoked' : 'good',
    ...(revoked && { revokedAt: entry.revokedAt, reason: entry.reason }),
    ...(base.reasons !== ALL_REASONS && { reasons: base.reasons }),
    thisUpdate: latest.thisUpdate,
    ...keepsExpired(base.crl),
    ...(latest.nextUpdate && { nextUpdate: latest.nextUpdate }),
    source: latest.der,
    producedAt: latest.thisUpdate,
    issuer: latest.issuer,
  };
}

/** What a list says by itself: follows from its bytes and the certificate's. Whether it may be believed is asked each time. */
const statementAlone = oncePerPair((crl: Crl, certificate: Certificate): Statement => {
  const { reasons } = coverage(crl, certificate);
  return statement({ crl, reasons }, crl, certificate);
});
