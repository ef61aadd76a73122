/** Validates one signer of a CMS: what is signed, by whom, with what right, since when. ETSI EN 319 102-1 5.3, 5.5. */
import { CMS } from '../algorithms/oids.js';
import { Asn1Error } from '../asn1/reader.js';
import { signingTime } from '../cms/attributes.js';
import type { SignedData, SignerInfo } from '../cms/signed-data.js';
import { judgePath } from '../path/judge.js';
import type { Level, SignatureReport, TimestampFacts } from '../report/report.js';
import { judgeTimestamp, stamps, tsaName, type JudgedTimestamp } from '../timestamp/validate-timestamp.js';
import type { Certificate } from '../x509/certificate.js';
import { certificateFacts, fingerprint } from '../x509/facts.js';
import { nameText } from '../x509/names.js';
import { checkAlgorithm, checkContent, checkSignatureValue, checkSignedAttributes, signedBytes } from './cms-checks.js';
import type { SignedContent } from './content.js';
import { Findings, indicationOf } from './findings.js';
import { checkPurpose } from './purpose.js';
import { RULES } from './rules.js';
import type { Session } from './session.js';
import { identifySigningCertificate } from './signing-certificate.js';

/** What is known about a signer when all checks are made. */
interface Outcome {
  readonly certificate?: Certificate;
  readonly named: boolean;
  readonly path: readonly Certificate[];
  readonly timestamps: readonly JudgedTimestamp[];
}

/** Validates one signer and reports. */
export async function validateSigner(
  signed: SignedData,
  signer: SignerInfo,
  content: SignedContent,
  detachedTimestamps: readonly Uint8Array[],
  session: Session,
): Promise<SignatureReport> {
  const findings = new Findings();
  let outcome: Outcome = { named: false, path: [], timestamps: [] };
  try {
    outcome = await examine(signed, signer, content, detachedTimestamps, session, findings);
  } catch (error) {
    if (!(error instanceof Asn1Error)) throw error;
    findings.fail(RULES.format, 'FORMAT_FAILURE', error.message);
  }
  return present(signer, outcome, findings, session);
}

async function examine(
  signed: SignedData,
  signer: SignerInfo,
  content: SignedContent,
  detachedTimestamps: readonly Uint8Array[],
  session: Session,
  findings: Findings,
): Promise<Outcome> {
  const nothing: Outcome = { named: false, path: [], timestamps: [] };
  if (!checkSignedAttributes(signed, signer, findings)) return nothing;
  const identified = await identifySigningCertificate(signer, session.certificates, signedBytes(content, signer));
  await checkContent(content, signer, findings);
  if (!('certificate' in identified)) {
    findings.add(identified);
    return nothing;
  }
  const { certificate, named } = identified;
  const how = named ? 'named by the signing-certificate attribute' : 'found by the signer identifier';
  findings.pass(RULES.signingCertificate, `${nameText(certificate.subject)}, ${how}`);
  await checkSignatureValue(content, signer, certificate, findings);
  checkPurpose(certificate, session.policy, findings);
  const timestamps = await judgeTimestamps(signer, detachedTimestamps, session, findings);
  const proven = earliest(timestamps);
  const existence = { time: proven?.info?.genTime ?? session.at, proven: proven !== undefined };
  checkAlgorithm(signer, certificate, session.algorithmsAt(existence.time), findings);
  const { path, findings: onPath } = await judgePath(certificate, existence, session);
  findings.adopt(onPath);
  return { certificate, named, path, timestamps };
}

/** All signature timestamps, inside and beside the signature. One that proves nothing is remarked upon and passed over. */
async function judgeTimestamps(
  signer: SignerInfo,
  detached: readonly Uint8Array[],
  session: Session,
  findings: Findings,
): Promise<JudgedTimestamp[]> {
  const inside = signer.unsignedAttributes
    .filter((attribute) => attribute.type === CMS.signatureTimestamp)
    .flatMap((attribute) => attribute.values.map((value) => value.bytes));
  const judged: JudgedTimestamp[] = [];
  for (const token of inside) {
    if (session.timestamps++ < session.policy.limits.timestamps) {
      judged.push(await judgeTimestamp(token, signer.signature, session));
    }
  }
  for (const token of detached) {
    if (!(await stamps(token, signer.signature)) || session.timestamps++ >= session.policy.limits.timestamps) continue;
    judged.push(await judgeTimestamp(token, signer.signature, session));
  }
  for (const one of judged) {
    if (one.problem !== undefined) findings.remark(RULES.timestamp, one.problem);
    else if (one.info) findings.pass(RULES.timestamp, `${one.info.genTime.toISOString()} by ${tsaName(one) ?? ''}`);
  }
  return judged;
}

const earliest = (timestamps: readonly JudgedTimestamp[]): JudgedTimestamp | undefined =>
  timestamps
    .filter((one) => one.problem === undefined)
    .sort((a, b) => (a.info?.genTime.getTime() ?? 0) - (b.info?.genTime.getTime() ?? 0))[0];

function present(signer: SignerInfo, outcome: Outcome, findings: Findings, session: Session): SignatureReport {
  const proven = earliest(outcome.timestamps);
  if (proven?.tsa && proven.info) session.use('timestamp', proven.token, proven.tsa.subject, proven.info.genTime);
  const { certificate } = outcome;
  const facts = certificate ? certificateFacts(certificate) : null;
  return {
    format: 'CMS',
    covers: [{ kind: 'content', name: null, intact: findings.held(RULES.messageDigest) }],
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
    claimedSigningTime: claimedTime(signer),
    level: levelOf(outcome, proven !== undefined),
    checks: findings.checks,
    timestamps: outcome.timestamps.flatMap(timestampFacts),
    path: outcome.path.map((one) => ({
      subject: nameText(one.subject),
      fingerprint: fingerprint(one.der),
    })),
  };
}

const levelOf = ({ named }: Outcome, stamped: boolean): Level => (stamped && named ? 'T' : named ? 'B' : 'CMS');

function timestampFacts(timestamp: JudgedTimestamp): TimestampFacts[] {
  const { info, problem } = timestamp;
  if (!info) return [];
  const valid = problem === undefined;
  return [{ time: info.genTime.toISOString(), policy: info.policy, tsa: tsaName(timestamp), valid }];
}

function claimedTime(signer: SignerInfo): string | null {
  try {
    return signingTime(signer)?.toISOString() ?? null;
  } catch (error) {
    if (error instanceof Asn1Error) return null;
    throw error;
  }
}
