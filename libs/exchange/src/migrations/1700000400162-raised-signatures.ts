import type { MigrationInterface, QueryRunner } from 'typeorm';

const WITH_DOCUMENT = `EXISTS (SELECT 1 FROM exchange.documents d WHERE d.id = document_id)`;

/** E-7.5.3: every accepted signature raised to LT, beside what was submitted and never in its place. */
export class RaisedSignatures1700000400162 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange.raised_signatures (
        signature_id uuid PRIMARY KEY REFERENCES exchange.signatures ON DELETE CASCADE,
        document_id uuid NOT NULL REFERENCES exchange.documents ON DELETE CASCADE,
        state text NOT NULL CHECK (state IN ('pending','raised','impossible')),
        level text,
        cms bytea,
        -- What the raised form was judged by, in trust's keeping.
        verification_id uuid,
        -- Why it waits, or why it cannot be.
        reason text,
        attempts integer NOT NULL CHECK (attempts > 0),
        tried_at timestamptz NOT NULL,
        raised_at timestamptz,
        CHECK ((state = 'raised') = (cms IS NOT NULL AND level IS NOT NULL AND verification_id IS NOT NULL AND raised_at IS NOT NULL)),
        CHECK ((state = 'raised') = (reason IS NULL))
      );
      CREATE INDEX raised_signatures_by_document ON exchange.raised_signatures (document_id);
      CREATE INDEX raised_signatures_pending ON exchange.raised_signatures (tried_at) WHERE state = 'pending';
      CREATE INDEX signatures_accepted ON exchange.signatures (settled_at, id) WHERE state = 'accepted';
      CREATE FUNCTION exchange.keep_raised() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF OLD.state = 'pending' THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'a raised signature stays as it is' USING ERRCODE = '23514';
      END $$;
      CREATE TRIGGER keep_raised BEFORE UPDATE ON exchange.raised_signatures
        FOR EACH ROW EXECUTE FUNCTION exchange.keep_raised();
      ALTER TABLE exchange.raised_signatures ENABLE ROW LEVEL SECURITY;
      ALTER TABLE exchange.raised_signatures FORCE ROW LEVEL SECURITY;
      CREATE POLICY raised_go_with_the_document ON exchange.raised_signatures FOR SELECT USING (${WITH_DOCUMENT});
      CREATE POLICY raised_by_the_portal ON exchange.raised_signatures
        USING (platform.scope() = 'system') WITH CHECK (platform.scope() = 'system');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE exchange.raised_signatures; DROP FUNCTION exchange.keep_raised();
      DROP INDEX exchange.signatures_accepted`);
  }
}
