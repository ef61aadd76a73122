import type { Evidence, Report, Trust } from '@qujat/signature';

/** What a signature is for. A document: an act of will that has to hold for years. Login: proof of possession, now. */
export type Purpose = 'document' | 'login';

/** What was signed: bytes at hand; a stored blob, by its SHA-256; or what lies inside the signature. */
export type SignedContent = { readonly bytes: Uint8Array } | { readonly blob: string } | 'attached';

/** A signature to be verified. */
export interface VerificationInput {
  readonly signature: Uint8Array;
  readonly content: SignedContent;
  readonly purpose: Purpose;
  /** The time to judge at; now when absent. */
  readonly at?: Date;
  /** What was collected at an earlier verification: it speaks for certificates that have expired since. */
  readonly evidence?: Evidence;
}

/** What a verification came to, with everything that it rests on. */
export interface Verification {
  /** `waiting`: nothing speaks against the signature, but a service that has to confirm it does not answer. */
  readonly outcome: 'accepted' | 'waiting' | 'rejected';
  /** The service that is waited for. */
  readonly waitingFor: 'ocsp' | 'crl' | 'tsa' | null;
  readonly report: Report;
  readonly evidence: Evidence;
  /** DER; with the portal's timestamp where it got one. Keep this one: it proves when the signature was there. */
  readonly signature: Uint8Array;
  readonly purpose: Purpose;
  /** The time it was judged at. */
  readonly at: Date;
  /** Who was trusted. */
  readonly trust: Required<Trust>;
  /** Digests of the content by algorithm (OID), hex; empty when the content is inside the signature. */
  readonly digests: Readonly<Record<string, string>>;
}
