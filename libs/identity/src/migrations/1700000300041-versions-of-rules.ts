import type { MigrationInterface, QueryRunner } from 'typeorm';

const forced = (table: string): string =>
  `ALTER TABLE identity.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE identity.${table} FORCE ROW LEVEL SECURITY;`;
const OPERATORS = `platform.scope() IN ('operator','system')`;

/** E-10.2.2: versions drafted by one of the operator's staff and published by another; signed again where they say so. */
export class VersionsOfRules1700000300041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.agreements DROP CONSTRAINT agreements_kind_check;
      ALTER TABLE identity.agreements ADD CONSTRAINT agreements_kind_check CHECK (kind IN ('rules','usage-agreement','public-offer'));
      ALTER TABLE identity.agreements
        ADD COLUMN users_sign boolean NOT NULL DEFAULT true,
        ADD COLUMN participants_sign boolean NOT NULL DEFAULT true,
        -- Null: the version came with the program.
        ADD COLUMN published_at timestamptz,
        ADD CONSTRAINT not_in_force_before_publication CHECK (published_at IS NULL OR effective_from >= published_at);

      CREATE TABLE identity.agreement_drafts (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('rules','usage-agreement','public-offer')),
        state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft','proposed','published','discarded')),
        title jsonb NOT NULL,
        texts jsonb NOT NULL,
        users_sign boolean NOT NULL,
        participants_sign boolean NOT NULL,
        drafted_at timestamptz NOT NULL,
        drafted_by jsonb NOT NULL,
        settled_at timestamptz,
        settled_by jsonb,
        agreement_id uuid UNIQUE REFERENCES identity.agreements DEFERRABLE INITIALLY DEFERRED,
        CHECK ((state IN ('published','discarded')) = (settled_at IS NOT NULL AND settled_by IS NOT NULL)),
        CHECK ((state = 'published') = (agreement_id IS NOT NULL)),
        -- Four eyes: who has written it does not put it into force.
        CHECK (state <> 'published' OR settled_by->>'iin' <> drafted_by->>'iin')
      );
      REVOKE DELETE ON identity.agreement_drafts FROM qujat_app;
      ${forced('agreement_drafts')}
      CREATE POLICY drafts_are_the_operators ON identity.agreement_drafts USING (${OPERATORS}) WITH CHECK (${OPERATORS});
      CREATE FUNCTION identity.keep_drafts() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF OLD.state IN ('published','discarded') THEN RAISE EXCEPTION 'a settled draft stays as it is' USING ERRCODE = '42501'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER keep_drafts BEFORE UPDATE ON identity.agreement_drafts FOR EACH ROW EXECUTE FUNCTION identity.keep_drafts();
      -- The operator publishes what was drafted, and nothing else.
      CREATE POLICY agreements_are_published ON identity.agreements FOR INSERT WITH CHECK (platform.scope() = 'operator'
        AND published_at IS NOT NULL AND EXISTS (SELECT 1 FROM identity.agreement_drafts d
          WHERE d.agreement_id = agreements.id AND d.kind = agreements.kind AND d.state = 'published'));

      -- That a version has come into force is told once.
      CREATE TABLE identity.agreement_announcements (
        agreement_id uuid PRIMARY KEY REFERENCES identity.agreements,
        announced_at timestamptz NOT NULL
      );
      REVOKE UPDATE, DELETE ON identity.agreement_announcements FROM qujat_app;
      ${forced('agreement_announcements')}
      CREATE POLICY announcements_are_the_portals ON identity.agreement_announcements
        USING (platform.scope() = 'system') WITH CHECK (platform.scope() = 'system');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE identity.agreement_announcements;
      DROP POLICY agreements_are_published ON identity.agreements;
      DROP TABLE identity.agreement_drafts;
      DROP FUNCTION identity.keep_drafts();
      ALTER TABLE identity.agreements DROP CONSTRAINT not_in_force_before_publication,
        DROP COLUMN users_sign, DROP COLUMN participants_sign, DROP COLUMN published_at`);
  }
}
