import type { MigrationInterface, QueryRunner } from 'typeorm';

/** E-5.12: an employee prepares a power of attorney that another signs; and the operator stops a person everywhere, with a reason. */
export class AttorneysPreparedForOthers1700000300083 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.attorneys ADD COLUMN prepared_by uuid;
      ALTER TABLE identity.attorneys ADD CONSTRAINT attorneys_prepared_by_a_member
        FOREIGN KEY (participant_id, prepared_by) REFERENCES identity.memberships (participant_id, id);
      ALTER TABLE identity.users ADD COLUMN state_reason text CHECK (length(state_reason) <= 1000),
        ADD COLUMN state_changed_at timestamptz, ADD COLUMN state_changed_by text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.users DROP COLUMN state_reason, DROP COLUMN state_changed_at, DROP COLUMN state_changed_by;
      ALTER TABLE identity.attorneys DROP COLUMN prepared_by`);
  }
}
