/** How signatures say what they were made by, and how they are to be verified. */
import type { PssParameters } from './pss.js';

/** AlgorithmIdentifier. */
export interface AlgorithmIdentifier {
  readonly oid: string;
  /** The whole encoding, to compare and to read parameters from. */
  readonly bytes: Uint8Array;
}

/** How a signature is to be verified; `hash` is the digest algorithm (OID). */
export type Scheme =
  | { readonly kind: 'rsa-pkcs1'; readonly hash: string }
  | ({ readonly kind: 'rsa-pss' } & PssParameters)
  | { readonly kind: 'ecdsa'; readonly hash: string }
  | { readonly kind: 'gost'; readonly hash: string };

/** Why a signature cannot be verified, in words. */
export interface Unsupported {
  readonly unsupported: string;
}
