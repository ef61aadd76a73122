/** Validates RFC 3161 timestamps over a signature value: imprint, signature, signing certificate, purpose, path, time. */
import { digest, isKnownDigest } from '../algorithms/digests.js';
import { digestWeakness } from '../algorithms/schemes.js';
import type { AlgorithmsAt } from '../algorithms/weakness.js';
import { CMS } from '../algorithms/oids.js';
import { Asn1Error } from '../asn1/reader.js';
import { equalBytes } from '../asn1/values.js';
import { readSignedData, type SignedData, type SignerInfo } from '../cms/signed-data.js';
import { judgePath } from '../path/judge.js';
import {
  checkAlgorithm,
  checkContent,
  checkSignatureValue,
  checkSignedAttributes,
  signedBytes,
} from '../validation/cms-checks.js';
import { SignedContent } from '../validation/content.js';
import { Findings } from '../validation/findings.js';
import { isTimestampingKey } from '../validation/purpose.js';
import { RULES } from '../validation/rules.js';
import type { Session } from '../validation/session.js';
import { identifySigningCertificate } from '../validation/signing-certificate.js';
import type { Certificate } from '../x509/certificate.js';
import { nameText } from '../x509/names.js';
import { readTstInfo, type TstInfo } from './tst-info.js';

/** A timestamp that was looked at. */
export interface JudgedTimestamp {
  readonly token: Uint8Array;
  readonly info?: TstInfo;
  readonly tsa?: Certificate;
  readonly path: readonly Certificate[];
  /** Undefined: it proves its time. Otherwise: why it does not. */
  readonly problem?: string;
  /** Everything that speaks against it, the first included. */
  readonly problems?: readonly string[];
}

/** Judges one token over `stamped` bytes. */
export async function judgeTimestamp(
  token: Uint8Array,
  stamped: Uint8Array,
  session: Session,
): Promise<JudgedTimestamp> {
  try {
    return await judge(token, stamped, session);
  } catch (error) {
    if (!(error instanceof Asn1Error)) throw error;
    return { token, path: [], problem: error.message };
  }
}

async function judge(token: Uint8Array, stamped: Uint8Array, session: Session): Promise<JudgedTimestamp> {
  const signed = readSignedData(token, session.policy.limits.asn1);
  if (signed.contentType !== CMS.tstInfo || !signed.content)
    return { token, path: [], problem: 'not a timestamp token' };
  const info = readTstInfo(signed.content);
  const [signer, ...more] = signed.signers;
  if (!signer || more.length > 0) return { token, info, path: [], problem: 'not exactly one signer' };
  const imprint = await imprintProblem(info, stamped, session.algorithmsAt(session.at));
  if (imprint !== undefined) return { token, info, path: [], problem: imprint };
  const candidates = [
    ...session.bring(signed.certificates, signed.crls, signed.ocspResponses),
    ...session.certificates,
  ];
  return { token, info, ...(await judgeSigner(signed, signer, info, candidates, session)) };
}

/** Is this token about these bytes at all? (Tokens kept beside signatures belong to one of many.) */
export async function stamps(token: Uint8Array, stamped: Uint8Array): Promise<boolean> {
  try {
    const { content } = readSignedData(token);
    return content !== undefined && (await imprintProblem(readTstInfo(content), stamped)) === undefined;
  } catch (error) {
    if (error instanceof Asn1Error) return false;
    throw error;
  }
}

async function imprintProblem(
  info: TstInfo,
  stamped: Uint8Array,
  algorithms?: AlgorithmsAt,
): Promise<string | undefined> {
  if (!isKnownDigest(info.hashAlgorithm)) return `imprint by digest algorithm ${info.hashAlgorithm}`;
  const weak = algorithms && digestWeakness(info.hashAlgorithm, algorithms.rules, algorithms.at);
  if (weak !== undefined) return `imprint: ${weak}`;
  const same = equalBytes(await digest(info.hashAlgorithm, stamped), info.imprint);
  return same ? undefined : 'the imprint is of something else';
}

async function judgeSigner(
  signed: SignedData,
  signer: SignerInfo,
  info: TstInfo,
  candidates: readonly Certificate[],
  session: Session,
): Promise<Omit<JudgedTimestamp, 'token' | 'info'>> {
  const content = new SignedContent(signed, 'none');
  const findings = new Findings();
  if (!checkSignedAttributes(signed, signer, findings)) return { path: [], problem: problemsOf(findings)[0] ?? '' };
  const identified = await identifySigningCertificate(signer, candidates, signedBytes(content, signer));
  if (!('certificate' in identified)) return { path: [], problem: identified.detail };
  const { certificate: tsa, named } = identified;
  await checkContent(content, signer, findings);
  await checkSignatureValue(content, signer, tsa, findings);
  // nothing proves the token older than now, but an archive timestamp over it
  checkAlgorithm(signer, tsa, session.algorithmsAt(session.at), findings);
  // RFC 3161 2.4.1: the token names its certificate in a signing-certificate attribute
  findings.check(RULES.signingCertificate, named, 'SIG_CONSTRAINTS_FAILURE', 'the token names its certificate');
  findings.check(RULES.keyPurpose, isTimestampingKey(tsa), 'CHAIN_CONSTRAINTS_FAILURE', 'timeStamping alone, critical');
  const { path, findings: onPath } = await judgeTsaPath(tsa, info, session);
  const problems = [...problemsOf(findings), ...problemsOf(onPath), ...timeProblems(info, session)];
  return { path, tsa, problems, ...(problems[0] !== undefined && { problem: problems[0] }) };
}

/**
 * The TSA's path must hold now (without archive timestamps nothing else protects old tokens, RFC 3161 4) and its certificate
 * must have been valid when it stamped; revocation after genTime for a benign reason does no harm.
 */
async function judgeTsaPath(tsa: Certificate, { genTime }: TstInfo, session: Session): ReturnType<typeof judgePath> {
  const now = await judgePath(tsa, { time: session.at, proven: false }, session);
  const then = await judgePath(tsa, { time: genTime, proven: true }, session);
  if (!then.findings.clean) return then;
  const onlyRevocation = now.findings.checks.every((check) => check.ok || check.id === RULES.revocation.id);
  return now.findings.clean || onlyRevocation ? then : now;
}

const problemsOf = (findings: Findings): string[] =>
  findings.checks.filter((check) => !check.ok).map((check) => `${check.id}: ${check.detail}`);

const timeProblems = ({ genTime }: TstInfo, session: Session): string[] =>
  genTime.getTime() > session.latest ? [`its time ${genTime.toISOString()} lies in the future`] : [];

/** The TSA's name. */
export const tsaName = (timestamp: JudgedTimestamp): string | null =>
  timestamp.tsa ? nameText(timestamp.tsa.subject) : null;
