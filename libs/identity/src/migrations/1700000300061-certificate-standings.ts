import type { MigrationInterface, QueryRunner } from 'typeorm';

const SEEN = `platform.sees_everything() OR iin = (SELECT u.iin FROM identity.users u WHERE u.id = platform.user_id())`;
const SYSTEM = `platform.scope() = 'system'`;

/** E-10.1.2: how the certificates stand that people sign in with, and which expiries were announced. */
export class CertificateStandings1700000300061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity.certificate_standings (
        sha256 text PRIMARY KEY REFERENCES identity.certificates,
        iin char(12) NOT NULL,
        der bytea NOT NULL,
        standing text NOT NULL DEFAULT 'good' CHECK (standing IN ('good','revoked','suspended','expired','untrusted')),
        not_after timestamptz NOT NULL,
        last_used_at timestamptz NOT NULL,
        -- When the NCA last answered, and when it was last asked: one that is silent says nothing.
        checked_at timestamptz NOT NULL,
        asked_at timestamptz NOT NULL,
        found_at timestamptz,
        CHECK (checked_at <= asked_at),
        CHECK ((standing = 'good') = (found_at IS NULL))
      );
      CREATE INDEX standings_to_check ON identity.certificate_standings (checked_at, asked_at)
        WHERE standing IN ('good','suspended','untrusted');
      CREATE INDEX standings_by_person ON identity.certificate_standings (iin);
      REVOKE DELETE ON identity.certificate_standings FROM qujat_app;
      CREATE TABLE identity.certificate_expiry_notices (
        sha256 text NOT NULL REFERENCES identity.certificates,
        days smallint NOT NULL CHECK (days IN (30, 7, 1)),
        noticed_at timestamptz NOT NULL,
        PRIMARY KEY (sha256, days)
      );
      REVOKE UPDATE, DELETE ON identity.certificate_expiry_notices FROM qujat_app;
      ALTER TABLE identity.certificate_standings ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity.certificate_standings FORCE ROW LEVEL SECURITY;
      ALTER TABLE identity.certificate_expiry_notices ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity.certificate_expiry_notices FORCE ROW LEVEL SECURITY;
      CREATE POLICY standings_are_ones_own ON identity.certificate_standings FOR SELECT USING (${SEEN});
      CREATE POLICY standings_are_the_portals ON identity.certificate_standings FOR INSERT WITH CHECK (${SYSTEM});
      CREATE POLICY standings_are_checked ON identity.certificate_standings FOR UPDATE USING (${SYSTEM});
      CREATE POLICY expiry_notices_are_the_portals ON identity.certificate_expiry_notices
        USING (${SYSTEM}) WITH CHECK (${SYSTEM})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE identity.certificate_expiry_notices, identity.certificate_standings');
  }
}
