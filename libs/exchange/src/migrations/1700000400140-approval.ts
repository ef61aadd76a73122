import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CONTENT_CHANGES, ROUNDS, ROUTES, SUBSTITUTES, TASKS } from './approval.sql.js';

const TABLES = [
  ...['approval_routes', 'approval_route_versions', 'approvals', 'approval_rounds', 'approval_tasks'],
  'approval_substitutes',
];

/** The organisation's own business: the other side of a document sees nothing of it (E-7.1.2). */
const own = (table: string): string => `
  ALTER TABLE exchange.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE exchange.${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_stay_inside ON exchange.${table}
    USING (platform.scope() = 'system' OR platform.acts_for(participant_id))
    WITH CHECK (platform.scope() = 'system' OR platform.acts_for(participant_id));`;

/** E-7.1.2: approval inside the organisation: routes and their versions, rounds, tasks, substitutes. */
export class Approval1700000400140 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [ROUTES, ROUNDS, TASKS, SUBSTITUTES, ...TABLES.map(own), CONTENT_CHANGES])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER approval_falls ON exchange.documents;
      DROP TRIGGER approval_falls ON exchange.document_files;
      DROP FUNCTION exchange.approval_falls_with_requisites(), exchange.approval_falls_with_file(), exchange.approval_falls(uuid);
      DROP TABLE ${[...TABLES]
        .reverse()
        .map((table) => `exchange.${table}`)
        .join(', ')};
      DROP FUNCTION exchange.keep_decided_task()`);
  }
}
