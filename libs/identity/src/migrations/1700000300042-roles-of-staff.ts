import type { MigrationInterface, QueryRunner } from 'typeorm';

/** E-10.2.2: who of the operator's staff accredits, announces, sanctions, publishes. Those there were did everything there was. */
export class RolesOfStaff1700000300042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.operator_staff
        ADD COLUMN roles text[] NOT NULL DEFAULT '{accreditor,announcer,sanctioner,publisher}'
          CHECK (cardinality(roles) > 0 AND roles <@ '{accreditor,announcer,sanctioner,publisher}'::text[]),
        -- Who is taken off the list stays on record.
        ADD COLUMN removed_at timestamptz;
      ALTER TABLE identity.operator_staff ALTER COLUMN roles DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE identity.operator_staff DROP COLUMN roles, DROP COLUMN removed_at');
  }
}
