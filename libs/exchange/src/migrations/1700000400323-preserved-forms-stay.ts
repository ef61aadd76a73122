import type { MigrationInterface, QueryRunner } from 'typeorm';

/** E-7.1.7: a preserved form goes with its document, and not otherwise. */
export class PreservedFormsStay1700000400323 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('REVOKE DELETE ON exchange.preserved_forms FROM qujat_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('GRANT DELETE ON exchange.preserved_forms TO qujat_app');
  }
}
