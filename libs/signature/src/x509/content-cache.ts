/** Remembers what was made from bytes, by their content: a cheap hash finds, a full comparison decides. */
import { copyOf, equalBytes } from '../asn1/values.js';

interface Entry<T> {
  readonly bytes: Uint8Array;
  readonly value: T;
}

/** So that what strangers send cannot fill the memory. */
const MAX_BYTES = 32 * 1024;

/** FNV-1a over the length and the last 64 bytes: in signed structures the end is the signature, as good as random. */
function quickHash(bytes: Uint8Array): number {
  let hash = 0x811c9dc5 ^ bytes.length;
  for (let i = Math.max(0, bytes.length - 64); i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash;
}

/** Holds up to `capacity` values and forgets the oldest. */
export class ContentCache<T> {
  private readonly entries = new Map<number, Entry<T>>();

  constructor(private readonly capacity: number) {}

  /** The value made from these bytes before, or made now. What `make` throws is not remembered, nor is what is unusually large. */
  get(bytes: Uint8Array, make: (bytes: Uint8Array) => T): T {
    if (bytes.length > MAX_BYTES) return make(copyOf(bytes));
    const hash = quickHash(bytes);
    const known = this.entries.get(hash);
    if (known && equalBytes(known.bytes, bytes)) return known.value;
    // a copy: the caller's buffer may be one slice of a large file, or change later
    const own = copyOf(bytes);
    const value = make(own);
    if (this.entries.size >= this.capacity) this.entries.delete(this.entries.keys().next().value!);
    this.entries.set(hash, { bytes: own, value });
    return value;
  }
}
