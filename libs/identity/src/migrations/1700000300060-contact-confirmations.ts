import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = `(platform.scope() = 'system' OR user_id IS NOT DISTINCT FROM platform.user_id())`;

/** E-5.6.2: e-mail and phone are confirmed by a code; a confirmed one stays in use until the new one is confirmed. */
export class ContactConfirmations1700000300060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.users
        ADD COLUMN email_confirmed_at timestamptz, ADD COLUMN phone_confirmed_at timestamptz,
        ADD COLUMN pending_email text CHECK (pending_email LIKE '%_@_%'),
        ADD COLUMN pending_phone text CHECK (pending_phone ~ '^[+][1-9][0-9]{6,14}$');
      CREATE TABLE identity.contact_confirmations (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES identity.users,
        channel text NOT NULL CHECK (channel IN ('email','phone')),
        address text NOT NULL CHECK (address <> ''),
        -- The confirmed address that this one takes the place of: it is told.
        replaces text,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open','confirmed','replaced')),
        attempts integer NOT NULL DEFAULT 0 CHECK (attempts BETWEEN 0 AND 5),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
        confirmed_at timestamptz,
        CHECK ((state = 'confirmed') = (confirmed_at IS NOT NULL))
      );
      REVOKE DELETE ON identity.contact_confirmations FROM qujat_app;
      CREATE UNIQUE INDEX one_open_confirmation ON identity.contact_confirmations (user_id, channel) WHERE state = 'open';
      ALTER TABLE identity.contact_confirmations ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity.contact_confirmations FORCE ROW LEVEL SECURITY;
      CREATE POLICY confirmations_are_ones_own ON identity.contact_confirmations USING ${OWN} WITH CHECK ${OWN};
      -- Who asked for how many codes: keyed hashes of person, address and origin, and nothing that can be read.
      CREATE TABLE identity.code_requests (
        key_hash text NOT NULL CHECK (key_hash ~ '^[0-9a-f]{64}$'),
        asked_at timestamptz NOT NULL
      );
      CREATE INDEX code_requests_by_key ON identity.code_requests (key_hash, asked_at);
      CREATE INDEX code_requests_by_age ON identity.code_requests (asked_at);
      REVOKE UPDATE ON identity.code_requests FROM qujat_app;
      ALTER TABLE identity.code_requests ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity.code_requests FORCE ROW LEVEL SECURITY;
      CREATE POLICY code_requests_are_counted ON identity.code_requests FOR SELECT USING (true);
      CREATE POLICY code_requests_are_noted ON identity.code_requests FOR INSERT WITH CHECK (true);
      CREATE POLICY code_requests_are_forgotten ON identity.code_requests FOR DELETE USING (platform.scope() = 'system')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE identity.code_requests, identity.contact_confirmations;
      ALTER TABLE identity.users DROP COLUMN email_confirmed_at, DROP COLUMN phone_confirmed_at,
        DROP COLUMN pending_email, DROP COLUMN pending_phone`);
  }
}
