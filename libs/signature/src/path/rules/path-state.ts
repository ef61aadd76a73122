/** The state of path validation (RFC 5280 6.1.2) and its steps, each under the letter it has there. Time is judged elsewhere. */
import { sameName } from '../../x509/canonical-name.js';
import type { Certificate } from '../../x509/certificate.js';
import { basicConstraints, keyUsage } from '../../x509/extensions.js';
import {
  ANY_POLICY,
  certificatePolicies,
  inhibitAnyPolicy,
  policyConstraints,
  policyMappings,
} from '../../x509/policy-extensions.js';
import { RULES } from '../../validation/rules.js';
import type { Rule } from '../../validation/findings.js';
import type { PathInputs } from '../inputs.js';
import { unknownCritical } from './critical-extensions.js';
import { nameConstraints, namesObstacle, type NameConstraints } from './name-constraints.js';
import { PolicyGraph } from './policy-graph.js';

/** A rule that a path breaks, in words. */
export interface Broken {
  readonly rule: Rule;
  readonly detail: string;
}

const isSelfIssued = ({ issuer, subject }: Certificate): boolean => sameName(issuer, subject);

/** Path validation from the certificate below the anchor down to the leaf. */
export class PathState {
  private readonly policies = new PolicyGraph();
  private readonly names: NameConstraints[] = [];
  private explicitPolicy: number;
  private policyMapping: number;
  private anyPolicy: number;
  private pathLength: number;
  private initialPolicySet: PathInputs['initialPolicySet'];

  /** RFC 5280 6.1.2 for a path of `length` certificates below the anchor. */
  constructor(length: number, inputs: PathInputs) {
    this.explicitPolicy = inputs.requireExplicitPolicy ? 0 : length + 1;
    this.policyMapping = inputs.inhibitPolicyMapping ? 0 : length + 1;
    this.anyPolicy = inputs.inhibitAnyPolicy ? 0 : length + 1;
    this.pathLength = length;
    this.initialPolicySet = inputs.initialPolicySet;
  }

  /** RFC 5937 3.2: an anchor that is a certificate constrains what is below it as a CA's certificate does. */
  anchored(anchor: Certificate): Broken | undefined {
    const broken = mayIssue(anchor) ?? criticalExtensions(anchor);
    if (broken) return broken;
    this.constrainNames(anchor);
    this.limitLength(anchor);
    const policies = certificatePolicies(anchor);
    if (policies && !policies.includes(ANY_POLICY)) this.initialPolicySet = intersect(this.initialPolicySet, policies);
    const constraints = policyConstraints(anchor);
    if (constraints?.requireExplicitPolicy !== undefined) this.explicitPolicy = 0;
    if (constraints?.inhibitPolicyMapping !== undefined) this.policyMapping = 0;
    if (inhibitAnyPolicy(anchor) !== undefined) this.anyPolicy = 0;
    return undefined;
  }

  /** RFC 5280 6.1.3 (b)–(f). */
  basic(certificate: Certificate, last: boolean): Broken | undefined {
    const selfIssued = isSelfIssued(certificate);
    // (b), (c): a certificate with which a CA passes on its own name is not constrained, unless it is the last
    const names = selfIssued && !last ? undefined : namesObstacle(certificate, this.names);
    if (names !== undefined) return { rule: RULES.nameConstraints, detail: names };
    // (d), (e)
    this.policies.descend(certificatePolicies(certificate), this.anyPolicy > 0 || (selfIssued && !last));
    // (f)
    if (this.explicitPolicy === 0 && this.policies.empty) return noPolicy();
    return undefined;
  }

  /** RFC 5280 6.1.4: what has to hold for a certificate that issues the next. */
  prepare(certificate: Certificate): Broken | undefined {
    const mappings = policyMappings(certificate);
    // (a)
    if (mappings.some(({ issuer, subject }) => issuer === ANY_POLICY || subject === ANY_POLICY)) {
      return { rule: RULES.policies, detail: 'anyPolicy is mapped' };
    }
    // (b)
    if (this.policyMapping > 0) this.policies.map(mappings);
    else this.policies.forget(mappings);
    // (g)
    this.constrainNames(certificate);
    if (!isSelfIssued(certificate)) this.count();
    this.constrainPolicies(certificate);
    // (k), (n)
    const unfit = mayIssue(certificate);
    if (unfit) return unfit;
    // (l)
    if (!isSelfIssued(certificate)) {
      if (this.pathLength <= 0) return { rule: RULES.pathLength, detail: 'stands below a CA that allows no more CAs' };
      this.pathLength--;
    }
    // (m)
    this.limitLength(certificate);
    // (o)
    return criticalExtensions(certificate);
  }

  /** RFC 5280 6.1.5: the leaf. */
  wrapUp(certificate: Certificate): Broken | undefined {
    // (a)
    if (this.explicitPolicy > 0) this.explicitPolicy--;
    // (b)
    if (policyConstraints(certificate)?.requireExplicitPolicy === 0) this.explicitPolicy = 0;
    // (f)
    const critical = criticalExtensions(certificate);
    if (critical) return critical;
    // (g)
    return this.explicitPolicy > 0 || this.userPolicies().size > 0 ? undefined : noPolicy();
  }

  /** RFC 9618 5.5 (g): user-constrained-policy-set. */
  private userPolicies(): ReadonlySet<string> {
    const found = this.policies.authorityPolicies();
    if (this.initialPolicySet === 'any') return found;
    if (found.has(ANY_POLICY)) return new Set(this.initialPolicySet);
    return new Set(this.initialPolicySet.filter((policy) => found.has(policy)));
  }

  /** (h) */
  private count(): void {
    if (this.explicitPolicy > 0) this.explicitPolicy--;
    if (this.policyMapping > 0) this.policyMapping--;
    if (this.anyPolicy > 0) this.anyPolicy--;
  }

  /** (i), (j) */
  private constrainPolicies(certificate: Certificate): void {
    const { requireExplicitPolicy, inhibitPolicyMapping } = policyConstraints(certificate) ?? {};
    this.explicitPolicy = Math.min(this.explicitPolicy, requireExplicitPolicy ?? Infinity);
    this.policyMapping = Math.min(this.policyMapping, inhibitPolicyMapping ?? Infinity);
    this.anyPolicy = Math.min(this.anyPolicy, inhibitAnyPolicy(certificate) ?? Infinity);
  }

  private constrainNames(certificate: Certificate): void {
    const constraints = nameConstraints(certificate);
    if (constraints) this.names.push(constraints);
  }

  private limitLength(certificate: Certificate): void {
    this.pathLength = Math.min(this.pathLength, basicConstraints(certificate).pathLength ?? Infinity);
  }
}

const noPolicy = (): Broken => ({ rule: RULES.policies, detail: 'no certificate policy holds for the whole path' });

/** 6.1.4 (k), (n). */
function mayIssue(certificate: Certificate): Broken | undefined {
  if (!basicConstraints(certificate).ca) return { rule: RULES.pathAuthority, detail: 'is not a CA' };
  const uses = keyUsage(certificate);
  return uses && !uses.includes('keyCertSign')
    ? { rule: RULES.pathAuthority, detail: 'may not sign certificates' }
    : undefined;
}

function criticalExtensions(certificate: Certificate): Broken | undefined {
  const oid = unknownCritical(certificate);
  return oid === undefined ? undefined : { rule: RULES.pathExtensions, detail: `extension ${oid} is not understood` };
}

const intersect = (chosen: PathInputs['initialPolicySet'], policies: readonly string[]): readonly string[] =>
  chosen === 'any' ? policies : chosen.filter((policy) => policies.includes(policy));
