import type { EcCurve } from './curves.js';
import type { StreamingDigest } from './streaming-digest.js';

/** The operations of the platform that a verdict needs. A key that the platform refuses verifies nothing. */
export interface CryptoProvider {
  /** RSASSA-PKCS1-v1_5 (RFC 8017 8.2.2) with the digest algorithm `hash` (OID) over `data`. */
  verifyRsa(hash: string, spki: Uint8Array, data: Uint8Array, signature: Uint8Array): Promise<boolean> | boolean;
  /** RSASSA-PSS (RFC 8017 8.1.2), MGF1 with the same digest algorithm, and exactly that many bytes of salt. */
  verifyPss(
    hash: string,
    saltLength: number,
    spki: Uint8Array,
    data: Uint8Array,
    signature: Uint8Array,
  ): Promise<boolean> | boolean;
  /** ECDSA (FIPS 186-5 6.4.2); `signature` is r‖s, each as long as a coordinate. */
  verifyEcdsa(
    hash: string,
    curve: EcCurve,
    spki: Uint8Array,
    data: Uint8Array,
    signature: Uint8Array,
  ): Promise<boolean> | boolean;
  /** A SHA digest. */
  digest(hash: string, data: Uint8Array): Promise<Uint8Array> | Uint8Array;
  /** A running SHA digest, where the platform has one; otherwise one in JavaScript is used. */
  runningDigest?(hash: string): StreamingDigest;
}
