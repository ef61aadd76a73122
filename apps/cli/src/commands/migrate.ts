/** `qujat migrate`: brings the database up to date. */
import { EXIT, UsageError, type Command, type Output } from '../command.js';
import { environment } from '../../../portal/src/environment.config.js';

const HELP = `Brings the database of DATABASE_URL up to date. May be run again, and by several at once: the second waits.

Usage: npx qujat migrate`;

async function run(args: readonly string[], { out }: Output): Promise<number> {
  if (args.length > 0) throw new UsageError('migrate takes no arguments; the database is DATABASE_URL');

  const { migrateDatabase } = await import('../../../portal/src/create-portal.js');
  const names = await migrateDatabase(environment);
  for (const name of names) out(name);
  out(names.length === 0 ? 'the database is up to date' : `${names.length} migrations`);
  return EXIT.passed;
}

/** The command. */
export const migrate: Command = { summary: 'bring the database up to date', help: HELP, run };
