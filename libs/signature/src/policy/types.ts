/** The rules of verification as data: what `policy.json` holds once it has been read. */
import type { Asn1Limits } from '../asn1/reader.js';
import type { RevocationReason } from '../revocation/status.js';

/** When something is acceptable: from the first day on, until (not including) the last; no date, no bound. */
export interface Period {
  readonly from?: Date;
  readonly until?: Date;
}

/** A digest algorithm that is acceptable for a time. */
export interface DigestRule extends Period {
  /** For people. */
  readonly name: string;
  readonly oid: string;
}

/** How a signature may be made, for a time. */
export interface SignatureRule extends Period {
  readonly scheme: 'rsa-pkcs1' | 'rsa-pss' | 'ecdsa' | 'gost';
}

/** Which keys are strong enough, for a time. */
export type KeyRule = Period &
  (
    | { readonly kind: 'rsa'; readonly minBits: number }
    | { readonly kind: 'ec'; readonly curve: 'P-256' | 'P-384' | 'P-521' }
    | { readonly kind: 'gost'; readonly algorithm: 'GOST-2015-512' | 'GOST-2015-256' | 'GOST-2004' }
  );

/** The allow-list of algorithms. What is not in it is refused, whatever the time. */
export interface AlgorithmRules {
  readonly digests: readonly DigestRule[];
  readonly signatures: readonly SignatureRule[];
  readonly keys: readonly KeyRule[];
}

/** A key usage that a signer's certificate may be asked for (RFC 5280 4.2.1.3). */
export type SignerKeyUsage =
  'digitalSignature' | 'nonRepudiation' | 'keyEncipherment' | 'dataEncipherment' | 'keyAgreement';

/** What a signature is made for. */
export type SignaturePurpose = 'document' | 'login';

/** Everything the policy file says. */
export interface PolicyFile {
  readonly name: string;
  readonly version: string;
  /** How long an OCSP answer without nextUpdate counts as fresh. The NCA's have none. */
  readonly ocspMaxAgeSeconds: number;
  /** How far clocks may differ. */
  readonly clockSkewSeconds: number;
  /** Reasons of revocation that say nothing against signatures proven to be older. */
  readonly benignReasons: readonly RevocationReason[];
  /** The key usages a signer's certificate must have, by purpose. */
  readonly keyUsage: Readonly<Record<SignaturePurpose, readonly SignerKeyUsage[]>>;
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
  readonly algorithms: AlgorithmRules;
}

/** The rules of one validation. */
export interface Policy extends PolicyFile {
  /** `document`: an act of will (digitalSignature and nonRepudiation). `login`: proof of possession (digitalSignature). */
  readonly purpose: SignaturePurpose;
}
