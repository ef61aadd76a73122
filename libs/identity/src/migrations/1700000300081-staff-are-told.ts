import type { MigrationInterface, QueryRunner } from 'typeorm';

/** E-10.2.2: the operator's staff are told what waits for them: one who is no user has an id to be told by. */
export class StaffAreTold1700000300081 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.operator_staff ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
      ALTER TABLE identity.operator_staff ADD CONSTRAINT operator_staff_id UNIQUE (id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE identity.operator_staff DROP COLUMN id');
  }
}
