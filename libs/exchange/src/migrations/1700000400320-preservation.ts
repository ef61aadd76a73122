import type { MigrationInterface, QueryRunner } from 'typeorm';

const WITH_DOCUMENT = `EXISTS (SELECT 1 FROM exchange.documents d WHERE d.id = document_id)`;

/**
 * E-7.5.3: proofs are renewed before what they rest on ends. `preservation` says when each is looked at next; `preserved_forms`
 * keeps every renewed form for good, one generation after the other, beside what was submitted.
 */
export class Preservation1700000400320 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange.preservation (
        document_id uuid NOT NULL REFERENCES exchange.documents ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('signature','receipt','statement')),
        -- The signature, the statement, or the recipient whose receipt it is.
        subject_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('kept','waiting','impossible')),
        generation integer NOT NULL DEFAULT 0 CHECK (generation >= 0),
        -- Until when the newest form can be relied on; null: not looked at yet.
        reliable_until timestamptz,
        -- When it is looked at next; null: never again.
        due_at timestamptz,
        attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
        -- Why it waits, or why it cannot be.
        reason text,
        PRIMARY KEY (document_id, kind, subject_id),
        CHECK ((state = 'kept') = (reason IS NULL)),
        CHECK ((state = 'impossible') = (due_at IS NULL))
      );
      CREATE INDEX preservation_due ON exchange.preservation (due_at) WHERE due_at IS NOT NULL;
      CREATE TABLE exchange.preserved_forms (
        document_id uuid NOT NULL,
        kind text NOT NULL,
        subject_id uuid NOT NULL,
        generation integer NOT NULL CHECK (generation > 0),
        level text NOT NULL CHECK (level IN ('LT','LTA')),
        cms bytea NOT NULL,
        reliable_until timestamptz NOT NULL,
        -- What the form was judged by, in trust's keeping.
        verification_id uuid NOT NULL,
        made_at timestamptz NOT NULL,
        PRIMARY KEY (document_id, kind, subject_id, generation),
        FOREIGN KEY (document_id, kind, subject_id) REFERENCES exchange.preservation ON DELETE CASCADE
      );
      CREATE FUNCTION exchange.keep_preserved() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'a preserved form stays as it is' USING ERRCODE = '23514';
      END $$;
      CREATE TRIGGER keep_preserved BEFORE UPDATE ON exchange.preserved_forms
        FOR EACH ROW EXECUTE FUNCTION exchange.keep_preserved();
      ALTER TABLE exchange.preservation ENABLE ROW LEVEL SECURITY;
      ALTER TABLE exchange.preservation FORCE ROW LEVEL SECURITY;
      CREATE POLICY preservation_is_the_portals ON exchange.preservation
        USING (platform.scope() = 'system') WITH CHECK (platform.scope() = 'system');
      ALTER TABLE exchange.preserved_forms ENABLE ROW LEVEL SECURITY;
      ALTER TABLE exchange.preserved_forms FORCE ROW LEVEL SECURITY;
      CREATE POLICY preserved_forms_go_with_the_document ON exchange.preserved_forms FOR SELECT USING (${WITH_DOCUMENT});
      CREATE POLICY preserved_by_the_portal ON exchange.preserved_forms
        USING (platform.scope() = 'system') WITH CHECK (platform.scope() = 'system');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE exchange.preserved_forms, exchange.preservation;
      DROP FUNCTION exchange.keep_preserved()`);
  }
}
