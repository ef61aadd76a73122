import type { MigrationInterface, QueryRunner } from 'typeorm';

/** E-5.14: everybody reads the agreements, and only the portal publishes them. */
export class AgreementsAreThePortals1700000300004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.agreements ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity.agreements FORCE ROW LEVEL SECURITY;
      CREATE POLICY agreements_are_read_by_all ON identity.agreements FOR SELECT USING (true);
      CREATE POLICY agreements_are_the_portals ON identity.agreements FOR INSERT
        WITH CHECK (platform.scope() = 'system')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY agreements_are_the_portals ON identity.agreements;
      DROP POLICY agreements_are_read_by_all ON identity.agreements;
      ALTER TABLE identity.agreements NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE identity.agreements DISABLE ROW LEVEL SECURITY`);
  }
}
