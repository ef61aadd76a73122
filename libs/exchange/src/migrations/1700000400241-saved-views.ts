import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = 'platform.acts_for(participant_id) AND owner_id = platform.user_id()';

/** D-2: views of lists, each its maker's, some shared with the organisation; and with which of them a list begins. */
export class SavedViews1700000400241 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange.saved_views (
        id uuid PRIMARY KEY,
        participant_id uuid NOT NULL,
        owner_id uuid NOT NULL,
        owner_name text NOT NULL,
        box text NOT NULL CHECK (box IN ('inbox','outbox','drafts')),
        name text NOT NULL CHECK (name <> ''),
        filter jsonb NOT NULL CHECK (jsonb_typeof(filter) = 'object'),
        columns text[] NOT NULL,
        shared boolean NOT NULL,
        saved_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX saved_views_own_name ON exchange.saved_views (participant_id, owner_id, box, lower(name));
      CREATE UNIQUE INDEX saved_views_shared_name ON exchange.saved_views (participant_id, box, lower(name)) WHERE shared;
      ALTER TABLE exchange.saved_views ENABLE ROW LEVEL SECURITY;
      ALTER TABLE exchange.saved_views FORCE ROW LEVEL SECURITY;
      CREATE POLICY views_are_seen_by_their_maker_or_colleagues ON exchange.saved_views FOR SELECT
        USING (platform.acts_for(participant_id) AND (shared OR owner_id = platform.user_id()));
      CREATE POLICY views_are_made_by_their_maker ON exchange.saved_views FOR INSERT WITH CHECK (${OWN});
      CREATE POLICY views_are_changed_by_their_maker ON exchange.saved_views FOR UPDATE USING (${OWN}) WITH CHECK (${OWN});
      CREATE POLICY views_are_deleted_by_their_maker ON exchange.saved_views FOR DELETE USING (${OWN});
      CREATE TABLE exchange.first_views (
        participant_id uuid NOT NULL,
        owner_id uuid NOT NULL,
        box text NOT NULL CHECK (box IN ('inbox','outbox','drafts')),
        view_id uuid NOT NULL REFERENCES exchange.saved_views ON DELETE CASCADE,
        PRIMARY KEY (participant_id, owner_id, box)
      );
      CREATE INDEX first_views_by_view ON exchange.first_views (view_id);
      ALTER TABLE exchange.first_views ENABLE ROW LEVEL SECURITY;
      ALTER TABLE exchange.first_views FORCE ROW LEVEL SECURITY;
      CREATE POLICY first_views_are_ones_own ON exchange.first_views USING (${OWN}) WITH CHECK (${OWN});`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exchange.first_views; DROP TABLE exchange.saved_views');
  }
}
