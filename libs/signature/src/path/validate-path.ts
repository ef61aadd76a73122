/** A certification path by itself, without a signature: RFC 5280 6 as `qujat path` and others ask for it. */
import { Asn1Error } from '../asn1/reader.js';
import type { SubIndication } from '../report/report.js';
import { type Findings, type Failure } from '../validation/findings.js';
import { RULES } from '../validation/rules.js';
import { Session } from '../validation/session.js';
import type { Evidence, Policy, Trust } from '../validation/types.js';
import { readCertificate, type Certificate } from '../x509/certificate.js';
import type { PathInputs } from './inputs.js';
import { judgePath } from './judge.js';
import { isNamed, type PeerName } from './peer-names.js';

/** One path to be validated. */
export interface PathRequest {
  /** The certificate in question, DER. */
  readonly leaf: Uint8Array;
  readonly trust: Trust;
  readonly evidence: Evidence;
  /** The time to judge at. */
  readonly at: Date;
  readonly inputs: PathInputs;
  /** Every one of these must be among the leaf's alternative names. */
  readonly peerNames?: readonly PeerName[];
  readonly policy?: Partial<Policy>;
}

/** What a path comes to. */
export interface PathVerdict {
  /** Null: it holds. */
  readonly subIndication: SubIndication | null;
  /** What was found, in English. */
  readonly reason: string;
  /** From the leaf to its anchor, as far as one was found. */
  readonly path: readonly Certificate[];
}

/** Validates; never throws for what the certificates hold. */
export async function validatePath(request: PathRequest): Promise<PathVerdict> {
  try {
    return await judge(request);
  } catch (error) {
    if (!(error instanceof Asn1Error || error instanceof RangeError)) throw error;
    return { subIndication: 'FORMAT_FAILURE', reason: error.message, path: [] };
  }
}

async function judge({ trust, evidence, at, inputs, ...request }: PathRequest): Promise<PathVerdict> {
  const leaf = readCertificate(request.leaf);
  const session = new Session(trust, evidence, at, request.policy, inputs);
  const { path, findings } = await judgePath(leaf, { time: at, proven: false }, session);
  const stranger = request.peerNames?.find((name) => !isNamed(leaf, name));
  if (stranger) findings.add(misnamed(stranger));
  const broken = findings.checks.filter(({ ok }) => !ok);
  const reason = broken.map(({ id, detail }) => `${id}: ${detail}`).join('; ');
  return { subIndication: findings.subIndication, reason: reason || pathOf(findings), path };
}

const pathOf = (findings: Findings): string => findings.checks.find(({ id }) => id === RULES.path.id)?.detail ?? '';

const misnamed = ({ kind, value }: PeerName): Failure => ({
  rule: RULES.peerName,
  sub: 'SIG_CONSTRAINTS_FAILURE',
  detail: `the certificate is not for ${kind} ${value.slice(0, 80)}`,
});
