import fc from 'fast-check';
import { basisPointsOf, daysFrom, lastOfMonth, monthAfter, plainTenge, shareOf, tiynOf } from './index.js';

const sum = fc.integer({ min: 0, max: 1e12 });

describe('sums in tiyn', () => {
  it('E-11.1: a share is off by half a tiyn at most, half goes up', () => {
    expect([basisPointsOf(1, 5000), basisPointsOf(3, 5000), basisPointsOf(1, 4999)]).toEqual([1, 2, 0]);
    fc.assert(
      fc.property(sum, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 100 }), (tiyn, part, whole) => {
        const off = 2n * (BigInt(shareOf(tiyn, part, whole)) * BigInt(whole) - BigInt(tiyn) * BigInt(part));
        expect(off > -BigInt(whole) && off <= BigInt(whole)).toBe(true);
      }),
    );
  });

  it('E-11.1: more is never charged less', () => {
    fc.assert(
      fc.property(sum, sum, fc.integer({ min: 0, max: 10_000 }), (a, b, points) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)];
        expect(basisPointsOf(small, points)).toBeLessThanOrEqual(basisPointsOf(large, points));
      }),
    );
  });

  it('E-11.1: what is written is read back', () => {
    fc.assert(fc.property(sum, (tiyn) => expect(tiynOf(plainTenge(tiyn))).toBe(tiyn)));
    expect(['1 234,5', '1234', '0,01', 'сто', '1,234', '-5'].map(tiynOf)).toEqual([
      123_450,
      123_400,
      1,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('E-13.2: months end where the calendar says', () => {
    expect([monthAfter('2026-01-31'), monthAfter('2026-12-01', -12), lastOfMonth('2028-02-10')]).toEqual([
      '2026-02-01',
      '2025-12-01',
      '2028-02-29',
    ]);
    expect([daysFrom('2026-11-01', '2026-11-30'), daysFrom('2026-11-02', '2026-11-01')]).toEqual([30, 0]);
  });
});
