/** What a validation is asked and given. */
import type { HashedContent } from '../cms/signed-data.js';
import type { Policy } from '../policy/types.js';

/** Material collected beforehand. None of it is believed: each piece is verified before use. */
export interface Evidence {
  /** Certificates, DER. */
  readonly certificates: readonly Uint8Array[];
  /** CRLs and delta CRLs, DER. */
  readonly crls: readonly Uint8Array[];
  /** OCSP responses, DER. */
  readonly ocspResponses: readonly Uint8Array[];
  /** Timestamp tokens over signatures, kept apart from them. */
  readonly timestamps?: readonly Uint8Array[];
  /**
   * True: all of this is kept beside the signature for as long as it is needed, so it counts for the levels LT and LTA as if it
   * were inside. False or absent: it was collected for this verdict.
   */
  readonly kept?: boolean;
}

/** Digests of content by algorithm (OID), and where it is known the content's length. */
export interface ContentDigests {
  readonly digests: ReadonlyMap<string, Uint8Array>;
  readonly length?: number;
}

/**
 * What was signed: the bytes; or digests of them by algorithm (see `requiredDigests`); or nothing, when it is attached. A
 * signature without signed attributes is verified by digest only where the length shows that the content cannot be attributes.
 */
export type Content = { readonly bytes: Uint8Array } | ContentDigests | 'none';

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
  /** The attached content, when it was taken out of `signature` and hashed while it was read (see `SignatureReader`). */
  readonly attached?: HashedContent;
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
