/** What comes out of looking into one signature file, before it becomes a report. */
import { isoText } from '../asn1/time-text.js';
import type { Report, SignatureReport, SubIndication } from '../report/report.js';
import { indicationOf } from './findings.js';
import type { Session } from './session.js';

/** The signatures found and what follows for the file. */
export interface Verdict {
  readonly signatures: readonly SignatureReport[];
  readonly subIndication: SubIndication | null;
  /** Why the file could not be looked into; null otherwise. */
  readonly failure: string | null;
}

/** A verdict without signatures. */
export const refused = (subIndication: SubIndication, failure: string): Verdict => ({
  signatures: [],
  subIndication,
  failure,
});

/** The verdict on a file is that of its weakest signature. */
export const verdictOn = (signatures: readonly SignatureReport[]): Verdict => ({
  signatures,
  subIndication: weakest(signatures.map((one) => one.subIndication)),
  failure: null,
});

/** What weighs most: proof of invalidity before a doubt, a doubt before none. */
export function weakest(subs: readonly (SubIndication | null)[]): SubIndication | null {
  const found = (indication: string): SubIndication | null | undefined =>
    subs.find((sub) => indicationOf(sub) === indication);
  return found('TOTAL-FAILED') ?? found('INDETERMINATE') ?? null;
}

/** The report of a verdict. */
export const reportOf = ({ signatures, subIndication, failure }: Verdict, session: Session): Report => ({
  indication: indicationOf(subIndication),
  subIndication,
  signatures,
  evidenceUsed: session.evidenceUsed,
  validatedAt: isoText(session.at),
  failure,
});
