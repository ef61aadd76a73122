import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signing in with a password and a second factor, for those without a signing duty (D-4, ADR 0063). */
export class PasswordSignIn1700000300022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity.credentials (
        user_id uuid PRIMARY KEY REFERENCES identity.users,
        -- Argon2id, and the shared secret of the second factor, encrypted with a key that is not in the database.
        password_hash text NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
        totp_secret bytea NOT NULL,
        -- The last time step that was used: a code is good once (RFC 6238 5.2).
        totp_step bigint NOT NULL,
        -- The certificate by which it was set up: the session that begins with the password names the person by it.
        certificate_sha256 text NOT NULL REFERENCES identity.certificates,
        enrolled_at timestamptz NOT NULL
      );
      -- Set up, and not confirmed by a first code yet.
      CREATE TABLE identity.credential_drafts (
        user_id uuid PRIMARY KEY REFERENCES identity.users,
        password_hash text NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
        totp_secret bytea NOT NULL,
        certificate_sha256 text NOT NULL REFERENCES identity.certificates,
        attempts integer NOT NULL DEFAULT 0,
        expires_at timestamptz NOT NULL
      );
      CREATE TABLE identity.recovery_codes (
        user_id uuid NOT NULL REFERENCES identity.users,
        code_hash text NOT NULL CHECK (code_hash ~ '^[0-9a-f]{64}$'),
        used_at timestamptz,
        PRIMARY KEY (user_id, code_hash)
      );
      -- How often a sign-in with a password has failed, by account and by address: keyed hashes, no names.
      CREATE TABLE identity.sign_in_failures (
        key_hash text PRIMARY KEY CHECK (key_hash ~ '^[0-9a-f]{64}$'),
        failures integer NOT NULL CHECK (failures > 0),
        last_at timestamptz NOT NULL,
        next_at timestamptz NOT NULL
      );
      CREATE INDEX sign_in_failures_by_age ON identity.sign_in_failures (last_at);
      ${['credentials', 'credential_drafts', 'recovery_codes', 'sign_in_failures'].map(portals).join('\n')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE identity.sign_in_failures, identity.recovery_codes, identity.credential_drafts,
      identity.credentials`);
  }
}

const portals = (table: string): string => `
  ALTER TABLE identity.${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE identity.${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_are_the_portals ON identity.${table}
    USING (platform.scope() = 'system') WITH CHECK (platform.scope() = 'system');`;
