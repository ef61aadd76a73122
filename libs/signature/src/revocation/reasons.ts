/** CRLs that speak about some reasons only, taken together. RFC 5280 6.3.3 (d), (e), (l). */
import { ALL_REASONS } from './distribution-points.js';
import type { Statement } from './status.js';

const newer = (a: Statement, b: Statement): Statement => (a.thisUpdate >= b.thisUpdate ? a : b);

/**
 * Statements that speak about every reason: those that do by themselves, and one more when the others cover all reasons
 * together. It is as old as the oldest of them, and "revoked" as soon as one of them is.
 */
export function coveringAll(statements: readonly Statement[]): Statement[] {
  const whole = statements.filter(({ reasons }) => reasons === undefined);
  const latest = new Map<number, Statement>();
  for (const one of statements) {
    if (one.reasons === undefined) continue;
    const known = latest.get(one.reasons);
    latest.set(one.reasons, known ? newer(one, known) : one);
  }
  const parts = [...latest.values()].sort((a, b) => a.thisUpdate.getTime() - b.thisUpdate.getTime());
  const revoked = parts.find(({ status }) => status === 'revoked');
  // a revocation for one reason stands, whatever lists about other reasons or all say
  if (revoked) return [revoked];
  const covered = parts.reduce((set, { reasons = 0 }) => set | reasons, 0);
  return covered === ALL_REASONS && parts[0] ? [...whole, parts[0]] : whole;
}
