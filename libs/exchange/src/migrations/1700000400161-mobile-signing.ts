import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = `platform.scope() = 'system' OR EXISTS (SELECT 1 FROM exchange.signing_batches b WHERE b.id = batch_id)`;

/** A batch that is signed with a phone: the one-time address in the QR code, and how far the phone has come. */
export class MobileSigning1700000400161 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange.mobile_signings (
        id uuid PRIMARY KEY,
        batch_id uuid NOT NULL REFERENCES exchange.signing_batches ON DELETE CASCADE,
        -- Of the secret in the QR code, and of the key to the documents that comes of it; the secrets themselves are nowhere.
        token_sha256 text NOT NULL UNIQUE CHECK (token_sha256 ~ '^[0-9a-f]{64}$'),
        key_sha256 text NOT NULL CHECK (key_sha256 ~ '^[0-9a-f]{64}$'),
        state text NOT NULL CHECK (state IN ('waiting','fetched','submitted','cancelled')),
        made_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL CHECK (expires_at > made_at),
        fetched_at timestamptz,
        settled_at timestamptz,
        CHECK ((state IN ('submitted','cancelled')) = (settled_at IS NOT NULL))
      );
      -- A new QR code puts the one before out of use.
      CREATE UNIQUE INDEX mobile_signings_one_open ON exchange.mobile_signings (batch_id) WHERE state IN ('waiting','fetched');
      ALTER TABLE exchange.mobile_signings ENABLE ROW LEVEL SECURITY;
      ALTER TABLE exchange.mobile_signings FORCE ROW LEVEL SECURITY;
      CREATE POLICY mobile_signings_go_with_the_batch ON exchange.mobile_signings USING (${OWN}) WITH CHECK (${OWN});`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exchange.mobile_signings');
  }
}
