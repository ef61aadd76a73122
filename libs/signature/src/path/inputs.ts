/** What a path is asked for besides trust and time (RFC 5280 6.1.1 (c)–(g)). */
import type { KeyUsage } from '../x509/extensions.js';

/** The inputs of path validation that a relying party chooses. */
export interface PathInputs {
  /** user-initial-policy-set: policies (OIDs) one of which must hold for the whole path, or any. */
  readonly initialPolicySet: readonly string[] | 'any';
  /** initial-explicit-policy, initial-policy-mapping-inhibit, initial-any-policy-inhibit. */
  readonly requireExplicitPolicy: boolean;
  readonly inhibitPolicyMapping: boolean;
  readonly inhibitAnyPolicy: boolean;
  /** How many CA certificates that are not self-issued may stand between the leaf and the anchor. */
  readonly maxIntermediates?: number;
  /** Uses and purposes that the leaf's key must have. */
  readonly keyUsage: readonly KeyUsage[];
  readonly extendedKeyUsage: readonly string[];
  /** Are certificates held to what RFC 5280 4 asks of those who issue them, too? */
  readonly profile: boolean;
  /** `none`: the states of certificates are not asked for. Never so for documents. */
  readonly revocation: 'required' | 'none';
}

/**
 * What is asked of the path of a signature: the rest is the policy's. Frozen, for what is found about a path by these is
 * remembered.
 */
export const DOCUMENT_INPUTS: PathInputs = Object.freeze({
  initialPolicySet: 'any',
  requireExplicitPolicy: false,
  inhibitPolicyMapping: false,
  inhibitAnyPolicy: false,
  keyUsage: Object.freeze([]),
  extendedKeyUsage: Object.freeze([]),
  profile: false,
  revocation: 'required',
} as const);
