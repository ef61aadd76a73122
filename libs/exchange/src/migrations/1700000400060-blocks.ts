import type { MigrationInterface, QueryRunner } from 'typeorm';

/** E-3.13, E-3.14: the operator blocks a document's content for a stated violation; what is stored stays as it is. */
export class Blocks1700000400060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The block in force, as both sides see it.
      ALTER TABLE exchange.documents ADD COLUMN blocked jsonb;
      CREATE FUNCTION exchange.only_the_portal_blocks() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.blocked IS DISTINCT FROM OLD.blocked AND platform.scope() <> 'system'
        THEN RAISE EXCEPTION 'a block is the operator''s' USING ERRCODE = '42501'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER only_the_portal_blocks BEFORE UPDATE ON exchange.documents
        FOR EACH ROW EXECUTE FUNCTION exchange.only_the_portal_blocks();
      CREATE TABLE exchange.blocks (
        id uuid PRIMARY KEY,
        document_id uuid NOT NULL REFERENCES exchange.documents,
        number text NOT NULL,
        clause text NOT NULL CHECK (clause <> ''),
        ground text NOT NULL CHECK (ground <> ''),
        blocked_at timestamptz NOT NULL,
        blocked_by jsonb NOT NULL,
        lifted_at timestamptz,
        lifted_by jsonb,
        lift_reason text,
        CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lift_reason IS NULL))
      );
      CREATE UNIQUE INDEX one_block ON exchange.blocks (document_id) WHERE lifted_at IS NULL;
      CREATE INDEX blocks_by_time ON exchange.blocks (blocked_at DESC);
      REVOKE DELETE ON exchange.blocks FROM qujat_app;
      ALTER TABLE exchange.blocks ENABLE ROW LEVEL SECURITY;
      ALTER TABLE exchange.blocks FORCE ROW LEVEL SECURITY;
      CREATE POLICY blocks_are_the_operators ON exchange.blocks
        USING (platform.sees_everything()) WITH CHECK (platform.sees_everything())`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE exchange.blocks;
      DROP TRIGGER only_the_portal_blocks ON exchange.documents;
      DROP FUNCTION exchange.only_the_portal_blocks();
      ALTER TABLE exchange.documents DROP COLUMN blocked`);
  }
}
