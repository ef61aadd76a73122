/** What a validation is asked and given. */
import type { Asn1Limits } from '../asn1/reader.js';

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

/** The rules that a caller may set; everything else is in `docs/verification-policy.md`. */
export interface Policy {
  /** `document`: an act of will (digitalSignature and nonRepudiation). `login`: proof of possession (digitalSignature). */
  readonly purpose: 'document' | 'login';
  /** How long an OCSP answer without nextUpdate counts as fresh. The NCA's have none. */
  readonly ocspMaxAgeSeconds: number;
  /** How far clocks may differ. */
  readonly clockSkewSeconds: number;
  readonly minRsaBits: number;
  readonly limits: {
    readonly signatureBytes: number;
    readonly signers: number;
    readonly certificates: number;
    readonly pathLength: number;
    /** Signatures of certificates tried while paths are looked for, in the whole validation. */
    readonly pathAttempts: number;
    /** Timestamp tokens looked at, in the whole validation. */
    readonly timestamps: number;
    readonly asn1: Asn1Limits;
  };
}

/** The product's policy. */
export const DEFAULT_POLICY: Policy = {
  purpose: 'document',
  ocspMaxAgeSeconds: 24 * 3600,
  clockSkewSeconds: 300,
  minRsaBits: 2048,
  limits: {
    signatureBytes: 80 * 1024 * 1024,
    signers: 64,
    certificates: 256,
    pathLength: 8,
    pathAttempts: 160,
    timestamps: 64,
    asn1: { maxDepth: 40, maxNodes: 200_000 },
  },
};

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
}
