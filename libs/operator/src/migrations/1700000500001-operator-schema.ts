import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices of the operator on the main page. */
export class OperatorSchema1700000500001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE operator.notices (
        id uuid PRIMARY KEY,
        title jsonb NOT NULL,
        body jsonb NOT NULL,
        published_at timestamptz NOT NULL,
        published_by jsonb NOT NULL,
        withdrawn_at timestamptz
      );
      CREATE INDEX notices_standing ON operator.notices (published_at DESC, id DESC) WHERE withdrawn_at IS NULL;
      REVOKE DELETE ON operator.notices FROM qujat_app;
      ALTER TABLE operator.notices ENABLE ROW LEVEL SECURITY;
      ALTER TABLE operator.notices FORCE ROW LEVEL SECURITY;
      CREATE POLICY notices_are_read_by_all ON operator.notices FOR SELECT
        USING (withdrawn_at IS NULL OR platform.sees_everything());
      CREATE POLICY notices_are_the_operators ON operator.notices FOR INSERT WITH CHECK (platform.sees_everything());
      CREATE POLICY notices_are_withdrawn ON operator.notices FOR UPDATE USING (platform.sees_everything())`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE operator.notices');
  }
}
