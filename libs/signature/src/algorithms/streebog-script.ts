/**
 * Streebog's compression in JavaScript, for platforms without WebAssembly. Substitution, transposition and the linear map are
 * folded into eight tables of 256 entries, and the 512-bit state is sixteen 32-bit words, least significant first.
 */
import { ITERATION, MATRIX, PI } from './streebog-constants.js';

const BLOCK = 64;
const WORDS = 16;
/** The tables: low and high halves of 64-bit words, 256 for each position of a byte. */
export const LOW = new Int32Array(8 * 256);
export const HIGH = new Int32Array(8 * 256);
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

/** Takes blocks into a running hash, and ends it. */
export interface StreebogEngine {
  /** Takes whole blocks (a multiple of 64 bytes) into the running state: h, N and Σ of RFC 6986 9, 16 words each. */
  absorb(state: Int32Array, blocks: Uint8Array): void;
  /** Takes in the last block, padded, of which `bits` are message, and ends (RFC 6986 9, stage 3). The 64 bytes of h. */
  finish(state: Int32Array, block: Uint8Array, bits: number): Uint8Array;
}

const message = new Int32Array(WORDS);
const length = new Int32Array(WORDS);
const [key, text, mixed] = [0, 1, 2].map(() => new Int32Array(WORDS)) as [Int32Array, Int32Array, Int32Array];

/** The compression function g (RFC 6986 8). */
function compress(state: Int32Array, counter: Int32Array, block: Int32Array): void {
  lps(key, state, counter, mixed);
  text.set(block);
  for (const constant of CONSTANTS) {
    lps(text, text, key, mixed);
    lps(key, key, constant, mixed);
  }
  for (let i = 0; i < WORDS; i++) state[i]! ^= text[i]! ^ key[i]! ^ block[i]!;
}

const partsOf = (state: Int32Array): [Int32Array, Int32Array, Int32Array] => [
  state.subarray(0, WORDS),
  state.subarray(WORDS, 2 * WORDS),
  state.subarray(2 * WORDS),
];

function absorbOne(
  [h, counter, sum]: [Int32Array, Int32Array, Int32Array],
  data: Uint8Array,
  at: number,
  bits: number,
) {
  for (let i = 0; i < WORDS; i++) {
    const p = at + 4 * i;
    message[i] = data[p]! | (data[p + 1]! << 8) | (data[p + 2]! << 16) | (data[p + 3]! << 24);
  }
  compress(h, counter, message);
  length[0] = bits;
  add(counter, length);
  add(sum, message);
}

/** The engine that runs everywhere, at about 20 MB/s. */
export const STREEBOG_SCRIPT: StreebogEngine = {
  absorb(state, blocks) {
    const parts = partsOf(state);
    for (let at = 0; at < blocks.length; at += BLOCK) absorbOne(parts, blocks, at, BLOCK * 8);
  },
  finish(state, block, bits) {
    const parts = partsOf(state);
    absorbOne(parts, block, 0, bits);
    const [h, counter, sum] = parts;
    compress(h, ZERO, counter);
    compress(h, ZERO, sum);
    const bytes = new Uint8Array(BLOCK);
    const view = new DataView(bytes.buffer);
    h.forEach((word, i) => view.setInt32(4 * i, word, true));
    return bytes;
  },
};
