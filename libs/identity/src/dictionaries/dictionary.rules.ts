import type { DictionaryName, NewEntry } from './dictionary.types.js';

/** What a code of each dictionary looks like. */
const CODES: Readonly<Record<DictionaryName, RegExp>> = {
  'legal-forms': /^[a-z0-9-]{2,40}$/,
  ownership: /^[a-z0-9-]{2,40}$/,
  sizes: /^(micro|small|medium|large)$/,
  oked: /^([A-U]|\d{2,5})$/,
  banks: /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/,
  kato: /^\d{9}$/,
  countries: /^[A-Z]{2}$/,
};

const MAX_NAME = 500;
const MAX_ENTRIES = 200_000;
const TOLD = 20;

/** A file that is no dictionary: says which line or entry, and what is wrong with it. */
export class DictionaryUnreadable extends Error {
  override readonly name = 'DictionaryUnreadable';
}

/** Refuses a list with everything that is wrong with it, so that it is mended once. */
export function checkEntries(dictionary: DictionaryName, entries: readonly NewEntry[]): void {
  if (entries.length === 0) throw new DictionaryUnreadable('it holds no entries');
  if (entries.length > MAX_ENTRIES) throw new DictionaryUnreadable(`it holds more than ${MAX_ENTRIES} entries`);
  const codes = new Set(entries.map(({ code }) => code));
  const seen = new Set<string>();
  const wrong = entries.flatMap((entry, i) => {
    const problems = wrongsOf(dictionary, entry, codes);
    if (seen.has(entry.code)) problems.push(`the code ${entry.code} is there twice`);
    seen.add(entry.code);
    return problems.map((problem) => `entry ${i + 1}: ${problem}`);
  });
  if (wrong.length === 0) return;
  const more = wrong.length > TOLD ? [`… and ${wrong.length - TOLD} more`] : [];
  throw new DictionaryUnreadable([...wrong.slice(0, TOLD), ...more].join('\n'));
}

function wrongsOf(dictionary: DictionaryName, entry: NewEntry, codes: ReadonlySet<string>): string[] {
  const { code, parent, attributes } = entry;
  const wrong: string[] = [];
  if (!CODES[dictionary].test(code)) wrong.push(`“${code}” is not a code of ${dictionary}`);
  for (const locale of ['kk', 'ru', 'en'] as const) {
    if (entry[locale].trim() === '') wrong.push(`${code} has no name in ${locale}`);
    if (entry[locale].length > MAX_NAME) wrong.push(`the name of ${code} in ${locale} is longer than ${MAX_NAME}`);
  }
  if (parent !== undefined && (parent === code || !codes.has(parent)))
    wrong.push(`${code} lies in ${parent}, which is not there`);
  if (dictionary === 'banks' && !/^\d{3}$/.test(attributes?.bankCode ?? ''))
    wrong.push(`${code} has no bankCode of three digits`);
  return wrong;
}
