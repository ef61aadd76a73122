/** What OCSP answers and CRLs say, in one form. */

/** CRLReason (RFC 5280 5.3.1). */
export const REASONS = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'unused',
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
] as const;

/** A reason of revocation. */
export type RevocationReason = (typeof REASONS)[number];

/** The reason of a code; what is not defined is not benign. */
export const reasonOf = (code: number): RevocationReason => REASONS[code] ?? 'unspecified';

/** What one verified piece of revocation data says about one certificate. */
export interface Statement {
  readonly kind: 'ocsp' | 'crl';
  readonly status: 'good' | 'revoked' | 'unknown';
  readonly revokedAt?: Date;
  readonly reason?: RevocationReason;
  /** The reasons it speaks about (bits of ReasonFlags); undefined when about all. */
  readonly reasons?: number;
  readonly thisUpdate: Date;
  /** It speaks of certificates too that have expired since then; undefined when the issuer does not say. */
  readonly keepsExpiredSince?: Date;
  /** Until when the data is good; undefined when the issuer does not say (the NCA's OCSP). */
  readonly nextUpdate?: Date;
  /** The data itself, and when it was made. */
  readonly source: Uint8Array;
  readonly producedAt: Date;
  /** Who vouches: the subject of the signing certificate, encoded. */
  readonly issuer: Uint8Array;
}
