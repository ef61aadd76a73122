import type { RevocationReason } from '../dev-ca.types.js';
import type { KeyAlgorithm } from '../people/person.types.js';

/** Reasons as they stand in the state: those of `RevocationReason`, and the hold. */
export type RecordedReason = RevocationReason | 'certificateHold';

/** A certificate that this NCA issued, and what became of it. */
export interface CertificateRecord {
  /** Hex, also the key of the record. */
  readonly serial: string;
  /** A person's slug, or `root`, `issuing`, `ocsp`, `tsa`. */
  readonly owner: string;
  /** Algorithm of the key and of the authority that issued it: the NCA keeps two separate trees. */
  readonly algorithm: KeyAlgorithm;
  readonly notBefore: string;
  readonly notAfter: string;
  /** Base64 of DER. */
  readonly certificate: string;
  /** Base64 of PKCS#8. */
  readonly privateKey: string;
  /** Issued with dates that someone asked for: never renewed by itself. */
  asTold?: boolean;
  /** Its p12 file has been written. */
  p12Written?: boolean;
  revocation?: { at: string; reason: RecordedReason };
}

/** Numbers of the lists of one authority, and what its base list holds. */
export interface ListRecord {
  /** CRLNumber of the newest list, base or delta: one row of numbers (RFC 5280 5.2.3). */
  number: number;
  baseNumber: number;
  /** Base64 of the base CRL. */
  base: string;
  baseIssuedAt: string;
  /** Serials in the base list, with their reasons. */
  baseEntries: Record<string, RecordedReason>;
}

/** Everything the development NCA remembers. */
export interface State {
  readonly version: number;
  ports: { http?: number; ncalayer?: number };
  /** By serial. */
  certificates: Record<string, CertificateRecord>;
  /** `owner:algorithm` → serial of the certificate in use. */
  current: Record<string, string>;
  /** `root:gost`, `issuing:gost`… → lists. */
  lists: Record<string, ListRecord>;
}
