/** A running hash: bytes in, piece by piece; the value at the end, after which it is used up. */
export interface StreamingDigest {
  update(data: Uint8Array): this;
  digest(): Uint8Array;
}
