import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sensitive acts are confirmed with a signature over a nonce that is bound to the session and to the kind of act (E-3.10). A
 * nonce says what it was given out for: one for confirming does not sign anybody in, and the other way round.
 */
export class StepUps1700000300020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.login_nonces ADD COLUMN purpose text NOT NULL DEFAULT 'sign-in'
        CHECK (purpose = 'sign-in' OR purpose LIKE 'step-up:_%');
      CREATE TABLE identity.step_ups (
        id uuid PRIMARY KEY,
        session_id uuid NOT NULL REFERENCES identity.sessions ON DELETE CASCADE,
        act text NOT NULL CHECK (act <> ''),
        -- For whom the person acted when they signed: a confirmation is not carried into another organisation.
        participant_id uuid REFERENCES identity.participants,
        certificate_sha256 text NOT NULL CHECK (certificate_sha256 ~ '^[0-9a-f]{64}$'),
        granted_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL CHECK (expires_at > granted_at)
      );
      CREATE INDEX step_ups_of_session ON identity.step_ups (session_id, act);
      REVOKE UPDATE ON identity.step_ups FROM qujat_app;
      ALTER TABLE identity.step_ups ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity.step_ups FORCE ROW LEVEL SECURITY;
      CREATE POLICY step_ups_are_the_portals ON identity.step_ups
        USING (platform.scope() = 'system') WITH CHECK (platform.scope() = 'system')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE identity.step_ups;
      ALTER TABLE identity.login_nonces DROP COLUMN purpose`);
  }
}
