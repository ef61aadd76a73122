/** Validates one XML signature: what it covers, by whom, with what right, since when. ETSI EN 319 102-1 5.3, 5.5. */
import { Asn1Error } from '../asn1/reader.js';
import type { SignatureReport } from '../report/report.js';
import { blocksOf } from '../validation/blocks.js';
import { Findings, indicationOf } from '../validation/findings.js';
import { timestampFacts } from '../validation/present-signer.js';
import { judgeInTime, processOf } from '../validation/processes.js';
import { checkPurpose } from '../validation/purpose.js';
import { revocationFacts } from '../validation/revocation-facts.js';
import { RULES } from '../validation/rules.js';
import type { Session } from '../validation/session.js';
import type { Identified } from '../validation/signing-certificate.js';
import type { Certificate } from '../x509/certificate.js';
import { certificateFacts, fingerprint } from '../x509/facts.js';
import { nameText } from '../x509/names.js';
import { xmlLevelOf, type XmlLeveled } from './level.js';
import type { XmlSignature } from './model.js';
import { checkXmlAlgorithms, checkXmlSignatureValue } from './signature-value.js';
import { identifyXmlCertificate } from './signing-certificate.js';
import { judgeXmlTimestamps, xmlOrderProblem } from './timestamps.js';
import { checkCoverage, checkReferences, checkSignedProperties, coveredBy } from './xml-checks.js';

/** What is known about a signature when all checks are made. */
interface Outcome extends XmlLeveled {
  readonly certificate?: Certificate;
  /** Since when the signature is proven to exist. */
  readonly proven?: Date;
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
  counters = validateCounters,
): Promise<SignatureReport> {
  const findings = new Findings();
  let outcome = NOTHING;
  try {
    outcome = await examine(signature, wishes, session, findings);
  } catch (error) {
    if (!(error instanceof Asn1Error)) throw error;
    findings.fail(RULES.xmlFormat, 'FORMAT_FAILURE', error.message);
  }
  return present(signature, outcome, await counters(signature, session), findings, session);
}

/** Counter-signatures are judged on their own: what they cover is this signature's value (EN 319 132-1 5.2.7). */
async function validateCounters(signature: XmlSignature, session: Session): Promise<SignatureReport[]> {
  const reports: SignatureReport[] = [];
  for (const counter of signature.counterSignatures) {
    const wishes = { element: `${signature.path}/SignatureValue[1]`, timestamps: [] };
    reports.push(await validateXmlSignature(counter, wishes, session, () => Promise.resolve([])));
  }
  return reports;
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
  if (xades) {
    const { certificates, crls, ocspResponses } = xades.material;
    session.bring(certificates, crls, ocspResponses);
  }
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
  return inTime(signature, wishes, { certificate, named }, session, findings);
}

/** What depends on when the signature is proven to have existed. */
async function inTime(
  signature: XmlSignature,
  wishes: XmlWishes,
  { certificate, named }: Identified,
  session: Session,
  findings: Findings,
): Promise<Outcome> {
  const timestamps = await judgeXmlTimestamps(signature, wishes.timestamps, session, findings);
  const disorder = xmlOrderProblem(timestamps, session.policy.clockSkewSeconds);
  if (disorder !== undefined) findings.fail(RULES.timestampOrder, 'TIMESTAMP_ORDER_FAILURE', disorder);
  const times = timestamps.flatMap(({ problem, info }) => (problem === undefined && info ? [info.genTime] : []));
  const proven = times.length > 0 ? new Date(Math.min(...times.map(Number))) : undefined;
  const existence = { time: proven ?? session.at, proven: proven !== undefined };
  checkXmlAlgorithms(signature, certificate, session.algorithmsAt(existence.time), findings);
  const { path, findings: onPath } = await judgeInTime({ certificate, named, existence, timestamps }, session);
  findings.adopt(onPath);
  return { certificate, named, path, timestamps, ...(proven && { proven }) };
}

async function present(
  signature: XmlSignature,
  outcome: Outcome,
  counterSignatures: readonly SignatureReport[],
  findings: Findings,
  session: Session,
): Promise<SignatureReport> {
  const { certificate, path, timestamps } = outcome;
  const facts = certificate ? certificateFacts(certificate) : null;
  const time = outcome.proven ?? session.at;
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
    bestSignatureTime: time.toISOString(),
    claimedSigningTime: claimedTime(signature),
    level: await xmlLevelOf(outcome, signature, session),
    checks: findings.checks,
    timestamps: timestamps.flatMap(timestampFacts),
    path: path.map((one) => ({ subject: nameText(one.subject), fingerprint: fingerprint(one.der) })),
    process: processOf(timestamps),
    blocks: blocksOf(findings.checks),
    proofs: session.proofs.by(timestamps.map(({ token }) => token)),
    revocation: await revocationFacts(path, time, session),
    counterSignatures,
  };
}

/** The time the signer claims, where it is signed and a time (XML Schema dateTime with a zone). */
function claimedTime({ xades }: XmlSignature): string | null {
  const text = xades?.covered ? xades.signingTime : undefined;
  if (text === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(text)) return null;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}
