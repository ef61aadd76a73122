/** Validates RFC 3161 timestamps over a signature value: imprint, signature, signing certificate, purpose, path, time. */
import { digest, isKnownDigest } from '../algorithms/digests.js';
import { digestWeakness } from '../algorithms/schemes.js';
import type { AlgorithmsAt } from '../algorithms/weakness.js';
import { CMS } from '../algorithms/oids.js';
import { Asn1Error } from '../asn1/reader.js';
import { equalBytes } from '../asn1/values.js';
import { readSignedData, type SignedData, type SignerInfo } from '../cms/signed-data.js';
import { judgePath, type JudgedPath } from '../path/judge.js';
import type { Check, SubIndication } from '../report/report.js';
import {
  checkAlgorithm,
  checkContent,
  checkSignatureValue,
  checkSignedAttributes,
  signedBytes,
} from '../validation/cms-checks.js';
import { SignedContent } from '../validation/content.js';
import { Findings } from '../validation/findings.js';
import { pastFailure } from '../validation/past.js';
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
  /** What follows from the problem (ETSI EN 319 102-1 5.4.3). */
  readonly subIndication?: SubIndication | null;
  readonly checks?: readonly Check[];
  /** The token as read. */
  readonly signed?: SignedData;
}

/** What a timestamp is over: octets, or what gives their digest by an algorithm (undefined: it cannot be taken). */
export type Stamped = Uint8Array | ((algorithm: string) => Promise<Uint8Array | undefined>);

/** Judges one token over something. */
export async function judgeTimestamp(token: Uint8Array, stamped: Stamped, session: Session): Promise<JudgedTimestamp> {
  try {
    return await judge(token, stamped, session);
  } catch (error) {
    if (!(error instanceof Asn1Error)) throw error;
    return { token, path: [], problem: error.message, subIndication: 'FORMAT_FAILURE' };
  }
}

async function judge(token: Uint8Array, stamped: Stamped, session: Session): Promise<JudgedTimestamp> {
  const signed = readSignedData(token, session.policy.limits.asn1);
  const malformed = { token, path: [], subIndication: 'FORMAT_FAILURE' } as const;
  if (signed.contentType !== CMS.tstInfo || !signed.content) return { ...malformed, problem: 'not a timestamp token' };
  const info = readTstInfo(signed.content);
  const [signer, ...more] = signed.signers;
  if (!signer || more.length > 0) return { ...malformed, info, problem: 'not exactly one signer' };
  // nothing proves the token older than now, but an archive timestamp over it
  const existed = session.proofs.since(token) ?? session.at;
  const findings = new Findings();
  const failure = await imprintFailure(info, stamped, session.algorithmsAt(existed));
  if (failure) findings.fail(RULES.timestampImprint, failure.sub, failure.problem);
  else findings.pass(RULES.timestampImprint, `by ${info.hashAlgorithm}`);
  const candidates = [
    ...session.bring(signed.certificates, signed.crls, signed.ocspResponses),
    ...session.certificates,
  ];
  const known = failure
    ? {}
    : await judgeSigner({ token, signed, signer, info, existed }, candidates, session, findings);
  const problems = failure ? [failure.problem] : problemsOf(findings);
  return {
    token,
    info,
    signed,
    path: [],
    ...known,
    problems,
    checks: findings.checks,
    subIndication: findings.subIndication,
    ...(problems[0] !== undefined && { problem: problems[0] }),
  };
}

/** Is this token about this at all? (Tokens kept beside signatures belong to one of many.) */
export async function stamps(token: Uint8Array, stamped: Stamped): Promise<boolean> {
  try {
    const { content } = readSignedData(token);
    return content !== undefined && (await imprintFailure(readTstInfo(content), stamped)) === undefined;
  } catch (error) {
    if (error instanceof Asn1Error) return false;
    throw error;
  }
}

interface ImprintFailure {
  readonly sub: SubIndication;
  readonly problem: string;
}

async function imprintFailure(
  info: TstInfo,
  stamped: Stamped,
  algorithms?: AlgorithmsAt,
): Promise<ImprintFailure | undefined> {
  const { hashAlgorithm } = info;
  const unknown = {
    sub: 'CRYPTO_CONSTRAINTS_FAILURE',
    problem: `imprint by digest algorithm ${hashAlgorithm}`,
  } as const;
  if (!isKnownDigest(hashAlgorithm)) return unknown;
  const weak = algorithms && digestWeakness(hashAlgorithm, algorithms.rules, algorithms.at);
  if (weak !== undefined) return { sub: 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE', problem: `imprint: ${weak}` };
  const own = await (typeof stamped === 'function' ? stamped(hashAlgorithm) : digest(hashAlgorithm, stamped));
  if (!own) return { sub: 'SIGNED_DATA_NOT_FOUND', problem: 'what was stamped is not here' };
  return equalBytes(own, info.imprint)
    ? undefined
    : { sub: 'HASH_FAILURE', problem: 'the imprint is of something else' };
}

interface Token {
  readonly token: Uint8Array;
  readonly signed: SignedData;
  readonly signer: SignerInfo;
  readonly info: TstInfo;
  /** Since when the token itself is proven to exist; the time of validation without such a proof. */
  readonly existed: Date;
}

/** The building blocks for the token as a signature (ETSI EN 319 102-1 5.4.4). */
async function judgeSigner(
  { token, signed, signer, info, existed }: Token,
  candidates: readonly Certificate[],
  session: Session,
  findings: Findings,
): Promise<Pick<JudgedTimestamp, 'tsa' | 'path'>> {
  const content = new SignedContent(signed, 'none');
  if (!checkSignedAttributes(signed, signer, findings)) return { path: [] };
  const identified = await identifySigningCertificate(signer, candidates, signedBytes(content, signer));
  if (!('certificate' in identified)) {
    findings.add(identified);
    return { path: [] };
  }
  const { certificate: tsa, named } = identified;
  await checkContent(content, signer, findings);
  await checkSignatureValue(content, signer, tsa, findings);
  checkAlgorithm(signer, tsa, session.algorithmsAt(existed), findings);
  // RFC 3161 2.4.1: the token names its certificate in a signing-certificate attribute
  findings.check(RULES.signingCertificate, named, 'SIG_CONSTRAINTS_FAILURE', 'the token names its certificate');
  findings.check(RULES.keyPurpose, isTimestampingKey(tsa), 'CHAIN_CONSTRAINTS_FAILURE', 'timeStamping alone, critical');
  const { path, findings: onPath } = await judgeTsaPath(tsa, info, session.proofs.since(token), session);
  findings.adopt(onPath);
  const future = info.genTime.getTime() > session.latest;
  if (future)
    findings.fail(RULES.timestampTime, 'TIMESTAMP_ORDER_FAILURE', `${info.genTime.toISOString()} lies in the future`);
  return { path, tsa };
}

/**
 * The TSA's path must hold now (RFC 3161 4), or have held when an archive timestamp proves the token to have existed (ETSI EN
 * 319 102-1 5.6.2.4); and its certificate must have been valid when it stamped. Revocation after genTime for a benign reason
 * does no harm.
 */
async function judgeTsaPath(
  tsa: Certificate,
  { genTime }: TstInfo,
  existed: Date | undefined,
  session: Session,
): Promise<JudgedPath> {
  const now = await judgePath(tsa, { time: session.at, proven: false }, session);
  const then = await judgePath(tsa, { time: genTime, proven: true }, session);
  if (!then.findings.clean) return then;
  const onlyRevocation = now.findings.checks.every((check) => check.ok || check.id === RULES.revocation.id);
  if (now.findings.clean || onlyRevocation) return then;
  if (!existed) return now;
  const failure = await pastFailure(then.path, existed, session);
  if (!failure) {
    then.findings.pass(RULES.proof, `the token is proven to have existed at ${existed.toISOString()}`);
    return then;
  }
  now.findings.remark(failure.rule, failure.detail);
  return now;
}

const problemsOf = (findings: Findings): string[] =>
  findings.checks.filter((check) => !check.ok).map((check) => `${check.id}: ${check.detail}`);

/** The TSA's name. */
export const tsaName = (timestamp: JudgedTimestamp): string | null =>
  timestamp.tsa ? nameText(timestamp.tsa.subject) : null;
