import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ATTORNEYS, CHECKS, DEPARTMENTS, LAST_ADMINISTRATOR, POWER_POLICIES, POWERS_OF, ROLES } from './powers.sql.js';

/** E-5.12, E-5.13: departments, roles, grants, powers of attorney, checks; and the last administrator stays. */
export class Powers1700000300030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [DEPARTMENTS, ROLES, ATTORNEYS, CHECKS, POWERS_OF, POWER_POLICIES, LAST_ADMINISTRATOR])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER memberships_keep_an_administrator ON identity.memberships;
      DROP FUNCTION identity.keep_an_administrator(), identity.powers_of(uuid, uuid, timestamptz);
      DROP TABLE identity.power_checks, identity.attorney_revocations, identity.attorney_grants, identity.attorneys,
        identity.member_roles, identity.role_grants, identity.power_roles;
      ALTER TABLE identity.memberships DROP COLUMN certificate_powers, DROP COLUMN department_id, DROP COLUMN state_reason,
        DROP COLUMN state_changed_at, DROP COLUMN state_changed_by, DROP CONSTRAINT memberships_of_participants;
      DROP TABLE identity.departments;
      DROP FUNCTION identity.department_with_parts(uuid), identity.keep_departments_a_tree(), identity.keep_signed_attorney(),
        identity.keep_signed_revocation()`);
  }
}
