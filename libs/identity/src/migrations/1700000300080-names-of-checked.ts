import type { MigrationInterface, QueryRunner } from 'typeorm';

/** E-5.12: the administrator reads what was checked; a check keeps what its subject was called at that moment. */
export class NamesOfChecked1700000300080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.power_checks ADD COLUMN subject_name text CHECK (length(subject_name) <= 1000);
      CREATE INDEX power_checks_by_time ON identity.power_checks (participant_id, id DESC)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX identity.power_checks_by_time;
      ALTER TABLE identity.power_checks DROP COLUMN subject_name`);
  }
}
