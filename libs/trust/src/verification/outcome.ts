/** From a report to what the portal does with the signature. Pure. */
import type { Report, SignatureReport } from '@qujat/signature';
import type { Missing } from '../evidence/evidence-collector.js';
import type { Purpose, Verification } from './verification.types.js';

/** What is done, and what is waited for. */
export type Decision = Pick<Verification, 'outcome' | 'waitingFor'>;

/** Has every signature a timestamp that proves its time? */
export const isStamped = ({ signatures }: Report): boolean =>
  signatures.length > 0 && signatures.every(({ timestamps }) => timestamps.some(({ valid }) => valid));

/** Does nothing but a missing status stand between the signature and acceptance? */
const isDelayed = ({ indication, subIndication }: SignatureReport): boolean =>
  indication === 'TOTAL-PASSED' || subIndication === 'TRY_LATER';

/**
 * What cannot be verified is not accepted: it waits while a service that should confirm it is silent, and is rejected when
 * all have spoken. TRY_LATER with every answer at hand is a certificate on hold.
 */
export function decide(report: Report, purpose: Purpose, missing: readonly Missing[]): Decision {
  if (report.indication === 'TOTAL-PASSED') return decidePassed(report, purpose, missing);
  const silent = missing.find(({ about }) => about !== 'tsa');
  const delayed = report.signatures.length > 0 && report.signatures.every(isDelayed);
  if (silent && delayed) return { outcome: 'waiting', waitingFor: silent.service };
  return { outcome: 'rejected', waitingFor: null };
}

/** A document's signature has to outlive the signer's certificate: without a proven time it is not accepted. */
function decidePassed(report: Report, purpose: Purpose, missing: readonly Missing[]): Decision {
  if (purpose === 'login' || isStamped(report)) return { outcome: 'accepted', waitingFor: null };
  const silent = missing.find(({ about }) => about === 'tsa');
  return { outcome: 'waiting', waitingFor: silent?.service ?? 'tsa' };
}
