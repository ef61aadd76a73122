import type { MigrationInterface, QueryRunner } from 'typeorm';

const roles = (list: string): string => `
  ALTER TABLE identity.operator_staff DROP CONSTRAINT operator_staff_roles_check,
    ADD CONSTRAINT operator_staff_roles_check CHECK (cardinality(roles) > 0 AND roles <@ '{${list}}'::text[])`;

const BEFORE = 'accreditor,announcer,sanctioner,publisher';

/** One of the operator's staff keeps tariffs, invoices and payments. Who did everything there was does this too. */
export class Biller1700000300150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(roles(`${BEFORE},biller`));
    // The owner is behind row-level security as well.
    await runner.query(`SELECT set_config('qujat.scope', 'system', true)`);
    await runner.query(`UPDATE identity.operator_staff SET roles = roles || '{biller}' WHERE roles @> '{${BEFORE}}'`);
    await runner.query(`SELECT set_config('qujat.scope', '', true)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE identity.operator_staff SET roles = array_remove(roles, 'biller') WHERE cardinality(roles) > 1`,
    );
    await runner.query(`UPDATE identity.operator_staff SET roles = '{accreditor}' WHERE roles = '{biller}'`);
    await runner.query(roles(BEFORE));
  }
}
