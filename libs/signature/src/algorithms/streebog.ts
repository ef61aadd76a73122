/**
 * Streebog (GOST R 34.11-2012, RFC 6986; ҚР СТ 34.11-2015), streaming. Substitution, transposition and the linear map are
 * folded into eight tables of 256 entries, and the 512-bit state is sixteen 32-bit words, least significant first.
 */
import { ITERATION, MATRIX, PI } from './streebog-constants.js';

const BLOCK = 64;
const WORDS = 16;
const LOW = new Int32Array(8 * 256);
const HIGH = new Int32Array(8 * 256);
const CONSTANTS = ITERATION.map((hex) =>
  Int32Array.from({ length: WORDS }, (_, i) => Number.parseInt(hex.slice(128 - 8 * (i + 1), 128 - 8 * i), 16)),
);

for (let position = 0; position < 8; position++) {
  for (let value = 0; value < 256; value++) {
    for (let bit = 0; bit < 8; bit++) {
      if ((PI[value]! & (1 << bit)) === 0) continue;
      const row = MATRIX[63 - (8 * position + bit)]!;
      LOW[position * 256 + value]! ^= Number.parseInt(row.slice(8), 16);
      HIGH[position * 256 + value]! ^= Number.parseInt(row.slice(0, 8), 16);
    }
  }
}

/** out = LPS(a xor b); `mixed` is scratch. */
function lps(out: Int32Array, a: Int32Array, b: Int32Array, mixed: Int32Array): void {
  for (let i = 0; i < WORDS; i++) mixed[i] = a[i]! ^ b[i]!;
  for (let word = 0; word < 8; word++) {
    const half = word >> 2;
    const shift = 8 * (word & 3);
    const i0 = (mixed[half]! >>> shift) & 255;
    const i1 = 256 + ((mixed[2 + half]! >>> shift) & 255);
    const i2 = 512 + ((mixed[4 + half]! >>> shift) & 255);
    const i3 = 768 + ((mixed[6 + half]! >>> shift) & 255);
    const i4 = 1024 + ((mixed[8 + half]! >>> shift) & 255);
    const i5 = 1280 + ((mixed[10 + half]! >>> shift) & 255);
    const i6 = 1536 + ((mixed[12 + half]! >>> shift) & 255);
    const i7 = 1792 + ((mixed[14 + half]! >>> shift) & 255);
    out[2 * word] = LOW[i0]! ^ LOW[i1]! ^ LOW[i2]! ^ LOW[i3]! ^ LOW[i4]! ^ LOW[i5]! ^ LOW[i6]! ^ LOW[i7]!;
    out[2 * word + 1] = HIGH[i0]! ^ HIGH[i1]! ^ HIGH[i2]! ^ HIGH[i3]! ^ HIGH[i4]! ^ HIGH[i5]! ^ HIGH[i6]! ^ HIGH[i7]!;
  }
}

/** a = a + b modulo 2^512. */
function add(a: Int32Array, b: Int32Array): void {
  let carry = 0;
  for (let i = 0; i < WORDS; i++) {
    const sum = (a[i]! >>> 0) + (b[i]! >>> 0) + carry;
    a[i] = sum | 0;
    carry = sum > 0xffff_ffff ? 1 : 0;
  }
}

const ZERO = new Int32Array(WORDS);

/** A running Streebog hash: `new Streebog(512).update(part).update(part).digest()`. */
export class Streebog {
  private readonly state = new Int32Array(WORDS);
  private readonly counter = new Int32Array(WORDS);
  private readonly sum = new Int32Array(WORDS);
  private readonly pending = new Uint8Array(BLOCK);
  private readonly message = new Int32Array(WORDS);
  private readonly scratch = [0, 1, 2].map(() => new Int32Array(WORDS)) as [Int32Array, Int32Array, Int32Array];
  private filled = 0;

  constructor(private readonly bits: 256 | 512) {
    this.state.fill(bits === 256 ? 0x01010101 : 0);
  }

  /** Takes in more of the message. */
  update(data: Uint8Array): this {
    let at = 0;
    while (at < data.length) {
      if (this.filled === 0 && data.length - at >= BLOCK) {
        this.absorb(data, at, BLOCK * 8);
        at += BLOCK;
        continue;
      }
      const take = Math.min(BLOCK - this.filled, data.length - at);
      this.pending.set(data.subarray(at, at + take), this.filled);
      this.filled += take;
      at += take;
      if (this.filled === BLOCK) {
        this.absorb(this.pending, 0, BLOCK * 8);
        this.filled = 0;
      }
    }
    return this;
  }

  /** The hash value. The object is used up after it. */
  digest(): Uint8Array {
    this.pending.fill(0, this.filled);
    this.pending[this.filled] = 1;
    this.absorb(this.pending, 0, this.filled * 8);
    this.compress(this.counter, ZERO);
    this.compress(this.sum, ZERO);
    const bytes = new Uint8Array(BLOCK);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < WORDS; i++) view.setInt32(4 * i, this.state[i]!, true);
    return this.bits === 512 ? bytes : bytes.slice(32);
  }

  private absorb(data: Uint8Array, at: number, bits: number): void {
    const m = this.message;
    for (let i = 0; i < WORDS; i++) {
      const p = at + 4 * i;
      m[i] = data[p]! | (data[p + 1]! << 8) | (data[p + 2]! << 16) | (data[p + 3]! << 24);
    }
    this.compress(m, this.counter);
    const length = this.scratch[0].fill(0);
    length[0] = bits;
    add(this.counter, length);
    add(this.sum, m);
  }

  /** The compression function g (RFC 6986 8). */
  private compress(message: Int32Array, counter: Int32Array): void {
    const [key, text, mixed] = this.scratch;
    lps(key, this.state, counter, mixed);
    text.set(message);
    for (const constant of CONSTANTS) {
      lps(text, text, key, mixed);
      lps(key, key, constant, mixed);
    }
    for (let i = 0; i < WORDS; i++) this.state[i]! ^= text[i]! ^ key[i]! ^ message[i]!;
  }
}

/** Streebog-512 of a whole message. */
export const streebog512 = (data: Uint8Array): Uint8Array => new Streebog(512).update(data).digest();

/** Streebog-256 of a whole message. */
export const streebog256 = (data: Uint8Array): Uint8Array => new Streebog(256).update(data).digest();
