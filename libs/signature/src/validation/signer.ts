/** Validates one signer of a CMS: what is signed, by whom, with what right, since when. ETSI EN 319 102-1 5.3, 5.5, 5.6. */
import { Asn1Error } from '../asn1/reader.js';
import type { SignedData, SignerInfo } from '../cms/signed-data.js';
import type { Existence } from '../revocation/assess.js';
import type { SignatureReport } from '../report/report.js';
import type { Certificate } from '../x509/certificate.js';
import { nameText } from '../x509/names.js';
import { checkAlgorithm, checkContent, checkSignatureValue, checkSignedAttributes, signedBytes } from './cms-checks.js';
import { SignedContent } from './content.js';
import { counterSignatures, unjudged } from './counter-signatures.js';
import { attributeMaterial } from './extraction.js';
import { Findings } from './findings.js';
import { checkSignaturePolicy } from './policy-identifier.js';
import { present, type SignerOutcome } from './present-signer.js';
import { judgeInTime } from './processes.js';
import { checkPurpose } from './purpose.js';
import { RULES } from './rules.js';
import type { Session } from './session.js';
import { identifySigningCertificate } from './signing-certificate.js';
import { judgeTimestamps, orderProblem, type SignerContext, type SignerTimestamp } from './timestamps.js';

/** Validates one signer and reports. */
export const validateSigner = (
  signed: SignedData,
  signer: SignerInfo,
  content: SignedContent,
  detachedTimestamps: readonly Uint8Array[],
  session: Session,
): Promise<SignatureReport> => validateAt({ signed, signer, content, beside: detachedTimestamps }, 0, session);

/** `depth`: 0 for a signer of the content, more for a counter-signer (RFC 5652 11.4). */
async function validateAt(context: SignerContext, depth: number, session: Session): Promise<SignatureReport> {
  const findings = new Findings();
  let outcome: SignerOutcome = NOTHING;
  try {
    outcome = await examine(context, depth > 0, session, findings);
  } catch (error) {
    if (!(error instanceof Asn1Error)) throw error;
    findings.fail(RULES.format, 'FORMAT_FAILURE', error.message);
  }
  const { signed, signer } = context;
  const counters = await counterSignatures(signed, signer, depth, (over, counter, below) => {
    const own = { signed: over, signer: counter, content: new SignedContent(over, 'none'), beside: [] };
    return validateAt(own, below, session);
  });
  remarkUpon(signed, unjudged(signer, depth), findings);
  return present(context, outcome, counters, findings, session);
}

/** What is passed over is said, and decides nothing. */
function remarkUpon({ encoded, certificates }: SignedData, counters: number, findings: Findings): void {
  const others = encoded.certificates.length - certificates.length;
  if (others > 0) findings.remark(RULES.attributeCertificates, `${others} that are no X.509 certificates, passed over`);
  if (counters > 0) findings.remark(RULES.counterSignatures, `${counters} malformed or beyond the bounds, not judged`);
}

const NOTHING: SignerOutcome = { named: false, path: [], timestamps: [] };

async function examine(
  context: SignerContext,
  counter: boolean,
  session: Session,
  findings: Findings,
): Promise<SignerOutcome> {
  const { signed, signer, content } = context;
  if (!checkSignedAttributes(signed, signer, findings, counter)) return NOTHING;
  checkSignaturePolicy(signer, findings);
  const values = attributeMaterial(signer);
  session.bring(values.certificates, values.crls, values.ocsp);
  const identified = await identifySigningCertificate(signer, session.certificates, signedBytes(content, signer));
  await checkContent(content, signer, findings);
  if (!('certificate' in identified)) {
    findings.add(identified);
    return NOTHING;
  }
  const { certificate, named } = identified;
  const how = named ? 'named by the signing-certificate attribute' : 'found by the signer identifier';
  findings.pass(RULES.signingCertificate, `${nameText(certificate.subject)}, ${how}`);
  await checkSignatureValue(content, signer, certificate, findings);
  checkPurpose(certificate, session.policy, findings);
  return inTime(context, certificate, named, session, findings);
}

/** What depends on when the signature is proven to have existed. */
async function inTime(
  context: SignerContext,
  certificate: Certificate,
  named: boolean,
  session: Session,
  findings: Findings,
): Promise<SignerOutcome> {
  const timestamps = await judgeTimestamps(context, session, findings);
  const disorder = orderProblem(timestamps, session.policy.clockSkewSeconds);
  if (disorder !== undefined) findings.fail(RULES.timestampOrder, 'TIMESTAMP_ORDER_FAILURE', disorder);
  const proven = bestTime(timestamps);
  const existence: Existence = { time: proven ?? session.at, proven: proven !== undefined };
  checkAlgorithm(context.signer, certificate, session.algorithmsAt(existence.time), findings);
  const { path, findings: onPath } = await judgeInTime({ certificate, named, existence, timestamps }, session);
  findings.adopt(onPath);
  return { certificate, named, path, timestamps, proven };
}

/** The earliest time that a valid timestamp over the signature proves (5.5.4: best-signature-time). */
function bestTime(timestamps: readonly SignerTimestamp[]): Date | undefined {
  const times = timestamps.flatMap(({ kind, problem, info }) =>
    problem === undefined && info && kind !== 'content' ? [info.genTime.getTime()] : [],
  );
  return times.length > 0 ? new Date(Math.min(...times)) : undefined;
}
