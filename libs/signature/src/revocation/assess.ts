/** From statements to a judgement: is the certificate good for a signature made at a proven time? */
import type { AlgorithmsAt } from '../algorithms/weakness.js';
import type { Failure } from '../validation/findings.js';
import { RULES } from '../validation/rules.js';
import type { Session } from '../validation/session.js';
import type { Certificate } from '../x509/certificate.js';
import { basicConstraints } from '../x509/extensions.js';
import { nameText } from '../x509/names.js';
import type { RevocationReason, Statement } from './status.js';
import type { SignerSearch } from './crl-signer.js';
import { coveringAll } from './reasons.js';
import { crlStatements } from './verify-crl.js';
import { ocspStatement } from './verify-ocsp.js';

/** When the thing to be judged is proven to have existed. */
export interface Existence {
  readonly time: Date;
  /** False: the time is that of the validation itself, and nothing proves an earlier one. */
  readonly proven: boolean;
}

/** How the status is asked for: is data demanded, and how the signers of CRLs are found and judged. */
export interface RevocationOptions extends Pick<SignerSearch, 'holds' | 'above'> {
  readonly demanded?: boolean;
}

/** All authentic statements about a certificate; their algorithms are judged at `at`. */
export async function statementsAbout(
  certificate: Certificate,
  issuer: Certificate,
  session: Session,
  at = session.at,
  signers: Pick<SignerSearch, 'holds' | 'above'> = {},
): Promise<Statement[]> {
  const search = { issuer, certificates: session.certificates, ...signers };
  const algorithms = session.algorithmsAt(at);
  const statements = await crlStatements(session.crls, certificate, search, algorithms);
  for (const response of session.ocsp) {
    const statement = await ocspStatement(response, certificate, issuer, algorithms);
    if (!statement) continue;
    // RFC 6960 4.2.2.2.1: without id-pkix-ocsp-nocheck the responder's own certificate must be known to be good
    if (statement.delegate && !(await isGoodByCrl(statement.delegate, search, session, algorithms))) continue;
    statements.push(statement);
  }
  return statements.filter((one) => Math.max(one.thisUpdate.getTime(), one.producedAt.getTime()) <= session.latest);
}

async function isGoodByCrl(
  certificate: Certificate,
  search: SignerSearch,
  session: Session,
  algorithms: AlgorithmsAt,
): Promise<boolean> {
  const statements = await crlStatements(session.crls, certificate, search, algorithms);
  const current = newest(coveringAll(statements.filter((one) => isFresh(one, session.at, session))));
  return current?.status === 'good' && !statements.some(isFinal);
}

const isFinal = (one: Statement): boolean => one.status === 'revoked' && one.reason !== 'certificateHold';

const newest = (statements: readonly Statement[]): Statement | undefined =>
  [...statements].sort((a, b) => b.thisUpdate.getTime() - a.thisUpdate.getTime())[0];

/** Issuers may drop a certificate once it has expired, unless they say that they do not (RFC 6960 4.4.4, X.509 9.5.2.8). */
const speaksOfExpired = ({ thisUpdate, keepsExpiredSince }: Statement, { notAfter }: Certificate): boolean =>
  thisUpdate <= notAfter || (keepsExpiredSince !== undefined && keepsExpiredSince <= notAfter);

/** ETSI EN 319 102-1 5.2.5: is the data recent enough to speak for `time`? */
function isFresh(statement: Statement, time: Date, { policy }: Session): boolean {
  const { thisUpdate, nextUpdate } = statement;
  const until = nextUpdate ?? new Date(thisUpdate.getTime() + policy.ocspMaxAgeSeconds * 1000);
  return time.getTime() <= until.getTime() + policy.clockSkewSeconds * 1000;
}

/**
 * Judges the status of `certificate`. While the certificate is valid, the data must be fresh at the time of validation; once
 * it has expired, data from its lifetime that speaks for the proven time is what there can be.
 */
export async function assessRevocation(
  certificate: Certificate,
  issuer: Certificate,
  existence: Existence,
  session: Session,
  { demanded = true, ...signers }: RevocationOptions = {},
): Promise<Failure | { readonly detail: string }> {
  const expired = session.at > certificate.notAfter;
  const reference = expired ? existence.time : session.at;
  const statements = await statementsAbout(certificate, issuer, session, reference, signers);
  const revoked = newest(statements.filter(isFinal));
  const fresh = statements.filter(
    (one) => isFresh(one, reference, session) && (!expired || speaksOfExpired(one, certificate)),
  );
  const decisive = revoked ?? newest(coveringAll(fresh));
  const subject = nameText(certificate.subject);
  if (!decisive && !demanded) return { detail: `${subject}: no revocation data, and none is demanded` };
  if (!decisive) return noData(subject, statements, session.vouched.has(certificate));
  session.use(decisive.kind, decisive.source, decisive.issuer, decisive.producedAt);
  const benign = session.policy.benignReasons;
  return judge(decisive, existence, basicConstraints(certificate).ca, subject, benign);
}

function noData(subject: string, stale: readonly Statement[], vouched: boolean): Failure | { detail: string } {
  if (vouched) return { detail: `${subject}: no revocation data; the operator's own trust store vouches for it` };
  const latest = newest(stale);
  const detail = latest
    ? `${subject}: the newest revocation data is of ${latest.thisUpdate.toISOString()}, too old`
    : `${subject}: no authentic revocation data`;
  return { rule: RULES.revocation, sub: 'TRY_LATER', detail };
}

function judge(
  { kind, status, revokedAt, reason = 'unspecified', thisUpdate }: Statement,
  { time, proven }: Existence,
  authority: boolean,
  subject: string,
  benign: readonly RevocationReason[],
): Failure | { detail: string } {
  const source = `${kind.toUpperCase()} of ${thisUpdate.toISOString()}`;
  const rule = RULES.revocation;
  if (status === 'good') return { detail: `${subject}: not revoked, ${source}` };
  if (status === 'unknown' || !revokedAt) {
    return { rule, sub: 'CERTIFICATE_CHAIN_GENERAL_FAILURE', detail: `${subject}: not known to its issuer, ${source}` };
  }
  const detail = `${subject}: revoked at ${revokedAt.toISOString()} (${reason}), ${source}`;
  if (reason === 'certificateHold') return { rule, sub: 'TRY_LATER', detail };
  const later = proven && revokedAt > time;
  if (later && benign.includes(reason)) return { detail: `${detail}; the signature is proven to be older` };
  if (authority) return { rule, sub: 'REVOKED_CA_NO_POE', detail };
  return { rule, sub: later ? 'REVOKED' : 'REVOKED_NO_POE', detail };
}
