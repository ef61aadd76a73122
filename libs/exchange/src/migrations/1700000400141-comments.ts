import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Comments inside an organisation: about a document, never beyond the organisation; written once. */
export class Comments1700000400141 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange.comments (
        id uuid PRIMARY KEY,
        document_id uuid NOT NULL REFERENCES exchange.documents ON DELETE CASCADE,
        participant_id uuid NOT NULL,
        at timestamptz NOT NULL,
        author_id uuid,
        author text NOT NULL,
        text text NOT NULL CHECK (text <> ''),
        -- Whom it calls: [{userId, name}], as they were called then.
        mentions jsonb NOT NULL CHECK (jsonb_typeof(mentions) = 'array')
      );
      CREATE INDEX comments_by_document ON exchange.comments (document_id, participant_id, at);
      REVOKE UPDATE, DELETE ON exchange.comments FROM qujat_app;
      ALTER TABLE exchange.comments ENABLE ROW LEVEL SECURITY;
      ALTER TABLE exchange.comments FORCE ROW LEVEL SECURITY;
      CREATE POLICY comments_stay_inside ON exchange.comments
        USING (platform.scope() = 'system' OR platform.acts_for(participant_id))
        WITH CHECK (platform.acts_for(participant_id) AND EXISTS (SELECT 1 FROM exchange.documents d WHERE d.id = document_id))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exchange.comments');
  }
}
