/** Judges a certificate's path at a time: the first path that holds decides, otherwise the first that was found. */
import { Asn1Error } from '../asn1/reader.js';
import { isoText } from '../asn1/time-text.js';
import type { SubIndication } from '../report/report.js';
import { assessRevocation, type Existence, type RevocationOptions } from '../revocation/assess.js';
import { Findings, type Failure } from '../validation/findings.js';
import { RULES } from '../validation/rules.js';
import type { Session } from '../validation/session.js';
import type { Certificate } from '../x509/certificate.js';
import { nameText } from '../x509/names.js';
import { oncePer } from '../x509/remembered.js';
import { PathSearch } from './build.js';
import { DOCUMENT_INPUTS, type PathInputs } from './inputs.js';

/** A path with what was found about it. */
export interface JudgedPath {
  readonly path: readonly Certificate[];
  readonly findings: Findings;
}

const nameOf = (certificate: Certificate): string => nameText(certificate.subject);

/** What is asked of a path, and for whose sake. */
export interface PathQuestion {
  /** The session's when absent. */
  readonly inputs?: PathInputs;
  /** Signers of CRLs whose paths are being judged for this one's sake. */
  readonly judging?: readonly Certificate[];
}

/** So many paths that keep the rules, and fail for time or revocation, are looked at. */
const MAX_PATHS = 16;

/** X.509 certificate validation (ETSI EN 319 102-1 5.2.6) of `leaf`. */
export async function judgePath(
  leaf: Certificate,
  existence: Existence,
  session: Session,
  { inputs = session.inputs, judging = [] }: PathQuestion = {},
): Promise<JudgedPath> {
  const search = new PathSearch(session, existence.time, inputs);
  let first: JudgedPath | undefined;
  let count = 0;
  let holding: JudgedPath | undefined;
  await search.from(leaf, async (path) => {
    const judged = { path, findings: await judgeOne(path, existence, session, { inputs, judging }) };
    first ??= judged;
    if (judged.findings.clean) holding = judged;
    return holding !== undefined || ++count >= MAX_PATHS;
  });
  const decisive = holding ?? first;
  if (decisive) return decisive;
  const findings = new Findings();
  const { obstacle } = search;
  if (obstacle && obstacle.rule !== RULES.pathSignature) findings.add(obstacle);
  else findings.fail(RULES.path, 'NO_CERTIFICATE_CHAIN_FOUND', `no path from ${nameOf(leaf)} to a trust anchor`);
  return { path: [leaf], findings };
}

async function judgeOne(
  path: readonly Certificate[],
  existence: Existence,
  session: Session,
  question: Required<PathQuestion>,
): Promise<Findings> {
  const findings = new Findings();
  findings.pass(RULES.path, path.map(nameOf).join(' ← '));
  for (const [i, certificate] of path.entries()) {
    session.use('certificate', certificate.der, certificate.subject, certificate.notBefore);
    judgeValidity(certificate, existence, session, findings);
    const issuer = path[i + 1];
    if (issuer) {
      const above = path.slice(i + 2);
      const holds = signerJudge(path.at(-1)!, existence, session, question);
      const options = { demanded: question.inputs.revocation === 'required', holds, above };
      await judgeRevocation(certificate, issuer, existence, session, findings, options);
    }
  }
  return findings;
}

/** The words for a certificate's validity. */
const periodOf = oncePer(
  (one: Certificate) => `${nameOf(one)}: ${one.notBefore.toISOString()} to ${one.notAfter.toISOString()}`,
);

function judgeValidity(
  certificate: Certificate,
  { time, proven }: Existence,
  session: Session,
  findings: Findings,
): void {
  const { notBefore, notAfter } = certificate;
  const period = periodOf(certificate);
  const fail = (sub: SubIndication): false =>
    findings.fail(RULES.validity, sub, `${period}, judged at ${isoText(time)}`);
  const end = notAfter.getTime();
  if (time.getTime() < notBefore.getTime()) fail('NOT_YET_VALID');
  // RFC 5280 4.1.2.5: both ends belong to the period, which knows whole seconds
  else if (time.getTime() - (time.getTime() % 1000) > end) fail('OUT_OF_BOUNDS_NO_POE');
  else if (session.at.getTime() > end && proven)
    findings.pass(RULES.validity, `${period}; the signature is proven to be older`);
  else findings.pass(RULES.validity, period);
}

/** CRL signers whose CRLs have signers whose CRLs …: real ones end at the second. */
const MAX_SIGNERS_DEEP = 3;

/**
 * Does a CRL signer's own path hold, up to the same anchor (RFC 5280 6.3.3 (f))? A signer that is being judged already is not
 * judged again: circles end. What is asked of the leaf (purposes, policies) is not asked of those who sign lists.
 */
function signerJudge(
  anchor: Certificate,
  existence: Existence,
  session: Session,
  { inputs, judging }: Required<PathQuestion>,
): NonNullable<RevocationOptions['holds']> {
  return async (signer) => {
    if (judging.includes(signer)) return 'circular';
    if (judging.length >= MAX_SIGNERS_DEEP) return false;
    const own = { ...DOCUMENT_INPUTS, revocation: inputs.revocation };
    const asked = { inputs: own, judging: [...judging, signer] };
    const { path, findings } = await judgePath(signer, existence, session, asked);
    return findings.clean && path.at(-1) === anchor;
  };
}

async function judgeRevocation(
  certificate: Certificate,
  issuer: Certificate,
  existence: Existence,
  session: Session,
  findings: Findings,
  options: RevocationOptions,
): Promise<void> {
  const outcome = await attempt(() => assessRevocation(certificate, issuer, existence, session, options));
  if ('rule' in outcome) findings.add(outcome);
  else findings.pass(RULES.revocation, outcome.detail);
}

async function attempt<T>(work: () => Promise<T | Failure>): Promise<T | Failure> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Asn1Error)) throw error;
    return { rule: RULES.revocation, sub: 'CERTIFICATE_CHAIN_GENERAL_FAILURE', detail: error.message };
  }
}
