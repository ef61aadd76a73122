/** Until when a certificate's signature can be relied on, by the dated list of algorithms. */
import type { AlgorithmRules, Period } from '../policy/types.js';
import type { Certificate } from '../x509/certificate.js';
import { schemeOf, weakness } from './schemes.js';

/**
 * The last moment at which the signature of a certificate was by acceptable algorithms; undefined when they have no end, or
 * were never acceptable (then no path is built through it at all).
 */
export function weaknessEnd(certificate: Certificate, issuer: Certificate, rules: AlgorithmRules): Date | undefined {
  const key = issuer.key();
  const scheme = schemeOf(certificate.signatureAlgorithm, key);
  if ('unsupported' in scheme) return undefined;
  // nearly always what is in use has no end: found out without a list of all ends
  const far = new Date(Math.max(latestEnd(rules.digests), latestEnd(rules.signatures), latestEnd(rules.keys)) + 1);
  if (weakness(scheme, key, rules, far) === undefined) return undefined;
  const periods: readonly Period[] = [...rules.digests, ...rules.signatures, ...rules.keys];
  const ends = periods.flatMap(({ until }) => (until ? [until.getTime() - 1] : [])).sort((a, b) => a - b);
  const last = ends.findLast((end) => weakness(scheme, key, rules, new Date(end)) === undefined);
  return last === undefined ? undefined : new Date(last);
}

function latestEnd(periods: readonly Period[]): number {
  let latest = 0;
  for (const { until } of periods) if (until) latest = Math.max(latest, until.getTime());
  return latest;
}
