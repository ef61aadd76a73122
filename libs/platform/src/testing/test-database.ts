import { createHash, randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { Clock } from '@qujat/kernel';
import type { Context } from '../database/context.js';
import { createDataSource } from '../database/data-source.js';
import { migrate } from '../database/migrate.js';
import { PLATFORM_CONTEXT } from '../database/platform-context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { OutboxSignal } from '../outbox/outbox-signal.js';
import { testServerUrl } from './test-server.js';
import { TestClock } from './test-clock.js';

/** What a test database is made with. */
export interface TestDatabaseOptions {
  readonly contexts?: readonly Context[];
  readonly clock?: Clock;
}

/** A migrated database of its own for one spec file. */
export interface TestDatabase {
  readonly url: string;
  readonly source: DataSource;
  readonly work: UnitOfWork;
  readonly clock: Clock;
  /** Disconnects and drops the database. Call it in `afterAll`. */
  close(): Promise<void>;
}

const PREFIX = 'qujat_test_';
/** Templates and leftovers of killed runs older than this are removed by the next run. */
const LEFTOVER_SECONDS = 2 * 60 * 60;

/** A fresh, migrated database, cloned from a template that is migrated once per set of migrations. */
export async function testDatabase({ contexts = [], clock = new TestClock() }: TestDatabaseOptions = {}) {
  const server = await testServerUrl();
  const name = databaseName(randomBytes(6).toString('hex'));
  await asAdministrator(server, async (admin) => {
    await admin.query('SELECT pg_advisory_lock(hashtext($1))', [PREFIX]);
    const template = await templateFor(admin, server, contexts);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const url = urlOf(server, name);
  const source = await createDataSource({ url, contexts, poolSize: 5 }).initialize();
  return {
    url,
    source,
    clock,
    work: new UnitOfWork(source, clock, new OutboxSignal(source)),
    close: async () => {
      await source.destroy();
      await asAdministrator(server, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  } satisfies TestDatabase;
}

/** The template's name says what is in it, so that any run on the same server can use it. */
async function templateFor(admin: Client, server: string, contexts: readonly Context[]): Promise<string> {
  const hash = createHash('sha256').update(fingerprint(contexts)).digest('hex').slice(0, 16);
  const { rows } = await admin.query<{ datname: string }>('SELECT datname FROM pg_database WHERE datname LIKE $1', [
    `${PREFIX}%`,
  ]);
  const known = rows.find(({ datname }) => datname.endsWith(`_template_${hash}`) && !isOld(datname));
  if (known) return known.datname;
  for (const { datname } of rows.filter((row) => isOld(row.datname))) {
    await admin.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  }
  return makeTemplate(admin, server, contexts, hash);
}

async function makeTemplate(admin: Client, server: string, contexts: readonly Context[], hash: string) {
  const unfinished = databaseName(`unfinished_${hash}`);
  await admin.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${unfinished}`);
  const source = await createDataSource({ url: urlOf(server, unfinished), contexts, poolSize: 2 }).initialize();
  try {
    await migrate(source, contexts);
  } finally {
    await source.destroy();
  }
  const template = databaseName(`template_${hash}`);
  await admin.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
  return template;
}

/** The text of the migrations: one changed letter makes another template. */
const fingerprint = (contexts: readonly Context[]) =>
  [PLATFORM_CONTEXT, ...contexts]
    .flatMap((context) => [context.name, ...context.migrations.map((migration) => migration.toString())])
    .concat(migrate.toString())
    .join('\n');

const seconds = () => Math.floor((performance.timeOrigin + performance.now()) / 1000);
const databaseName = (rest: string) => `${PREFIX}${seconds()}_${rest}`;
const isOld = (name: string) => Number(name.slice(PREFIX.length).split('_')[0]) < seconds() - LEFTOVER_SECONDS;

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function asAdministrator<T>(server: string, act: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: server });
  await admin.connect();
  try {
    return await act(admin);
  } finally {
    await admin.end();
  }
}
