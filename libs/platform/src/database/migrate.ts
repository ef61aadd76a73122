import type { DataSource, QueryRunner } from 'typeorm';
import type { Context } from './context.js';
import { APP_ROLE } from './unit-of-work.js';

/** Any number serves, as long as every process asks for the same. */
const MIGRATION_LOCK = 7_182_818_284;

/**
 * Brings the schemas of all contexts up to date. Processes that start at the same time wait for one another; a failed
 * migration leaves the database as it was.
 * @returns the names of the migrations that were run
 */
export async function migrate(database: DataSource, contexts: readonly Context[]): Promise<string[]> {
  const lock = database.createQueryRunner();
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await prepare(lock, ['platform', ...contexts.map((context) => context.name)]);
    const done = await database.runMigrations({ transaction: 'all' });
    return done.map((migration) => migration.name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
  }
}

/**
 * Role and schemas. The rights of the role come as default privileges, before any table exists, so that a migration can
 * take one back (`REVOKE UPDATE, DELETE ON … FROM qujat_app`) and it stays taken.
 */
async function prepare(runner: QueryRunner, schemas: readonly string[]): Promise<void> {
  await runner.query(`
    DO $$ BEGIN
      CREATE ROLE ${APP_ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$`);
  await runner.query(`
    DO $$ BEGIN
      IF NOT pg_has_role(current_user, '${APP_ROLE}', 'MEMBER') THEN EXECUTE 'GRANT ${APP_ROLE} TO CURRENT_USER'; END IF;
    END $$`);
  for (const schema of schemas) {
    await runner.query(`
      CREATE SCHEMA IF NOT EXISTS "${schema}";
      GRANT USAGE ON SCHEMA "${schema}" TO ${APP_ROLE};
      ALTER DEFAULT PRIVILEGES IN SCHEMA "${schema}" GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${APP_ROLE};
      ALTER DEFAULT PRIVILEGES IN SCHEMA "${schema}" GRANT USAGE, SELECT ON SEQUENCES TO ${APP_ROLE};
      ALTER DEFAULT PRIVILEGES IN SCHEMA "${schema}" GRANT EXECUTE ON FUNCTIONS TO ${APP_ROLE}`);
  }
}
