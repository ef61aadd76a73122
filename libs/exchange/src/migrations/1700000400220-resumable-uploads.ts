import type { MigrationInterface, QueryRunner } from 'typeorm';

const walled = (table: string): string => `
  ALTER TABLE exchange.${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE exchange.${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_are_the_senders ON exchange.${table}
    USING (platform.scope() = 'system' OR platform.acts_for(participant_id))
    WITH CHECK (platform.acts_for(participant_id));`;

/**
 * Files that come in parts (ADR 0093). Unlogged: what has not arrived whole is nobody's document yet, and a crash of the
 * database may take it; the sender begins anew.
 */
export class ResumableUploads1700000400220 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE UNLOGGED TABLE exchange.uploads (
        document_id uuid PRIMARY KEY REFERENCES exchange.documents ON DELETE CASCADE,
        id uuid NOT NULL UNIQUE,
        participant_id uuid NOT NULL,
        name text NOT NULL CHECK (name <> ''),
        media_type text NOT NULL,
        size bigint NOT NULL CHECK (size > 0 AND size <= 52428800),
        received bigint NOT NULL DEFAULT 0 CHECK (received >= 0 AND received <= size),
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX uploads_by_end ON exchange.uploads (expires_at);
      CREATE INDEX uploads_by_participant ON exchange.uploads (participant_id);
      CREATE UNLOGGED TABLE exchange.upload_parts (
        upload_id uuid NOT NULL REFERENCES exchange.uploads (id) ON DELETE CASCADE,
        start bigint NOT NULL CHECK (start >= 0),
        participant_id uuid NOT NULL,
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        bytes bytea NOT NULL CHECK (length(bytes) > 0),
        PRIMARY KEY (upload_id, start)
      );
      ALTER TABLE exchange.upload_parts ALTER COLUMN bytes SET STORAGE EXTERNAL;
      ${walled('uploads')}
      ${walled('upload_parts')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exchange.upload_parts; DROP TABLE exchange.uploads');
  }
}
