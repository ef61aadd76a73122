/**
 * The X.509 validation of a signer in time: what the processes of ETSI EN 319 102-1 5.3, 5.5 and 5.6 add to the judgement of a
 * path at the proven time. They only ever make it stricter, or say more exactly what is missing.
 */
import { weaknessEnd } from '../algorithms/reliable-until.js';
import { judgePath, type JudgedPath } from '../path/judge.js';
import type { Process, SubIndication } from '../report/report.js';
import { statementsAbout, type Existence } from '../revocation/assess.js';
import type { Statement } from '../revocation/status.js';
import { ocspSigner } from '../revocation/verify-ocsp.js';
import type { Certificate } from '../x509/certificate.js';
import { nameText } from '../x509/names.js';
import { Findings } from './findings.js';
import { RULES } from './rules.js';
import { ocspOf, type Session } from './session.js';
import type { SignerTimestamp } from './timestamps.js';

/** A signer's certificate and what is known of the signature's time. */
export interface SignerInTime {
  readonly certificate: Certificate;
  /** Does the signature name the certificate by a digest? Then what proves the signature proves the certificate. */
  readonly named: boolean;
  readonly existence: Existence;
  readonly timestamps: readonly SignerTimestamp[];
}

/** Judges the path of a signer's certificate at the proven time. */
export async function judgeInTime(signer: SignerInTime, session: Session): Promise<JudgedPath> {
  const { path, findings } = await judgePath(signer.certificate, signer.existence, session);
  const refined = await refine(path, findings, signer, session);
  if (refined.clean) {
    for (let i = 0; i < path.length - 1; i++) await checkProven(path, i, signer, session, refined);
  }
  return { path, findings: refined };
}

/** The process whose material the verdict rests on. */
export function processOf(timestamps: readonly SignerTimestamp[]): Process {
  const valid = timestamps.filter((one) => one.problem === undefined && one.kind !== 'content');
  if (valid.some(({ kind }) => kind === 'archive')) return 'archival';
  return valid.length > 0 ? 'long-term' : 'basic';
}

/** The same findings, with more exact words for what follows from failures. */
async function refine(
  path: readonly Certificate[],
  found: Findings,
  signer: SignerInTime,
  session: Session,
): Promise<Findings> {
  if (found.clean) return found;
  const refined = new Findings();
  const subs = new Map<SubIndication, SubIndication>();
  for (const { sub } of found.failures) subs.set(sub, await refinedSub(sub, path, found, signer, session));
  for (const check of found.checks) {
    const failure = found.failures.find(({ rule, detail }) => rule.id === check.id && detail === check.detail);
    if (failure) refined.fail(failure.rule, subs.get(failure.sub) ?? failure.sub, failure.detail);
    else if (check.ok) refined.pass(check, check.detail);
    else refined.remark(check, check.detail);
  }
  return refined;
}

async function refinedSub(
  sub: SubIndication,
  path: readonly Certificate[],
  found: Findings,
  { certificate, existence, timestamps }: SignerInTime,
  session: Session,
): Promise<SubIndication> {
  const content = latestContentTime(timestamps);
  if (sub === 'OUT_OF_BOUNDS_NO_POE') {
    const anchor = path.at(-1)!;
    const inTime = (one: Certificate): boolean => existence.time >= one.notBefore && existence.time <= one.notAfter;
    // table 6: a chain was found, but its anchor is not trusted any more and nothing proves that it was used while it was
    if (path.length > 1 && !inTime(anchor) && path.slice(0, -1).every(inTime))
      return 'NO_CERTIFICATE_CHAIN_FOUND_NO_POE';
    if (existence.time <= certificate.notAfter) return sub;
    // 5.3.4, 5.5.4: the content was stamped before it was signed, so the signature is younger than the certificate's end
    if (content && content > certificate.notAfter) return 'EXPIRED';
    return (await knownGoodToTheEnd(path, session)) ? 'OUT_OF_BOUNDS_NOT_REVOKED' : sub;
  }
  if (sub === 'REVOKED_NO_POE' && content) {
    const revoked = await revocationTime(path, session);
    if (revoked && content > revoked) return 'REVOKED';
  }
  return sub;
}

/** The time of the latest valid content timestamp: the signature was made after it. */
function latestContentTime(timestamps: readonly SignerTimestamp[]): Date | undefined {
  const times = timestamps.flatMap(({ kind, problem, info }) =>
    kind === 'content' && problem === undefined && info ? [info.genTime.getTime()] : [],
  );
  return times.length > 0 ? new Date(Math.max(...times)) : undefined;
}

const untilOf = ({ nextUpdate, thisUpdate }: Statement, { policy }: Session): number =>
  nextUpdate?.getTime() ?? thisUpdate.getTime() + policy.ocspMaxAgeSeconds * 1000;

/** Does data from the signer's certificate's lifetime say that it was good until it expired? */
async function knownGoodToTheEnd(path: readonly Certificate[], session: Session): Promise<boolean> {
  const [leaf, issuer] = path;
  if (!leaf || !issuer) return false;
  const statements = await statementsAbout(leaf, issuer, session);
  if (statements.some(({ status }) => status !== 'good')) return false;
  const end = leaf.notAfter.getTime();
  return statements.some((one) => one.thisUpdate.getTime() <= end && untilOf(one, session) >= end);
}

async function revocationTime(path: readonly Certificate[], session: Session): Promise<Date | undefined> {
  const [leaf, issuer] = path;
  if (!leaf || !issuer) return undefined;
  const statements = await statementsAbout(leaf, issuer, session);
  return statements.find(({ status, reason }) => status === 'revoked' && reason !== 'certificateHold')?.revokedAt;
}

/**
 * Everything under a signature that is proven to be old must be proven to be old too, where that matters: a certificate or
 * revocation data by algorithms that have ended since could be made today; and so could data by a key whose certificate has
 * expired since. The operator answers for the CAs of the trust folder, and for anchors.
 */
async function checkProven(
  path: readonly Certificate[],
  i: number,
  { existence, named }: SignerInTime,
  session: Session,
  findings: Findings,
): Promise<void> {
  const [certificate, issuer] = [path[i]!, path[i + 1]!];
  if (session.vouched.has(certificate)) return;
  const existed = (i === 0 && named ? existence.time : session.proofs.since(certificate.der)) ?? session.at;
  const end = weaknessEnd(certificate, issuer, session.policy.algorithms);
  const name = nameText(certificate.subject);
  if (end && existed > end) {
    findings.fail(
      RULES.proof,
      'NO_POE',
      `${name}: by algorithms acceptable until ${end.toISOString()}, not proven so old`,
    );
  }
  const statements = await statementsAbout(certificate, issuer, session, existence.time);
  if (statements.length === 0 || (await anyInBounds(statements, certificate, issuer, session))) return;
  findings.fail(
    RULES.proof,
    'REVOCATION_OUT_OF_BOUNDS_NO_POE',
    `${name}: whoever vouches for its status has expired, and nothing proves that the data is older`,
  );
}

async function anyInBounds(
  statements: readonly Statement[],
  certificate: Certificate,
  issuer: Certificate,
  session: Session,
): Promise<boolean> {
  for (const { kind, source } of statements) {
    const existed = session.proofs.since(source) ?? session.at;
    const end = await vouchedUntil(kind, source, issuer, session, existed);
    const reliable = (await statementsAbout(certificate, issuer, session, existed)).some(
      (one) => one.source === source,
    );
    if (reliable && (end === undefined || existed <= end)) return true;
  }
  return false;
}

/** The end of the certificate that vouches for revocation data; undefined when it is the operator who answers for it. */
async function vouchedUntil(
  kind: Statement['kind'],
  source: Uint8Array,
  issuer: Certificate,
  session: Session,
  at: Date,
): Promise<Date | undefined> {
  const answered = session.vouched.has(issuer) || session.anchors.includes(issuer);
  const signer = kind === 'ocsp' ? await ocspSigner(ocspOf(source), issuer, session.algorithmsAt(at)) : undefined;
  if (signer && signer.certificate !== issuer) return signer.certificate.notAfter;
  return answered ? undefined : issuer.notAfter;
}
