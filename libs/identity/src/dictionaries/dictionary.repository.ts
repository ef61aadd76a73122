import type { Tx } from '@qujat/platform';
import type { DictionaryFile, DictionaryName, DictionaryVersion, EntryRecord } from './dictionary.types.js';

const VERSION = `dictionary, version, complete, entries, sha256, source, loaded_at AS "loadedAt"`;
const ENTRY = `code, jsonb_build_object('kk', name_kk, 'ru', name_ru, 'en', name_en) AS name, parent, attributes, retired_in IS NOT NULL AS retired`;

/** The version that was loaded last of each dictionary, or of one. */
export async function currentVersions(tx: Tx, dictionary?: DictionaryName): Promise<DictionaryVersion[]> {
  return tx.manager.query(
    `SELECT DISTINCT ON (dictionary) ${VERSION} FROM identity.dictionary_versions
     WHERE $1::text IS NULL OR dictionary = $1 ORDER BY dictionary, loaded_at DESC, version DESC`,
    [dictionary],
  );
}

/** The version of this name, whenever it was loaded. */
export async function versionNamed(
  tx: Tx,
  dictionary: DictionaryName,
  version: string,
): Promise<DictionaryVersion | undefined> {
  const rows: DictionaryVersion[] = await tx.manager.query(
    `SELECT ${VERSION} FROM identity.dictionary_versions WHERE dictionary = $1 AND version = $2`,
    [dictionary, version],
  );
  return rows[0];
}

/** Of several that load at once the second waits for the first. */
export async function lockDictionary(tx: Tx, dictionary: DictionaryName): Promise<void> {
  await tx.manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`identity.dictionary.${dictionary}`]);
}

/** Writes a version whole: new and changed entries as it has them; those that it does not have are retired. */
export async function writeVersion(
  tx: Tx,
  file: DictionaryFile,
  { sha256, source, now }: { readonly sha256: string; readonly source: string; readonly now: Date },
): Promise<void> {
  const { dictionary, version, complete, entries } = file;
  await tx.manager.query(
    `INSERT INTO identity.dictionary_versions (dictionary, version, complete, entries, sha256, source, loaded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [dictionary, version, complete, entries.length, sha256, source, now],
  );
  await tx.manager.query(
    `INSERT INTO identity.dictionary_entries (dictionary, code, name_kk, name_ru, name_en, parent, attributes, position, version)
     SELECT $1, e.code, e.kk, e.ru, e.en, e.parent, coalesce(e.attributes, '{}'), e.position, $2
     FROM jsonb_to_recordset($3::jsonb)
       AS e(code text, kk text, ru text, en text, parent text, attributes jsonb, position int)
     ON CONFLICT (dictionary, code) DO UPDATE SET name_kk = excluded.name_kk, name_ru = excluded.name_ru, name_en = excluded.name_en,
       parent = excluded.parent, attributes = excluded.attributes, position = excluded.position, version = excluded.version, retired_in = NULL`,
    [dictionary, version, JSON.stringify(entries.map((entry, position) => ({ ...entry, position })))],
  );
  await tx.manager.query(
    `UPDATE identity.dictionary_entries SET retired_in = $2 WHERE dictionary = $1 AND version <> $2 AND retired_in IS NULL`,
    [dictionary, version],
  );
}

/** What is looked for in a dictionary. */
export interface EntryQuery {
  readonly dictionary: DictionaryName;
  readonly words: readonly string[];
  readonly parent?: string;
  readonly limit: number;
}

/** Entries in use that hold every word, in whatever language; those whose code begins with the first word come first. */
export async function searchEntries(tx: Tx, { dictionary, words, parent, limit }: EntryQuery): Promise<EntryRecord[]> {
  return tx.manager.query(
    `SELECT ${ENTRY} FROM identity.dictionary_entries
     WHERE dictionary = $1 AND retired_in IS NULL AND search_text LIKE ALL ($2::text[]) AND ($3::text IS NULL OR parent = $3)
     ORDER BY lower(code) NOT LIKE $4, position LIMIT $5`,
    [
      dictionary,
      words.length === 0 ? ['%'] : words.map((word) => `%${escapeLike(word)}%`),
      parent,
      `${escapeLike(words[0] ?? '')}%`,
      limit,
    ],
  );
}

/** Entries by their codes, retired ones too: a form that was filled in keeps its words. */
export async function entriesByCode(
  tx: Tx,
  dictionary: DictionaryName,
  codes: readonly string[],
): Promise<EntryRecord[]> {
  return tx.manager.query(
    `SELECT ${ENTRY} FROM identity.dictionary_entries WHERE dictionary = $1 AND code = ANY($2) ORDER BY position`,
    [dictionary, codes],
  );
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
