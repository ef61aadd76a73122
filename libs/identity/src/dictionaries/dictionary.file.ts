import { parse } from 'csv-parse/sync';
import { checkEntries, DictionaryUnreadable } from './dictionary.rules.js';
import { DICTIONARIES, type DictionaryFile, type DictionaryName, type NewEntry } from './dictionary.types.js';

/** What is said about a file beside its content; a CSV file cannot say it itself. */
export interface FileOptions {
  readonly dictionary?: string;
  readonly version?: string;
  readonly complete?: boolean;
}

const NAMED = ['code', 'kk', 'ru', 'en', 'parent'];

/**
 * Reads a version of a dictionary: JSON `{dictionary, version, complete, entries: [{code, kk, ru, en, parent?, attributes?}]}`, or
 * CSV whose first line names the columns `code,kk,ru,en` and, where there are any, `parent` and attributes.
 */
export function readDictionary(text: string, format: 'json' | 'csv', options: FileOptions = {}): DictionaryFile {
  const { complete, ...said } = format === 'json' ? fromJson(text) : { entries: fromCsv(text) };
  const dictionary = nameOf(options.dictionary ?? ('dictionary' in said ? said.dictionary : undefined));
  const version = options.version ?? ('version' in said ? said.version : undefined);
  if (typeof version !== 'string' || version.trim() === '') throw new DictionaryUnreadable('it names no version');
  checkEntries(dictionary, said.entries);
  return {
    dictionary,
    version: version.trim(),
    complete: options.complete ?? complete === true,
    entries: said.entries,
  };
}

function nameOf(given: unknown): DictionaryName {
  const name = DICTIONARIES.find((one) => one === given);
  if (!name) throw new DictionaryUnreadable(`it is none of the dictionaries: ${DICTIONARIES.join(', ')}`);
  return name;
}

function fromJson(text: string) {
  const file = object(parsed(text), 'the file');
  if (!Array.isArray(file.entries)) throw new DictionaryUnreadable('it has no list of entries');
  const entries = (file.entries as unknown[]).map((entry, i) =>
    entryOf(object(entry, `entry ${i + 1}`), `entry ${i + 1}`),
  );
  return { dictionary: file.dictionary, version: file.version, complete: file.complete, entries };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DictionaryUnreadable(`it is not JSON: ${(error as Error).message}`, { cause: error });
  }
}

function object(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new DictionaryUnreadable(`${what} is not an object`);
}

function entryOf(raw: Record<string, unknown>, what: string): NewEntry {
  const textOf = (key: string): string => {
    const value = raw[key] ?? '';
    if (typeof value !== 'string') throw new DictionaryUnreadable(`${what}: ${key} is not a text`);
    return value.trim();
  };
  const parent = textOf('parent');
  const attributes = object(raw.attributes ?? {}, `${what}: attributes`);
  if (Object.values(attributes).some((value) => typeof value !== 'string'))
    throw new DictionaryUnreadable(`${what}: an attribute is not a text`);
  return {
    ...{ code: textOf('code'), kk: textOf('kk'), ru: textOf('ru'), en: textOf('en') },
    ...(parent !== '' && { parent }),
    ...(Object.keys(attributes).length > 0 && { attributes: attributes as Record<string, string> }),
  };
}

function fromCsv(text: string): NewEntry[] {
  return rows(text).map((row, i) => {
    const more = Object.entries(row).filter(([column, value]) => !NAMED.includes(column) && value.trim() !== '');
    const { code, kk, ru, en, parent } = row;
    const attributes = Object.fromEntries(more.map(([column, value]) => [column, value.trim()]));
    return entryOf({ code, kk, ru, en, parent, attributes }, `line ${i + 2}`);
  });
}

function rows(text: string): Record<string, string>[] {
  try {
    const found = parse(text, {
      bom: true,
      columns: true,
      trim: true,
      skip_empty_lines: true,
      delimiter: [',', ';', '\t'],
    });
    return found as unknown as Record<string, string>[];
  } catch (error) {
    throw new DictionaryUnreadable(`it is not CSV: ${(error as Error).message}`, { cause: error });
  }
}
