/** What a validation is asked and given. */
import type { Policy } from '../policy/types.js';

/** Material collected beforehand. None of it is believed: each piece is verified before use. */
export interface Evidence {
  /** Certificates, DER. */
  readonly certificates: readonly Uint8Array[];
  /** CRLs and delta CRLs, DER. */
  readonly crls: readonly Uint8Array[];
  /** OCSP responses, DER. */
  readonly ocspResponses: readonly Uint8Array[];
  /** Timestamp tokens over signature values, kept apart from the signatures. */
  readonly timestamps?: readonly Uint8Array[];
}

/** What was signed: the bytes; or digests of them by algorithm (see `requiredDigests`); or nothing, when it is attached. */
export type Content = { readonly bytes: Uint8Array } | { readonly digests: ReadonlyMap<string, Uint8Array> } | 'none';

/** Whom one believes without proof. */
export interface Trust {
  /** Trust anchors, DER certificates. */
  readonly anchors: readonly Uint8Array[];
  /**
   * CA certificates the operator put beside the anchors, DER. They are verified like any other, but it is the operator who
   * withdraws them: no revocation data is demanded for them (if there is any, it counts).
   */
  readonly intermediates?: readonly Uint8Array[];
}

export { DEFAULT_POLICY } from '../policy/default-policy.js';
export type { Policy } from '../policy/types.js';

/** One validation. */
export interface ValidationRequest {
  /** DER, BER, PEM or base64 of the CMS. */
  readonly signature: Uint8Array;
  readonly content: Content;
  readonly trust: Trust;
  readonly evidence: Evidence;
  /** The time to judge at. */
  readonly at: Date;
  readonly policy?: Partial<Policy>;
  /**
   * In an XML document, the element that must be covered by each signature: its path as in the report (`/order[1]/body[1]`) or
   * `#identifier`. When absent, the whole document must be.
   */
  readonly xmlElement?: string;
}
