/** Where canonical octets go. */
import { concat, copyOf } from '../asn1/values.js';
import type { Sink } from './tree.js';

/** Collects what a canonicalization makes. */
export function collected(work: (sink: Sink) => void): Uint8Array {
  const pieces: Uint8Array[] = [];
  work((octets) => void pieces.push(copyOf(octets)));
  return concat(pieces);
}
