import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AGREEMENTS, PARTICIPANTS } from './participants.sql.js';
import { PEOPLE, SESSIONS } from './people.sql.js';
import { POLICIES } from './policies.sql.js';

/** Users, sessions, participants with their versions and decisions, agreements. */
export class IdentitySchema1700000300001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [PEOPLE, SESSIONS, PARTICIPANTS, AGREEMENTS, POLICIES]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP SCHEMA identity CASCADE; CREATE SCHEMA identity; GRANT USAGE ON SCHEMA identity TO qujat_app`,
    );
  }
}
