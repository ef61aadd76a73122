import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * E-5.14: a person signs for themselves once, and once for each organisation that they head; before, one who had signed before
 * the organisation was registered could not sign for it any more. Each acceptance names the verification that it rests on.
 */
export class AcceptancesBySignatory1700000300002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.acceptances ADD COLUMN verification_id uuid;
      ALTER TABLE identity.acceptances DROP CONSTRAINT acceptances_agreement_id_user_id_key;
      CREATE UNIQUE INDEX acceptances_of_users ON identity.acceptances (agreement_id, user_id) WHERE participant_id IS NULL;
      CREATE INDEX acceptances_by_user ON identity.acceptances (user_id, agreement_id);
      CREATE INDEX memberships_by_participant ON identity.memberships (participant_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX identity.memberships_by_participant, identity.acceptances_by_user, identity.acceptances_of_users;
      ALTER TABLE identity.acceptances ADD CONSTRAINT acceptances_agreement_id_user_id_key UNIQUE (agreement_id, user_id);
      ALTER TABLE identity.acceptances DROP COLUMN verification_id`);
  }
}
