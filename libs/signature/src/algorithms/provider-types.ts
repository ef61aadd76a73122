/** The operations of the platform that a verdict needs. */
export interface CryptoProvider {
  /**
   * RSASSA-PKCS1-v1_5 (RFC 8017 8.2.2) with the digest algorithm `hash` (OID) over `data`. A key that the platform refuses
   * verifies nothing.
   */
  verifyRsa(hash: string, spki: Uint8Array, data: Uint8Array, signature: Uint8Array): Promise<boolean> | boolean;
  /** A SHA digest. */
  digest(hash: string, data: Uint8Array): Promise<Uint8Array> | Uint8Array;
}
