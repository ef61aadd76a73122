/** From statements to a judgement: is the certificate good for a signature made at a proven time? */
import type { AlgorithmsAt } from '../algorithms/weakness.js';
import { isoText } from '../asn1/time-text.js';
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

/**
 * All authentic statements about a certificate; their algorithms are judged at `at`. Several steps of one validation ask the same:
 * until the session has more material, they get the same answer.
 */
export function statementsAbout(
  certificate: Certificate,
  issuer: Certificate,
  session: Session,
  at = session.at,
): Promise<readonly Statement[]> {
  return session.statements.about(certificate, issuer, at, () => collect(certificate, issuer, session, at, {}));
}

async function collect(
  certificate: Certificate,
  issuer: Certificate,
  session: Session,
  at: Date,
  { holds, above }: Pick<SignerSearch, 'holds' | 'above'>,
): Promise<readonly Statement[]> {
  const search = { issuer, certificates: session.certificates, holds, above };
  const algorithms = session.algorithmsAt(at);
  const statements = await crlStatements(session.crls, certificate, search, algorithms);
  for (const response of session.ocsp) {
    const statement = await ocspStatement(response, certificate, issuer, algorithms);
    if (!statement) continue;
    // RFC 6960 4.2.2.2.1: without id-pkix-ocsp-nocheck the responder's own certificate must be known to be good
    if (statement.delegate && !(await isGoodByCrl(statement.delegate, search, session, algorithms))) continue;
    statements.push(statement);
  }
  const { latest } = session;
  return statements.filter((one) => one.thisUpdate.getTime() <= latest && one.producedAt.getTime() <= latest);
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

/** Revoked for good: not on hold. */
export const isFinal = (one: Statement): boolean => one.status === 'revoked' && one.reason !== 'certificateHold';

/** The newest; of several, the first. */
export function newest(statements: readonly Statement[]): Statement | undefined {
  let found: Statement | undefined;
  for (const one of statements) {
    if (!found || one.thisUpdate.getTime() > found.thisUpdate.getTime()) found = one;
  }
  return found;
}

/** Issuers may drop a certificate once it has expired, unless they say that they do not (RFC 6960 4.4.4, X.509 9.5.2.8). */
const speaksOfExpired = ({ thisUpdate, keepsExpiredSince }: Statement, { notAfter }: Certificate): boolean =>
  thisUpdate <= notAfter || (keepsExpiredSince !== undefined && keepsExpiredSince <= notAfter);

/** ETSI EN 319 102-1 5.2.5: is the data recent enough to speak for `time`? */
function isFresh(statement: Statement, time: Date, { policy }: Session): boolean {
  const { thisUpdate, nextUpdate } = statement;
  const until = nextUpdate?.getTime() ?? thisUpdate.getTime() + policy.ocspMaxAgeSeconds * 1000;
  return time.getTime() <= until + policy.clockSkewSeconds * 1000;
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
  { demanded = true, holds, above }: RevocationOptions = {},
): Promise<Failure | { readonly detail: string }> {
  const expired = session.at.getTime() > certificate.notAfter.getTime();
  const reference = expired ? existence.time : session.at;
  const statements = await collect(certificate, issuer, session, reference, { holds, above });
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
    ? `${subject}: the newest revocation data is of ${isoText(latest.thisUpdate)}, too old`
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
  const source = `${kind.toUpperCase()} of ${isoText(thisUpdate)}`;
  const rule = RULES.revocation;
  if (status === 'good') return { detail: `${subject}: not revoked, ${source}` };
  if (status === 'unknown' || !revokedAt) {
    return { rule, sub: 'CERTIFICATE_CHAIN_GENERAL_FAILURE', detail: `${subject}: not known to its issuer, ${source}` };
  }
  const detail = `${subject}: revoked at ${isoText(revokedAt)} (${reason}), ${source}`;
  if (reason === 'certificateHold') return { rule, sub: 'TRY_LATER', detail };
  const later = proven && revokedAt > time;
  if (later && benign.includes(reason)) return { detail: `${detail}; the signature is proven to be older` };
  if (authority) return { rule, sub: 'REVOKED_CA_NO_POE', detail };
  return { rule, sub: later ? 'REVOKED' : 'REVOKED_NO_POE', detail };
}
