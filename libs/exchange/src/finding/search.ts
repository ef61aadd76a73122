import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { normalise } from '../document/search-text.js';

/** A list as it is searched: SQL without order, whose parameters are `values`. */
export interface SearchedList {
  /** Gives `id`, `at`, `search_text` and `contents_known`: may the reader find it by its contents (E-7.4)? */
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly limit: number;
}

/** So many lines are looked through one by one before the index of words is asked (ADR 0097). */
const WALK = 2000;

const IN_FIELDS = (query: string): string => `exchange.words_of(w.search_text) @@ ${query}`;

/**
 * The newest lines of a list in which every word is found. First the newest lines are looked through: a frequent word is among
 * them. A word that is rare there is rare, and the index gives all documents that have it.
 */
export async function searchList(tx: Tx, { sql, values, limit }: SearchedList, search: string): Promise<Uuid[]> {
  const query = `exchange.query_of($${values.length + 1})`;
  const all = [...values, normalise(search)];
  const [walk]: [{ ids: Uuid[] | null; walked: number }] = await tx.manager.query(
    `WITH w AS MATERIALIZED (${sql} ORDER BY at DESC, id DESC LIMIT ${WALK}),
      found AS (SELECT w.id, w.at FROM w LEFT JOIN exchange.document_texts t ON t.document_id = w.id
        WHERE CASE WHEN w.contents_known THEN t.words @@ ${query} ELSE ${IN_FIELDS(query)} END
        ORDER BY w.at DESC, w.id DESC LIMIT ${limit})
    SELECT (SELECT count(*)::int FROM w) AS walked, (SELECT array_agg(id ORDER BY at DESC, id DESC) FROM found) AS ids`,
    all,
  );
  const ids = walk.ids ?? [];
  if (ids.length >= limit || walk.walked < WALK) return ids;
  const rows: { id: Uuid }[] = await tx.manager.query(
    `WITH w AS (SELECT * FROM (${sql}) l WHERE l.id = ANY (ARRAY(SELECT exchange.documents_with(${query}))))
    SELECT w.id FROM w WHERE w.contents_known OR ${IN_FIELDS(query)} ORDER BY w.at DESC, w.id DESC LIMIT ${limit}`,
    all,
  );
  return rows.map(({ id }) => id);
}

/** A line of the contents with the word that was found in it. */
export interface Snippet {
  readonly before: string;
  readonly hit: string;
  readonly after: string;
}

const AROUND = 70;
const LOOKED_THROUGH = 200_000;

/** Where in the contents of these documents the first word stands; nothing of those that the reader may not read. */
export async function snippetsOf(tx: Tx, ids: readonly Uuid[], search: string): Promise<Map<Uuid, Snippet>> {
  if (ids.length === 0) return new Map();
  const rows: { id: Uuid; body: string; lexemes: string[] }[] = await tx.manager.query(
    `SELECT t.document_id AS id, left(t.body, ${LOOKED_THROUGH}) AS body,
        ARRAY(SELECT DISTINCT x FROM exchange.split_words($2) w, unnest(exchange.lexemes_of(w)) x WHERE x <> '') AS lexemes
      FROM exchange.document_texts t WHERE t.document_id = ANY ($1) AND t.body IS NOT NULL`,
    [ids, normalise(search)],
  );
  return new Map(
    rows.flatMap(({ id, body, lexemes }) => {
      const snippet = snippetOf(body, lexemes);
      return snippet ? [[id, snippet] as const] : [];
    }),
  );
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The first word that begins with one of these. */
export function snippetOf(body: string, lexemes: readonly string[]): Snippet | undefined {
  const begin = lexemes
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length)
    .map((lexeme) => (lexeme.length < 3 ? `${escaped(lexeme)}(?![\\p{L}\\p{N}])` : escaped(lexeme)));
  if (begin.length === 0) return undefined;
  const word = new RegExp(`(?<![\\p{L}\\p{N}])(?:${begin.join('|')})[\\p{L}\\p{N}]*`, 'u');
  const found = word.exec(lowered(body));
  if (!found) return undefined;
  const [at, end] = [found.index, found.index + found[0].length];
  return {
    before: body.slice(Math.max(0, at - AROUND), at).replace(/^\S*\s/, ''),
    hit: body.slice(at, end),
    after: body.slice(end, end + AROUND).replace(/\s\S*$/, ''),
  };
}

/** Small letters, each in its place. */
const lowered = (text: string): string => {
  const small = text.toLocaleLowerCase('kk').replaceAll('ё', 'е');
  return small.length === text.length ? small : [...text].map((letter) => letter.toLowerCase()[0] ?? letter).join('');
};
