import type { MigrationInterface, QueryRunner } from 'typeorm';

const walled = (table: string): string =>
  `ALTER TABLE exchange.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE exchange.${table} FORCE ROW LEVEL SECURITY;`;

const SEEN = (id: string): string => `EXISTS (SELECT 1 FROM exchange.documents d WHERE d.id = ${id})`;

/** E-7.1.1: an organisation's templates; and what documents are to each other. */
export class TemplatesAndLinks1700000400181 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange.templates (
        id uuid PRIMARY KEY,
        participant_id uuid NOT NULL,
        name text NOT NULL CHECK (name <> ''),
        type text NOT NULL,
        title text NOT NULL CHECK (title <> ''),
        note text,
        recipient_id uuid,
        recipient_name jsonb,
        schema_version integer,
        fields jsonb CHECK (jsonb_typeof(fields) = 'object'),
        saved_at timestamptz NOT NULL,
        saved_by_name text NOT NULL,
        CHECK ((recipient_id IS NULL) = (recipient_name IS NULL)),
        CHECK ((fields IS NULL) = (schema_version IS NULL))
      );
      CREATE UNIQUE INDEX templates_by_name ON exchange.templates (participant_id, lower(name));
      ${walled('templates')}
      CREATE POLICY templates_are_the_organisations ON exchange.templates
        USING (platform.scope() = 'system' OR platform.acts_for(participant_id))
        WITH CHECK (platform.scope() = 'system' OR platform.acts_for(participant_id));
      CREATE TABLE exchange.document_links (
        id uuid PRIMARY KEY,
        from_id uuid NOT NULL REFERENCES exchange.documents ON DELETE CASCADE,
        to_id uuid NOT NULL REFERENCES exchange.documents ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind ~ '^[a-z][a-z-]{1,29}$'),
        participant_id uuid NOT NULL,
        made_at timestamptz NOT NULL,
        made_by_name text NOT NULL,
        CHECK (from_id <> to_id),
        UNIQUE (from_id, to_id, kind)
      );
      CREATE INDEX document_links_back ON exchange.document_links (to_id);
      ${walled('document_links')}
      -- A link tells of both documents: who does not see both does not see it. The policies of documents decide.
      CREATE POLICY links_are_seen_by_who_sees_both ON exchange.document_links FOR SELECT
        USING (${SEEN('from_id')} AND ${SEEN('to_id')});
      CREATE POLICY links_are_made_by_who_sees_both ON exchange.document_links FOR INSERT
        WITH CHECK ((platform.scope() = 'system' OR platform.acts_for(participant_id)) AND ${SEEN('from_id')} AND ${SEEN('to_id')});
      CREATE POLICY links_are_undone_by_who_made_them ON exchange.document_links FOR DELETE
        USING (platform.scope() = 'system' OR platform.acts_for(participant_id))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exchange.document_links; DROP TABLE exchange.templates');
  }
}
