/** What a certificate must be to stand in a path (RFC 5280 6.1.3–6.1.5). */
import { EXTENSION } from '../algorithms/oids.js';
import { equalBytes } from '../asn1/values.js';
import type { Failure } from '../validation/findings.js';
import { RULES } from '../validation/rules.js';
import type { Certificate } from '../x509/certificate.js';
import { basicConstraints, keyUsage } from '../x509/extensions.js';
import { nameText } from '../x509/names.js';

/** Extensions that this library acts upon, or that restrict nothing it does. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  EXTENSION.subjectKeyIdentifier,
  EXTENSION.keyUsage,
  EXTENSION.subjectAltName,
  EXTENSION.basicConstraints,
  EXTENSION.crlDistributionPoints,
  EXTENSION.certificatePolicies,
  EXTENSION.authorityKeyIdentifier,
  EXTENSION.extendedKeyUsage,
  EXTENSION.freshestCrl,
  EXTENSION.authorityInfoAccess,
  EXTENSION.ocspNoCheck,
]);

/** Constraints on what follows. They are not evaluated yet, so a path with one is not accepted, critical or not. */
const NOT_EVALUATED = [EXTENSION.nameConstraints, EXTENSION.policyConstraints, EXTENSION.inhibitAnyPolicy] as const;

const nameOf = (certificate: Certificate): string => nameText(certificate.subject);

/** Why a certificate's extensions keep it out of any path; undefined when nothing does. */
export function extensionObstacle(certificate: Certificate): Failure | undefined {
  const critical = [...certificate.extensions].find(([oid, { critical }]) => critical && !UNDERSTOOD.has(oid));
  const constraint = NOT_EVALUATED.find((oid) => certificate.extensions.has(oid));
  const found = critical?.[0] ?? constraint;
  if (found === undefined) return undefined;
  const detail = `${nameOf(certificate)}: extension ${found} is not understood`;
  return { rule: RULES.pathExtensions, sub: 'CHAIN_CONSTRAINTS_FAILURE', detail };
}

/** Why a certificate may not issue others; undefined when it may. */
export function authorityObstacle(issuer: Certificate): Failure | undefined {
  const uses = keyUsage(issuer);
  const problem = !basicConstraints(issuer).ca
    ? 'is not a CA'
    : uses && !uses.includes('keyCertSign')
      ? 'may not sign certificates'
      : undefined;
  if (problem === undefined) return undefined;
  const detail = `${nameOf(issuer)} ${problem}`;
  return { rule: RULES.pathAuthority, sub: 'CHAIN_CONSTRAINTS_FAILURE', detail };
}

/**
 * Whether every path length of a path (leaf first) is kept: below a CA with pathLenConstraint n stand at most n CA
 * certificates that are not self-issued, the leaf not counted.
 */
export function lengthObstacle(path: readonly Certificate[]): Failure | undefined {
  for (let i = 1; i < path.length; i++) {
    const { pathLength } = basicConstraints(path[i]!);
    const below = path.slice(1, i).filter((one) => !equalBytes(one.issuer, one.subject)).length;
    if (pathLength === undefined || below <= pathLength) continue;
    const detail = `${nameOf(path[i]!)} allows ${pathLength} CAs below it, there are ${below}`;
    return { rule: RULES.pathLength, sub: 'CHAIN_CONSTRAINTS_FAILURE', detail };
  }
  return undefined;
}
