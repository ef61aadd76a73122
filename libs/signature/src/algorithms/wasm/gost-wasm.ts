/**
 * Signature verification on the curves in WebAssembly: z1·G + z2·Q by interleaved windows (wNAF), one chain of doublings for
 * both. Everything here is public – signature, digest and key – so nothing takes care to run in constant time; signing stays
 * with `@noble/curves`.
 */
import { CODE as CODE_256, LAYOUT as LAYOUT_256 } from './gost-256-code.js';
import { CODE as CODE_512, LAYOUT as LAYOUT_512 } from './gost-512-code.js';
import { instantiate } from './instantiate.js';
import { windows } from './windows.js';

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly mul: (target: number, a: number, b: number) => void;
  readonly sub: (target: number, a: number, b: number) => void;
  readonly isZero: (a: number) => number;
  readonly double: (point: number) => void;
  /** 0: done; 1: the sum is infinite; 2: the points are equal. In the last two cases the point is as before. */
  readonly addPoint: (point: number, other: number, minus: number) => number;
  readonly addAffine: (point: number, other: number, minus: number) => number;
}

/** A point that is not infinite. */
export interface AffinePoint {
  readonly x: bigint;
  readonly y: bigint;
}

/** What the arithmetic must know of a curve. */
export interface CurveFacts {
  readonly p: bigint;
  readonly a: bigint;
  /** The order of the base point. */
  readonly q: bigint;
  /** The odd multiples 1G, 3G, … of the base point, `2^(BASE_WINDOW - 2)` of them. */
  readonly base: readonly AffinePoint[];
}

/** Bits of the windows: the base point's table is made once, a key's for each signature. */
export const BASE_WINDOW = 8;
const KEY_WINDOW = 5;

type Layout = { readonly [K in keyof typeof LAYOUT_512]: number };

/** A curve, ready to verify. */
export class GostCode {
  private readonly words: BigInt64Array;
  private readonly element: number;
  /** Places: the sum, the tables, and elements to compare with. */
  private readonly sum: number;
  private readonly base: number;
  private readonly key: number;
  private readonly spare: number;
  private infinite = true;

  constructor(
    private readonly exports: Exports,
    private readonly layout: Layout,
    private readonly curve: CurveFacts,
  ) {
    this.words = new BigInt64Array(exports.memory.buffer);
    this.element = layout.element;
    this.sum = layout.free;
    this.spare = this.sum + 3 * this.element;
    this.key = this.spare + 3 * this.element;
    this.base = this.key + 3 * this.element * (1 << (KEY_WINDOW - 2));
    this.write(layout.a, curve.a);
    curve.base.forEach((point, i) => this.writePoint(this.base + 2 * this.element * i, point));
  }

  /** Is the x of z1·G + z2·Q congruent to r modulo q (RFC 7091 6.2)? 0 ≤ z1, z2 < q and 0 < r < q. */
  check(z1: bigint, z2: bigint, point: AffinePoint, r: bigint): boolean {
    this.makeTable(point);
    const [forBase, forKey] = [windows(z1, BASE_WINDOW), windows(z2, KEY_WINDOW)];
    this.infinite = true;
    for (let i = Math.max(forBase.length, forKey.length) - 1; i >= 0; i--) {
      if (!this.infinite) this.exports.double(this.sum);
      this.addDigit(forBase[i] ?? 0, this.base, true);
      this.addDigit(forKey[i] ?? 0, this.key, false);
    }
    return !this.infinite && this.hasX(r);
  }

  /** The odd multiples of a key, Jacobian. */
  private makeTable(point: AffinePoint): void {
    const size = 3 * this.element;
    const twice = this.spare;
    this.writePoint(twice, point);
    this.write(twice + 2 * this.element, 1n);
    this.copy(this.key, twice);
    this.exports.double(twice);
    for (let i = 1; i < 1 << (KEY_WINDOW - 2); i++) {
      const next = this.key + size * i;
      this.copy(next, next - size);
      // an order above 2^250: no odd multiple below 16 is ±2
      this.exports.addPoint(next, twice, 0);
    }
  }

  /** Adds the digit's multiple: the odd multiples lie one after another. */
  private addDigit(digit: number, table: number, affine: boolean): void {
    if (digit === 0) return;
    const other = table + (affine ? 2 : 3) * this.element * ((Math.abs(digit) - 1) >> 1);
    const minus = digit < 0 ? 1 : 0;
    if (this.infinite) return this.begin(other, minus, affine);
    const { addAffine, addPoint, double } = this.exports;
    const outcome = affine ? addAffine(this.sum, other, minus) : addPoint(this.sum, other, minus);
    if (outcome === 1) this.infinite = true;
    if (outcome === 2) double(this.sum);
  }

  private begin(other: number, minus: number, affine: boolean): void {
    this.copy(this.sum, other);
    if (affine) this.write(this.sum + 2 * this.element, 1n);
    if (minus) {
      const y = this.sum + this.element;
      for (let i = 0; i < this.layout.limbs; i++) this.words[y / 8 + i] = -this.words[y / 8 + i]!;
    }
    this.infinite = false;
  }

  /** x = X/Z²; of all x below p that are r modulo q, is it one? Compared as X = x·Z², without a division. */
  private hasX(r: bigint): boolean {
    const { mul, sub, isZero } = this.exports;
    const [square, wanted] = [this.spare, this.spare + this.element];
    const z = this.sum + 2 * this.element;
    mul(square, z, z);
    for (let x = r; x < this.curve.p; x += this.curve.q) {
      this.write(wanted, x);
      mul(wanted, wanted, square);
      sub(wanted, wanted, this.sum);
      if (isZero(wanted)) return true;
    }
    return false;
  }

  private writePoint(place: number, { x, y }: AffinePoint): void {
    this.write(place, x);
    this.write(place + this.element, y);
  }

  /** A number of the field as limbs. */
  private write(place: number, value: bigint): void {
    const radix = BigInt(this.layout.radix);
    const mask = (1n << radix) - 1n;
    let rest = value;
    for (let i = 0; i < this.layout.limbs; i++) {
      this.words[place / 8 + i] = rest & mask;
      rest >>= radix;
    }
  }

  /** Copies three elements. */
  private copy(target: number, source: number): void {
    this.words.copyWithin(target / 8, source / 8, (source + 3 * this.element) / 8);
  }
}

const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** The arithmetic of a curve; undefined where the platform has no WebAssembly with SIMD. */
export function gostCode(curve: CurveFacts): GostCode | undefined {
  const [code, layout] = curve.p >> 256n === 0n ? [CODE_256, LAYOUT_256] : [CODE_512, LAYOUT_512];
  const exports = isLittleEndian ? instantiate<Exports>(code) : undefined;
  return exports && new GostCode(exports, layout, curve);
}
