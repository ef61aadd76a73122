import fc from 'fast-check';
import { FIRST_TARIFF } from '../tariff/first-tariff.js';
import { price, totalOf, type Use, withVat } from './price.js';

const [PER_ACT, PACKAGES, BUSINESS] = FIRST_TARIFF.plans;
const MONTH: Use = { plan: PER_ACT!, discountPoints: 0, days: 30, daysInMonth: 30, sent: 0, byteDays: 0n };
const GB_MONTH = 30_000_000_000n;
const sums = (use: Partial<Use>) =>
  price({ ...MONTH, ...use }).map(({ kind, quantity, netTiyn }) => [kind, quantity, netTiyn]);

describe('what a month costs', () => {
  it('E-11.1: what is included costs nothing, each further document its price', () => {
    expect(sums({ sent: 10 })).toEqual([]);
    expect(sums({ sent: 13 })).toEqual([['acts', 3, 36_000]]);
  });

  it('E-11.1: beyond the threshold the discount is off all documents of the month', () => {
    expect(sums({ sent: 1001 })).toEqual([['acts', 991, 991 * 12_000 * 0.9]]);
  });

  it('E-11.1: a package that is begun is charged whole', () => {
    expect([0, 1, 100, 101].map((sent) => sums({ plan: PACKAGES!, sent }))).toEqual([
      [],
      [['package', 1, 800_000]],
      [['package', 1, 800_000]],
      [['package', 2, 1_600_000]],
    ]);
  });

  it('E-11.1: a part of a month costs its share, and includes its share', () => {
    expect(sums({ plan: BUSINESS!, days: 10, sent: 101 })).toEqual([
      ['subscription', 1, 500_000],
      ['acts', 1, 6_000],
    ]);
  });

  it('E-11.1: storage is charged by the average of the month, each gigabyte that is begun', () => {
    expect(sums({ byteDays: GB_MONTH })).toEqual([]);
    expect(sums({ byteDays: GB_MONTH + 1n })).toEqual([['storage', 1, 30_000]]);
    expect(sums({ byteDays: 3n * GB_MONTH })).toEqual([['storage', 2, 60_000]]);
  });

  it('E-11.1: the total is the sum of its lines, VAT too, and no line is off by more than half a tiyn', () => {
    const use = fc.record({
      plan: fc.constantFrom(...FIRST_TARIFF.plans),
      discountPoints: fc.integer({ min: 0, max: 10_000 }),
      days: fc.integer({ min: 0, max: 31 }),
      daysInMonth: fc.constant(31),
      sent: fc.integer({ min: 0, max: 1_000_000 }),
      byteDays: fc.bigInt({ min: 0n, max: 10n ** 15n }),
    });
    fc.assert(
      fc.property(use, fc.constantFrom(0, 1200, 1600), (used, vat) => {
        const lines = withVat(price(used), vat);
        const { netTiyn, vatTiyn, totalTiyn } = totalOf(lines);
        expect(totalTiyn).toBe(netTiyn + vatTiyn);
        for (const line of lines) {
          expect(line.quantity * line.unitTiyn - line.discountTiyn).toBe(line.netTiyn);
          expect(Math.abs(line.vatTiyn - (line.netTiyn * vat) / 10_000)).toBeLessThanOrEqual(0.5);
          expect([line.netTiyn, line.vatTiyn, line.discountTiyn].every(Number.isSafeInteger)).toBe(true);
        }
      }),
    );
  });

  it('E-11.1: more use never costs less by the same plan without volume discounts', () => {
    const sent = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(sent, sent, fc.constantFrom(PACKAGES!, { ...PER_ACT!, discounts: [] }), (a, b, plan) => {
        const cost = (n: number) => totalOf(withVat(price({ ...MONTH, plan, sent: n }), 1600)).totalTiyn;
        expect(cost(Math.min(a, b))).toBeLessThanOrEqual(cost(Math.max(a, b)));
      }),
    );
  });
});
