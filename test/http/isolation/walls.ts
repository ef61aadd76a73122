import type { SeededPortal } from './seeded-portal.js';

/** A table of the database, schema first. */
export interface Table {
  readonly name: string;
  /** Does row-level security hold for everyone, the owner of the table too? */
  readonly walled: boolean;
  /** …or for everyone but its owner, which the application is not? */
  readonly walledFromOthers: boolean;
}

/** Every table of every context. (The schema `jobs` is the queue's own; the application has no right to it at all.) */
export const tablesOf = (portal: SeededPortal): Promise<Table[]> =>
  portal.rows(`SELECT n.nspname || '.' || c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS walled,
      c.relrowsecurity AS "walledFromOthers"
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r','p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema','public','jobs')
    ORDER BY 1`);

/** What is written by the mere asking: sessions, counters, the portal's own bookkeeping. */
const BOOKKEEPING = [
  /^platform\./,
  /^trust\./,
  /^identity\.(sessions|login_nonces|certificates|certificate_standings|step_ups)$/,
  /^identity\.(sign_in_failures|credential_drafts)$/,
];

/** A fingerprint of every table in which people's affairs are kept. */
export async function fingerprints(portal: SeededPortal): Promise<Record<string, string>> {
  const kept = (await tablesOf(portal)).filter(({ name }) => !BOOKKEEPING.some((pattern) => pattern.test(name)));
  const found: Record<string, string> = {};
  for (const { name } of kept) {
    const [row] = await portal.rows<{ print: string | null }>(
      `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS print FROM ${name} t`,
    );
    found[name] = row?.print ?? 'empty';
  }
  return found;
}
