/**
 * GOST 34.311-95 (= GOST R 34.11-94, RFC 5831) with the substitution of the standard's test example, as the NCA used it for
 * GOST 34.310-2004 until 2022. Only old signatures need it.
 */

/** id-GostR3411-94-TestParamSet (RFC 4357 11.2): K1..K8. */
const SUBSTITUTION = [
  [4, 10, 9, 2, 13, 8, 0, 14, 6, 11, 1, 12, 7, 15, 5, 3],
  [14, 11, 4, 12, 6, 13, 15, 10, 2, 3, 8, 1, 0, 7, 5, 9],
  [5, 8, 1, 13, 10, 3, 4, 2, 14, 15, 12, 7, 6, 0, 9, 11],
  [7, 13, 10, 1, 0, 8, 9, 15, 14, 4, 6, 12, 11, 2, 5, 3],
  [6, 12, 7, 1, 5, 15, 13, 8, 4, 10, 9, 14, 0, 3, 11, 2],
  [4, 11, 10, 0, 7, 2, 1, 13, 3, 6, 8, 5, 9, 12, 15, 14],
  [13, 11, 4, 1, 3, 15, 5, 9, 0, 10, 14, 7, 6, 8, 2, 12],
  [1, 15, 13, 0, 5, 7, 10, 4, 9, 2, 3, 14, 6, 11, 8, 12],
];

/** Two nibbles at a time, rotated by 11 already. */
const ROUND = Array.from({ length: 4 }, (_, pair) =>
  Int32Array.from({ length: 256 }, (_, byte) => {
    const nibbles = SUBSTITUTION[2 * pair]![byte & 15]! | (SUBSTITUTION[2 * pair + 1]![byte >> 4]! << 4);
    const value = nibbles << (8 * pair);
    return (value << 11) | (value >>> 21);
  }),
) as [Int32Array, Int32Array, Int32Array, Int32Array];

const f = (half: number, key: number): number => {
  const x = (half + key) | 0;
  return ROUND[0][x & 255]! | ROUND[1][(x >>> 8) & 255]! | ROUND[2][(x >>> 16) & 255]! | ROUND[3][x >>> 24]!;
};

/** One 64-bit block of GOST 28147-89 in simple substitution mode. */
function encrypt(block: Uint8Array, key: Uint8Array): Uint8Array {
  const input = new DataView(block.buffer, block.byteOffset, 8);
  const keys = new DataView(key.buffer, key.byteOffset, 32);
  let low = input.getInt32(0, true);
  let high = input.getInt32(4, true);
  for (let round = 0; round < 32; round++) {
    const index = round < 24 ? round & 7 : 7 - (round & 7);
    [low, high] = [high ^ f(low, keys.getInt32(4 * index, true)), low];
  }
  const output = new Uint8Array(8);
  const view = new DataView(output.buffer);
  view.setInt32(0, high, true);
  view.setInt32(4, low, true);
  return output;
}

/** The transformation A: (y4‖y3‖y2‖y1) becomes (y1 xor y2)‖y4‖y3‖y2; y1 is the first eight bytes. */
function shift(y: Uint8Array): Uint8Array {
  const out = new Uint8Array(32);
  out.set(y.subarray(8));
  for (let i = 0; i < 8; i++) out[24 + i] = y[i]! ^ y[8 + i]!;
  return out;
}

const xor = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((byte, i) => byte ^ b[i]!);

/** The transformation P: byte i + 1 + 4(k - 1) takes the place of byte 8i + k. */
const permute = (w: Uint8Array): Uint8Array => w.map((_, place) => w[8 * (place & 3) + (place >> 2)]!);

const C3 = Uint8Array.of(
  0x00,
  0xff,
  0x00,
  0xff,
  0x00,
  0xff,
  0x00,
  0xff,
  0xff,
  0x00,
  0xff,
  0x00,
  0xff,
  0x00,
  0xff,
  0x00,
  0x00,
  0xff,
  0xff,
  0x00,
  0xff,
  0x00,
  0x00,
  0xff,
  0xff,
  0x00,
  0x00,
  0x00,
  0xff,
  0xff,
  0x00,
  0xff,
);

/** The four keys of one step. */
function keys(state: Uint8Array, message: Uint8Array): Uint8Array[] {
  let u = state;
  let v = message;
  const made = [permute(xor(u, v))];
  for (let i = 1; i < 4; i++) {
    u = shift(u);
    if (i === 2) u = xor(u, C3);
    v = shift(shift(v));
    made.push(permute(xor(u, v)));
  }
  return made;
}

/** The mixing function psi, `times` over. */
function mix(bytes: Uint8Array, times: number): Uint8Array {
  const out = bytes.slice();
  for (let i = 0; i < times; i++) {
    const low = out[0]! ^ out[2]! ^ out[4]! ^ out[6]! ^ out[24]! ^ out[30]!;
    const high = out[1]! ^ out[3]! ^ out[5]! ^ out[7]! ^ out[25]! ^ out[31]!;
    out.copyWithin(0, 2);
    out[30] = low;
    out[31] = high;
  }
  return out;
}

/** A running GOST 34.311-95 hash. */
export class Gost34311 {
  private state = new Uint8Array(32);
  private readonly sum = new Uint8Array(32);
  private readonly pending = new Uint8Array(32);
  private filled = 0;
  private length = 0;

  /** Takes in more of the message. */
  update(data: Uint8Array): this {
    this.length += data.length;
    for (let at = 0; at < data.length;) {
      const take = Math.min(32 - this.filled, data.length - at);
      this.pending.set(data.subarray(at, at + take), this.filled);
      this.filled += take;
      at += take;
      if (this.filled === 32) this.absorb();
    }
    return this;
  }

  /** The hash value. The object is used up after it. */
  digest(): Uint8Array {
    if (this.filled > 0) {
      this.pending.fill(0, this.filled);
      this.absorb();
    }
    const length = new Uint8Array(32);
    new DataView(length.buffer).setBigUint64(0, BigInt(this.length) * 8n, true);
    this.step(length);
    this.step(this.sum);
    return this.state;
  }

  private absorb(): void {
    this.step(this.pending);
    let carry = 0;
    for (let i = 0; i < 32; i++) {
      carry += this.sum[i]! + this.pending[i]!;
      this.sum[i] = carry;
      carry >>= 8;
    }
    this.filled = 0;
  }

  private step(message: Uint8Array): void {
    const s = new Uint8Array(32);
    keys(this.state, message).forEach((key, i) => s.set(encrypt(this.state.subarray(8 * i, 8 * i + 8), key), 8 * i));
    this.state = mix(xor(this.state, mix(xor(message, mix(s, 12)), 1)), 61) as Uint8Array<ArrayBuffer>;
  }
}
