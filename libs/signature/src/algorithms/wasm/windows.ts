/** Signed windows of a number (wNAF): digits that are odd or zero, so that only odd multiples need be at hand. */

/** The digits of `value` ≥ 0, least significant first: Σ digit·2^i, |digit| < 2^(width−1), each followed by width−1 zeros. */
export function windows(value: bigint, width: number): Int8Array {
  const bits = value.toString(2);
  const bit = (i: number): number => (bits.charCodeAt(bits.length - 1 - i) === 49 ? 1 : 0);
  const digits = new Int8Array(bits.length + 1);
  let carry = 0;
  for (let i = 0; i <= bits.length;) {
    if (bit(i) === carry) {
      // 0 + 0 or 1 + 1: nothing here, and the carry goes on
      i++;
      continue;
    }
    let digit = carry;
    for (let j = 0; j < width; j++) digit += bit(i + j) << j;
    carry = digit >= 1 << (width - 1) ? 1 : 0;
    digits[i] = digit - (carry << width);
    i += width;
  }
  return digits;
}
