import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * E-10.1.2: either side ends the relation with a reason that both read. The relation goes, its record stays; afterwards the two can
 * invite each other again.
 */
export class EndsOfRelations1700000300082 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity.counterparty_endings (
        -- Of the invitation that the relation came from: a relation ends once.
        invitation_id uuid PRIMARY KEY REFERENCES identity.counterparty_invitations,
        a_id uuid NOT NULL REFERENCES identity.participants,
        b_id uuid NOT NULL REFERENCES identity.participants,
        since timestamptz NOT NULL,
        ended_at timestamptz NOT NULL CHECK (ended_at >= since),
        ended_by_id uuid NOT NULL,
        ended_by jsonb NOT NULL,
        reason text NOT NULL CHECK (length(reason) BETWEEN 3 AND 1000),
        CHECK (a_id < b_id AND ended_by_id IN (a_id, b_id))
      );
      CREATE INDEX endings_by_pair ON identity.counterparty_endings (a_id, b_id);
      REVOKE UPDATE, DELETE ON identity.counterparty_endings FROM qujat_app;
      CREATE TRIGGER endings_are_append_only BEFORE UPDATE OR DELETE ON identity.counterparty_endings
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      ALTER TABLE identity.counterparty_endings ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity.counterparty_endings FORCE ROW LEVEL SECURITY;
      CREATE POLICY endings_are_seen_by_both ON identity.counterparty_endings FOR SELECT
        USING (platform.scope() = 'system' OR platform.acts_for(a_id) OR platform.acts_for(b_id));
      CREATE POLICY endings_are_ones_own ON identity.counterparty_endings FOR INSERT
        WITH CHECK (platform.scope() = 'system' OR (platform.acts_for(ended_by_id) AND EXISTS (
          SELECT 1 FROM identity.counterparty_relations r WHERE r.invitation_id = counterparty_endings.invitation_id)));
      GRANT DELETE ON identity.counterparty_relations TO qujat_app;
      CREATE POLICY relations_are_ended_by_a_side ON identity.counterparty_relations FOR DELETE
        USING (platform.scope() = 'system' OR platform.acts_for(a_id) OR platform.acts_for(b_id));
      CREATE FUNCTION identity.keep_ending() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NOT EXISTS (SELECT 1 FROM identity.counterparty_endings WHERE invitation_id = OLD.invitation_id)
        THEN RAISE EXCEPTION 'a relation ends with its record' USING ERRCODE = '23514'; END IF;
        RETURN OLD;
      END $$;
      CREATE TRIGGER keep_ending BEFORE DELETE ON identity.counterparty_relations
        FOR EACH ROW EXECUTE FUNCTION identity.keep_ending()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER keep_ending ON identity.counterparty_relations; DROP FUNCTION identity.keep_ending();
      DROP POLICY relations_are_ended_by_a_side ON identity.counterparty_relations;
      REVOKE DELETE ON identity.counterparty_relations FROM qujat_app;
      DROP TABLE identity.counterparty_endings`);
  }
}
