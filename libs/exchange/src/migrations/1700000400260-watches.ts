import type { MigrationInterface, QueryRunner } from 'typeorm';

/** E-10.1.2: what a recipient has not read or answered yet, and when it is reminded next. The portal's own work; nobody else reads it. */
export class Watches1700000400260 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange.watches (
        document_id uuid NOT NULL,
        position smallint NOT NULL,
        kind text NOT NULL CHECK (kind IN ('unread','unanswered')),
        told smallint NOT NULL DEFAULT 0 CHECK (told >= 0),
        told_at timestamptz,
        -- Null: nobody is reminded any more.
        next_at timestamptz,
        PRIMARY KEY (document_id, position, kind),
        FOREIGN KEY (document_id, position) REFERENCES exchange.document_recipients ON DELETE CASCADE,
        CHECK ((told = 0) = (told_at IS NULL))
      );
      CREATE INDEX watches_due ON exchange.watches (next_at) WHERE next_at IS NOT NULL;
      ALTER TABLE exchange.watches ENABLE ROW LEVEL SECURITY;
      ALTER TABLE exchange.watches FORCE ROW LEVEL SECURITY;
      CREATE POLICY watches_are_the_portals ON exchange.watches
        USING (platform.scope() = 'system') WITH CHECK (platform.scope() = 'system');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exchange.watches');
  }
}
