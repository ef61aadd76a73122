import type { DataSource } from 'typeorm';

/**
 * What tells this database from every other one, restored copies included: installations that share a Redis must not take one
 * another's jobs.
 */
export async function identityOf(database: DataSource): Promise<string> {
  const [row] = await database.query<{ identity: string }[]>(
    `SELECT s.system_identifier || '-' || d.oid AS identity
     FROM pg_control_system() s, pg_database d WHERE d.datname = current_database()`,
  );
  if (!row) throw new Error('the database does not tell its identity');
  return row.identity;
}
