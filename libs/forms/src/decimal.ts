/** Digits after the point that a number of a form may have. */
const PLACES = 6;
const SCALE = 10n ** BigInt(PLACES);

/** A number as people write it here, `1 234,5`, in its one way of being kept: `1234.5`; undefined: it is none. */
export function decimalOf(text: string): string | undefined {
  const plain = text.replace(/[\s\u00a0]/g, '').replace(',', '.');
  const [, whole = '', part = ''] = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(plain) ?? [];
  if (whole === '') return undefined;
  const kept = part.replace(/0+$/, '');
  return `${BigInt(whole)}${kept === '' ? '' : `.${kept}`}`;
}

function scaled(decimal: string): bigint {
  const [whole = '0', part = ''] = decimal.split('.');
  return BigInt(whole) * SCALE + BigInt(part.padEnd(PLACES, '0'));
}

/** `dividend / divisor`, halves away from zero. Both are positive here. */
const rounded = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor / 2n) / divisor;

/** So many at that price: tiyn, rounded to the nearest; undefined when no sum can be so large. */
export function productOf(decimal: string, tiyn: number): number | undefined {
  return safe(rounded(scaled(decimal) * BigInt(tiyn), SCALE));
}

/** The tax that is within a sum, at a rate in per cent. */
export const taxWithin = (tiyn: number, rate: string): number | undefined => {
  const percent = scaled(rate);
  return safe(rounded(BigInt(tiyn) * percent, 100n * SCALE + percent));
};

/** Sums never lose a tiyn: what is too large for that is none. */
export const sumOf = (all: readonly number[]): number | undefined =>
  safe(all.reduce((sum, each) => sum + BigInt(each), 0n));

const safe = (tiyn: bigint): number | undefined => (tiyn <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(tiyn) : undefined);
