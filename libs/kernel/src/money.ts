/**
 * Sums are whole tiyn. A share of a sum is rounded once, half up, at the place where it is taken: a line of an invoice. Totals
 * are sums of rounded lines, never rounded again (docs/adr/0104).
 */
export function shareOf(tiyn: number, part: number, whole: number): number {
  if (!Number.isSafeInteger(tiyn) || tiyn < 0) throw new RangeError(`not a sum in tiyn: ${tiyn}`);
  if (part < 0 || whole <= 0) throw new RangeError(`not a share: ${part}/${whole}`);
  const [numerator, denominator] = [BigInt(tiyn) * BigInt(part), BigInt(whole)];
  return Number((2n * numerator + denominator) / (2n * denominator));
}

/** A whole is 10 000 basis points: 12 % are 1200. */
export const BASIS_POINTS = 10_000;

/** So many basis points of a sum. */
export const basisPointsOf = (tiyn: number, points: number): number => shareOf(tiyn, points, BASIS_POINTS);

/** `1234.50`, as files for machines want it. */
export const plainTenge = (tiyn: number): string => {
  const sign = tiyn < 0 ? '-' : '';
  const whole = Math.abs(tiyn);
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
};

/** Tiyn of a sum as banks write it: `1234,5`, `1234.50`, `1 234`. Undefined: it is none. */
export function tiynOf(text: string): number | undefined {
  const [, whole, cents = ''] = /^(\d{1,13})(?:[.,](\d{0,2}))?$/.exec(text.replace(/[\s\u00A0]/g, '')) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(cents.padEnd(2, '0'));
}
