/** Changes that know nothing of what they change: what a cut line, a bad disk or a simple forger does. */
import type { Random } from './random.js';

/** Makes another input of one; `other` lends pieces. */
export type Mutate = (input: Uint8Array, other: Uint8Array, random: Random) => Uint8Array;

/** Joins pieces. */
export const join = (...pieces: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(pieces));

const EDGES = [0, 1, 0x7f, 0x80, 0x81, 0x84, 0xff];

const CHANGES: readonly Mutate[] = [
  (input, _, random) => input.with(random.below(input.length), random.below(256)),
  (input, _, random) => input.map((byte, i, { length }) => (i === length - 1 ? byte ^ (1 << random.below(8)) : byte)),
  (input, _, random) => {
    const at = random.below(input.length);
    return input.with(at, input[at]! ^ (1 << random.below(8)));
  },
  (input, _, random) => input.with(random.below(input.length), random.of(EDGES)),
  (input, _, random) => input.slice(0, random.below(input.length)),
  (input, _, random) => join(input, random.bytes(1 + random.below(16))),
  (input, _, random) => {
    const [a, b] = [random.below(input.length), random.below(input.length)].sort((x, y) => x - y) as [number, number];
    return join(input.subarray(0, a), input.subarray(b));
  },
  (input, _, random) => {
    const at = random.below(input.length);
    const piece = input.subarray(at, at + 1 + random.below(64));
    return join(input.subarray(0, at), piece, piece, input.subarray(at + piece.length));
  },
  (input, other, random) => {
    const at = random.below(input.length);
    return join(input.subarray(0, at), other.subarray(random.below(other.length || 1)));
  },
];

/** One change. */
export const mutateBytes: Mutate = (input, other, random) =>
  input.length === 0 ? random.bytes(1 + random.below(8)) : random.of(CHANGES)(input, other, random);
