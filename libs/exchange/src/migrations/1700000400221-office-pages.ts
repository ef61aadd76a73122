import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pages that were made of office files, by the checksum of the file (ADR 0095): the portal's own, nobody asks for them by it. */
export class OfficePages1700000400221 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange.office_pages (
        content_sha256 text PRIMARY KEY CHECK (content_sha256 ~ '^[0-9a-f]{64}$'),
        pages_sha256 text NOT NULL CHECK (pages_sha256 ~ '^[0-9a-f]{64}$'),
        made_at timestamptz NOT NULL
      );
      ALTER TABLE exchange.office_pages ENABLE ROW LEVEL SECURITY;
      ALTER TABLE exchange.office_pages FORCE ROW LEVEL SECURITY;
      CREATE POLICY office_pages_are_the_portals ON exchange.office_pages
        USING (platform.scope() = 'system') WITH CHECK (platform.scope() = 'system')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exchange.office_pages');
  }
}
