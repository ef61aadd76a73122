/** Validates one XML signature: what it covers, by whom, with what right, since when. ETSI EN 319 102-1 5.3, 5.5. */
import { Asn1Error } from '../asn1/reader.js';
import { judgePath } from '../path/judge.js';
import type { Level, SignatureReport, TimestampFacts } from '../report/report.js';
import { judgeTimestamp, stamps, tsaName, type JudgedTimestamp } from '../timestamp/validate-timestamp.js';
import { Findings, indicationOf } from '../validation/findings.js';
import { checkPurpose } from '../validation/purpose.js';
import { RULES } from '../validation/rules.js';
import type { Session } from '../validation/session.js';
import type { Certificate } from '../x509/certificate.js';
import { certificateFacts, fingerprint } from '../x509/facts.js';
import { nameText } from '../x509/names.js';
import type { XmlSignature } from './model.js';
import { checkXmlAlgorithms, checkXmlSignatureValue } from './signature-value.js';
import { identifyXmlCertificate } from './signing-certificate.js';
import { checkCoverage, checkReferences, checkSignedProperties, coveredBy } from './xml-checks.js';

/** What is known about a signature when all checks are made. */
interface Outcome {
  readonly certificate?: Certificate;
  readonly named: boolean;
  readonly path: readonly Certificate[];
  readonly timestamps: readonly JudgedTimestamp[];
}

const NOTHING: Outcome = { named: false, path: [], timestamps: [] };

/** What a caller wants of XML signatures. */
export interface XmlWishes {
  /** The element that must be covered; the whole document when absent. */
  readonly element?: string;
  /** Timestamp tokens kept beside the signatures. */
  readonly timestamps: readonly Uint8Array[];
}

/** Validates one signature and reports. */
export async function validateXmlSignature(
  signature: XmlSignature,
  wishes: XmlWishes,
  session: Session,
): Promise<SignatureReport> {
  const findings = new Findings();
  let outcome = NOTHING;
  try {
    outcome = await examine(signature, wishes, session, findings);
  } catch (error) {
    if (!(error instanceof Asn1Error)) throw error;
    findings.fail(RULES.xmlFormat, 'FORMAT_FAILURE', error.message);
  }
  return present(signature, outcome, findings, session);
}

async function examine(
  signature: XmlSignature,
  wishes: XmlWishes,
  session: Session,
  findings: Findings,
): Promise<Outcome> {
  const { wrong, xades } = signature;
  if (wrong) {
    findings.fail(RULES.xmlFormat, wrong.sub, wrong.message);
    return NOTHING;
  }
  findings.pass(RULES.xmlFormat, signature.path);
  checkReferences(signature, findings);
  checkCoverage(signature, wishes.element, findings);
  checkSignedProperties(signature, findings);
  const brought = session.bring(signature.certificates, [], []);
  if (xades) session.bring(xades.certificates, xades.crls, xades.ocspResponses);
  const identified = await identifyXmlCertificate(signature, brought, session);
  if (!('certificate' in identified)) {
    findings.add(identified);
    return NOTHING;
  }
  const { certificate, named } = identified;
  const how = named ? 'named by SigningCertificate' : 'found in KeyInfo';
  findings.pass(RULES.xmlSigningCertificate, `${nameText(certificate.subject)}, ${how}`);
  await checkXmlSignatureValue(signature, certificate, findings);
  checkPurpose(certificate, session.policy, findings);
  const timestamps = await judgeTimestamps(signature, wishes.timestamps, session, findings);
  const proven = earliest(timestamps);
  const existence = { time: proven?.info?.genTime ?? session.at, proven: proven !== undefined };
  checkXmlAlgorithms(signature, certificate, session.algorithmsAt(existence.time), findings);
  const { path, findings: onPath } = await judgePath(certificate, existence, session);
  findings.adopt(onPath);
  return { certificate, named, path, timestamps };
}

/** All signature timestamps, inside and beside the signature. One that proves nothing is remarked upon and passed over. */
async function judgeTimestamps(
  { xades, value }: XmlSignature,
  detached: readonly Uint8Array[],
  session: Session,
  findings: Findings,
): Promise<JudgedTimestamp[]> {
  const judged: JudgedTimestamp[] = [];
  for (const { tokens, over, wrong } of xades?.signatureTimestamps ?? []) {
    for (const token of tokens) {
      if (session.timestamps++ >= session.policy.limits.timestamps) continue;
      judged.push(over ? await judgeTimestamp(token, over, session) : { token, path: [], problem: wrong ?? '' });
    }
  }
  for (const token of detached) {
    if (!(await stamps(token, value)) || session.timestamps++ >= session.policy.limits.timestamps) continue;
    judged.push(await judgeTimestamp(token, value, session));
  }
  for (const one of judged) {
    if (one.problem === undefined)
      findings.pass(RULES.timestamp, `${one.info?.genTime.toISOString()}, ${tsaName(one)}`);
    else findings.remark(RULES.timestamp, one.problem);
  }
  return judged;
}

const earliest = (timestamps: readonly JudgedTimestamp[]): JudgedTimestamp | undefined =>
  timestamps
    .filter((one) => one.problem === undefined)
    .sort((a, b) => (a.info?.genTime.getTime() ?? 0) - (b.info?.genTime.getTime() ?? 0))[0];

function present(signature: XmlSignature, outcome: Outcome, findings: Findings, session: Session): SignatureReport {
  const proven = earliest(outcome.timestamps);
  if (proven?.tsa && proven.info) session.use('timestamp', proven.token, proven.tsa.subject, proven.info.genTime);
  const { certificate } = outcome;
  const facts = certificate ? certificateFacts(certificate) : null;
  return {
    format: 'XML',
    covers: coveredBy(signature),
    indication: indicationOf(findings.subIndication),
    subIndication: findings.subIndication,
    signer: {
      subject: facts?.subject.dn ?? null,
      iin: facts?.subject.iin ?? null,
      bin: facts?.subject.bin ?? null,
      roles: facts?.roles ?? [],
    },
    certificate: facts,
    bestSignatureTime: (proven?.info?.genTime ?? session.at).toISOString(),
    claimedSigningTime: claimedTime(signature),
    level: levelOf(outcome, proven !== undefined),
    checks: findings.checks,
    timestamps: outcome.timestamps.flatMap(timestampFacts),
    path: outcome.path.map((one) => ({ subject: nameText(one.subject), fingerprint: fingerprint(one.der) })),
  };
}

const levelOf = ({ named }: Outcome, stamped: boolean): Level => (stamped && named ? 'T' : named ? 'B' : 'XMLDSig');

function timestampFacts(timestamp: JudgedTimestamp): TimestampFacts[] {
  const { info, problem } = timestamp;
  if (!info) return [];
  const valid = problem === undefined;
  return [{ time: info.genTime.toISOString(), policy: info.policy, tsa: tsaName(timestamp), valid }];
}

/** The time the signer claims, where it is signed and a time (XML Schema dateTime with a zone). */
function claimedTime({ xades }: XmlSignature): string | null {
  const text = xades?.covered ? xades.signingTime : undefined;
  if (text === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(text)) return null;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}
