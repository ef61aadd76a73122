import type { Locale } from '@qujat/kernel';

const NO_BREAK = '\u00a0';
const UNITS: Readonly<Record<Locale, readonly [string, string, string]>> = {
  kk: ['байт', 'КБ', 'МБ'],
  ru: ['байт', 'КБ', 'МБ'],
  en: ['bytes', 'KB', 'MB'],
};

/** `1 234,50 ₸`: the same in every language, as on paper here. */
export function formatMoney(amount: number): string {
  const [whole = '', cents = ''] = Math.abs(amount).toFixed(2).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NO_BREAK);
  return `${amount < 0 ? '−' : ''}${grouped},${cents}${NO_BREAK}₸`;
}

/** Numbers are written alike in Kazakh and in Russian, and not every browser knows the Kazakh way. */
const NUMBERS: Readonly<Record<Locale, string>> = { kk: 'ru', ru: 'ru', en: 'en' };

/** `1,2 МБ`, `340 КБ`, `12 байт`. */
export function formatSize(bytes: number, locale: Locale): string {
  const [byte, kilo, mega] = UNITS[locale];
  const say = (value: number, unit: string, digits: number) =>
    `${new Intl.NumberFormat(NUMBERS[locale], { maximumFractionDigits: digits }).format(value)}${NO_BREAK}${unit}`;
  if (bytes < 1024) return say(bytes, byte, 0);
  if (bytes < 1024 * 1024) return say(bytes / 1024, kilo, 0);
  return say(bytes / (1024 * 1024), mega, 1);
}
