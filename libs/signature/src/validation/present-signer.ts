/** From what was found about a signer of a CMS to its report. */
import { Asn1Error } from '../asn1/reader.js';
import { isoText } from '../asn1/time-text.js';
import { signingTime } from '../cms/attributes.js';
import type { SignerInfo } from '../cms/signed-data.js';
import type { SignatureReport, TimestampFacts } from '../report/report.js';
import { tsaName } from '../timestamp/validate-timestamp.js';
import type { Certificate } from '../x509/certificate.js';
import { certificateFacts, fingerprint } from '../x509/facts.js';
import { nameText } from '../x509/names.js';
import { blocksOf } from './blocks.js';
import { indicationOf, type Findings } from './findings.js';
import { levelOf } from './levels.js';
import { statementsOf } from './policy-identifier.js';
import { processOf } from './processes.js';
import { revocationFacts } from './revocation-facts.js';
import { RULES } from './rules.js';
import type { Session } from './session.js';
import type { SignerContext, SignerTimestamp } from './timestamps.js';

/** What is known about a signer when all checks are made. */
export interface SignerOutcome {
  readonly certificate?: Certificate;
  readonly named: boolean;
  readonly path: readonly Certificate[];
  readonly timestamps: readonly SignerTimestamp[];
  /** Since when the signature is proven to exist. */
  readonly proven?: Date;
}

/** The report on one signer. */
export async function present(
  context: SignerContext,
  outcome: SignerOutcome,
  counterSignatures: readonly SignatureReport[],
  findings: Findings,
  session: Session,
): Promise<SignatureReport> {
  const { certificate, path, timestamps } = outcome;
  const facts = certificate ? certificateFacts(certificate) : null;
  const time = outcome.proven ?? session.at;
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
    bestSignatureTime: isoText(time),
    claimedSigningTime: claimedTime(context.signer),
    level: await levelOf(outcome, context, session.kept, session),
    checks: findings.checks,
    timestamps: timestamps.flatMap(timestampFacts),
    path: path.map((one) => ({ subject: nameText(one.subject), fingerprint: fingerprint(one.der) })),
    process: processOf(timestamps),
    blocks: blocksOf(findings.checks),
    proofs: session.proofs.by(timestamps.map(({ token }) => token)),
    revocation: await revocationFacts(path, time, session),
    statements: statementsOf(context.signer),
    counterSignatures,
  };
}

const OUTCOME = { 'TOTAL-PASSED': 'PASSED', 'TOTAL-FAILED': 'FAILED', INDETERMINATE: 'INDETERMINATE' } as const;

/** The facts of a timestamp; none when it cannot be read. */
export function timestampFacts(timestamp: SignerTimestamp): TimestampFacts[] {
  const { info, problem, kind, token, checks = [], subIndication = null } = timestamp;
  if (!info) return [];
  const valid = problem === undefined;
  return [
    {
      time: info.genTime.toISOString(),
      policy: info.policy,
      tsa: tsaName(timestamp),
      valid,
      kind,
      sha256: fingerprint(token),
      indication: valid ? 'PASSED' : OUTCOME[indicationOf(subIndication ?? 'CERTIFICATE_CHAIN_GENERAL_FAILURE')],
      subIndication,
      checks,
    },
  ];
}

function claimedTime(signer: SignerInfo): string | null {
  try {
    const time = signingTime(signer);
    return time ? isoText(time) : null;
  } catch (error) {
    if (error instanceof Asn1Error) return null;
    throw error;
  }
}
