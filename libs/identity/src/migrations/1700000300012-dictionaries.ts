import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * E-5.7.1: what forms are filled in from (legal forms, OKED, banks, KATO …). A version is loaded whole, by the operator from the
 * command line; an entry that a newer version does not have is retired, never deleted, since old forms name it.
 */
export class Dictionaries1700000300012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity.dictionary_versions (
        dictionary text NOT NULL CHECK (dictionary ~ '^[a-z-]+$'),
        version text NOT NULL CHECK (version <> ''),
        -- Does it hold everything there is? Then what it does not hold is refused in forms.
        complete boolean NOT NULL,
        entries integer NOT NULL CHECK (entries > 0),
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        source text NOT NULL,
        loaded_at timestamptz NOT NULL,
        PRIMARY KEY (dictionary, version)
      );
      REVOKE UPDATE, DELETE ON identity.dictionary_versions FROM qujat_app;
      CREATE TABLE identity.dictionary_entries (
        dictionary text NOT NULL,
        code text NOT NULL CHECK (code <> ''),
        name_kk text NOT NULL CHECK (name_kk <> ''),
        name_ru text NOT NULL CHECK (name_ru <> ''),
        name_en text NOT NULL CHECK (name_en <> ''),
        parent text,
        attributes jsonb NOT NULL DEFAULT '{}',
        position integer NOT NULL,
        version text NOT NULL,
        retired_in text,
        search_text text NOT NULL GENERATED ALWAYS AS
          (lower(code || ' ' || name_kk || ' ' || name_ru || ' ' || name_en || ' ' || attributes::text)) STORED,
        PRIMARY KEY (dictionary, code),
        FOREIGN KEY (dictionary, version) REFERENCES identity.dictionary_versions (dictionary, version),
        FOREIGN KEY (dictionary, retired_in) REFERENCES identity.dictionary_versions (dictionary, version)
      );
      REVOKE DELETE ON identity.dictionary_entries FROM qujat_app;
      CREATE INDEX dictionary_entries_by_parent ON identity.dictionary_entries (dictionary, parent);
      ${['dictionary_versions', 'dictionary_entries'].map(readByAll).join('\n')}
      CREATE POLICY entries_are_corrected ON identity.dictionary_entries FOR UPDATE
        USING (platform.scope() = 'system') WITH CHECK (platform.scope() = 'system')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE identity.dictionary_entries, identity.dictionary_versions');
  }
}

const readByAll = (table: string): string => `
  ALTER TABLE identity.${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE identity.${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_are_read_by_all ON identity.${table} FOR SELECT USING (true);
  CREATE POLICY ${table}_are_the_portals ON identity.${table} FOR INSERT WITH CHECK (platform.scope() = 'system');`;
