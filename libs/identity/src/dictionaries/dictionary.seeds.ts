import { readFileSync } from 'node:fs';
import { readDictionary } from './dictionary.file.js';
import { DICTIONARIES, type DictionaryFile } from './dictionary.types.js';

/** The small lists that the program comes with: enough to begin, replaced by the official ones with `qujat dictionaries load`. */
export const seedDictionaries = (): DictionaryFile[] =>
  DICTIONARIES.map((name) =>
    readDictionary(readFileSync(new URL(`./seeds/${name}.json`, import.meta.url), 'utf8'), 'json'),
  );
