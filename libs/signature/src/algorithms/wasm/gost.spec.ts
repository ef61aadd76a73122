import fc from 'fast-check';
import { CURVES, generateKeyPair, GostVerifier, oddMultiples, sign, type GostCurve } from '../gost3410.js';
import { gostCode } from './gost-wasm.js';
import { windows } from './windows.js';

describe('windows of a number', () => {
  it('make up the number; digits are odd, in range, and far enough from each other', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 512n }), fc.constantFrom(2, 5, 8), (value, width) => {
        const digits = [...windows(value, width)];
        expect(digits.reduceRight((sum, digit) => 2n * sum + BigInt(digit), 0n)).toBe(value);
        digits.forEach((digit, i) => {
          if (digit === 0) return;
          expect(Math.abs(digit) % 2).toBe(1);
          expect(Math.abs(digit)).toBeLessThan(2 ** (width - 1));
          expect(digits.slice(i + 1, i + width).every((next) => next === 0)).toBe(true);
        });
      }),
    );
  });
});

describe.each<GostCurve>(['tc26-512-A', 'tc26-256-A', 'cryptopro-A'])('%s in WebAssembly', (curve) => {
  const { BASE, Fn } = CURVES[curve];
  const { p, a, n: q } = CURVES[curve].CURVE();
  const size = curve === 'tc26-512-A' ? 64 : 32;
  const code = gostCode({ p, a, q, base: oddMultiples(curve) })!;
  const scalar = fc.bigInt({ min: 1n, max: q - 1n });

  /** What noble says of z1·G + z2·(d·G), and what the module says of it. */
  function compare(z1: bigint, z2: bigint, d: bigint): void {
    const key = BASE.multiplyUnsafe(d);
    const sum = BASE.multiplyUnsafe(z1).add(key.multiplyUnsafe(z2));
    if (sum.is0()) {
      for (const r of [1n, 2n, q - 1n]) expect(code.check(z1, z2, key.toAffine(), r)).toBe(false);
      return;
    }
    const r = sum.toAffine().x % q;
    if (r !== 0n) expect(code.check(z1, z2, key.toAffine(), r)).toBe(true);
    for (const other of [(r + 1n) % q, (r + q - 1n) % q, q - r]) {
      if (other !== 0n && other !== r) expect(code.check(z1, z2, key.toAffine(), other)).toBe(false);
    }
  }

  it('agrees with @noble/curves on any numbers and keys', () => {
    fc.assert(fc.property(scalar, scalar, scalar, compare), { numRuns: 12 });
  });

  // equal and opposite points met on the way, sums that vanish at once, half-way or at the end
  it.each([
    ['G + G', 1n, 1n, 1n],
    ['G − G', 1n, q - 1n, 1n],
    ['G + (−G)', 1n, 1n, q - 1n],
    ['3G + Q, Q = 3G', 3n, 1n, 3n],
    ['2G + Q, Q = 2G', 2n, 1n, 2n],
    ['17G − 17G', 17n, q - 17n, 1n],
    ['z·G − z·G', 123_456_789n, q - 123_456_789n, 1n],
    ['z·G + z·G', 987_654_321n, 987_654_321n, 1n],
    ['0·G + Q', 0n, 1n, 5n],
    ['0·G + z·Q', 0n, q - 1n, q - 2n],
    ['z·G + 0·Q', q - 1n, 0n, 7n],
    ['0·G + 0·Q', 0n, 0n, 7n],
    ['(q−1)·G + (q−1)·G', q - 1n, q - 1n, 1n],
    ['Q = G/2', 1n, 2n, (q + 1n) / 2n],
    ['2·Q − G, Q = G/2', q - 1n, 2n, (q + 1n) / 2n],
    ['all bits', (1n << BigInt(q.toString(2).length - 1)) - 1n, (1n << 200n) - 1n, 3n],
  ] as [string, bigint, bigint, bigint][])('%s', (_, z1, z2, d) => compare(z1, z2, d));

  it('takes every x below p that is r modulo q', () => {
    // x·G for small multiples: r is x mod q, wherever x lies between q and p
    let wrapped = 0;
    for (let k = 1n; k < 40n; k++) {
      const { x } = BASE.multiplyUnsafe(k).toAffine();
      if (x >= q) wrapped++;
      if (x % q !== 0n) expect(code.check(k, 0n, BASE.toAffine(), x % q)).toBe(true);
    }
    // the order of tc26-256-A is a quarter of p: there it is met at once
    if (curve === 'tc26-256-A') expect(wrapped).toBeGreaterThan(0);
  });

  it('verifies as without WebAssembly: signatures, changed ones, a digest that is zero', () => {
    const pair = generateKeyPair(curve);
    const verifier = new GostVerifier(pair.publicKey, curve);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: size, maxLength: size }), fc.nat(16 * size - 1), (digest, bit) => {
        const signature = sign(digest, pair.privateKey, curve);
        const changed = signature.slice();
        changed[bit >> 3]! ^= 1 << (bit & 7);
        for (const value of [signature, changed]) {
          expect(verifier.verify(digest, value, code)).toBe(value === signature);
          expect(verifier.verify(digest, value, 'none')).toBe(value === signature);
        }
      }),
      { numRuns: 6 },
    );
    const zero = new Uint8Array(size);
    const one = zero.slice();
    one[0] = 1;
    const signature = sign(zero, pair.privateKey, curve);
    // RFC 7091 6.2 step 3: e = 0 counts as 1
    for (const engine of [code, 'none'] as const) {
      expect([verifier.verify(zero, signature, engine), verifier.verify(one, signature, engine)]).toEqual([true, true]);
    }
    expect(Fn.ORDER).toBe(q);
  });
});
