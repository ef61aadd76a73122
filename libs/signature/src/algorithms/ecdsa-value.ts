/** Ecdsa-Sig-Value (RFC 3279 2.2.3) and the plain r‖s that WebCrypto speaks. */
import { Asn1Error, readAsn1, type Asn1Node } from '../asn1/reader.js';
import { concat, TAG } from '../asn1/values.js';
import { sequence, unsignedInteger } from '../asn1/writer.js';

/** r‖s, each `size` bytes big-endian; undefined when the value is not the one DER encoding of two positive numbers. */
export function plainOf(value: Uint8Array, size: number): Uint8Array | undefined {
  try {
    const [r, s, ...rest] = readAsn1(value).inside(TAG.sequence, 'ECDSA signature');
    if (!r || !s || rest.length > 0) return undefined;
    return concat([r, s].map((node) => padded(node, size)));
  } catch (error) {
    if (error instanceof Asn1Error) return undefined;
    throw error;
  }
}

function padded(node: Asn1Node, size: number): Uint8Array {
  const { content } = node.expect(TAG.integer, 'r or s');
  const [first = 0, second = 0] = content;
  const negativeOrEmpty = content.length === 0 || first > 0x7f;
  const zeroOrPadded = first === 0 && (content.length === 1 || second < 0x80);
  if (negativeOrEmpty || zeroOrPadded) throw new Asn1Error('r or s is not a positive number in its shortest form');
  const digits = first === 0 ? content.subarray(1) : content;
  if (digits.length > size) throw new Asn1Error('r or s is longer than the curve');
  const bytes = new Uint8Array(size);
  bytes.set(digits, size - digits.length);
  return bytes;
}

/** The DER of r‖s. */
export function valueOf(plain: Uint8Array): Uint8Array {
  const size = plain.length / 2;
  return sequence(unsignedInteger(plain.subarray(0, size)), unsignedInteger(plain.subarray(size)));
}
