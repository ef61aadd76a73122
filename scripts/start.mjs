/**
 * `npm start`: sets up whatever is missing and runs the portal with everything it stands on. By default that is an embedded
 * PostgreSQL, a file store, a development NCA and a seed; DATABASE_URL, REDIS_URL, S3_* and QUJAT_DEV_CA=off replace them one
 * by one by the real thing.
 */
import fs from 'node:fs';
import path from 'node:path';
import { ensureReady } from './setup.mjs';
import { root } from './swc.mjs';
import { holdFolder } from './start/hold-folder.mjs';
import { introduce } from './start/introduce.mjs';
import { startDevelopmentNca } from './start/development-nca.mjs';
import { waitUntilHealthy } from './start/wait-until-healthy.mjs';

const began = performance.now();
const say = (line) => console.log(line);
const log = (line) => say(`· ${line}`);
/** What has to be stopped, last started first. */
const running = [];

async function main() {
  const data = path.resolve(process.env.QUJAT_DATA || path.join(root, '.data'));
  const port = process.env.PORT || '3000';
  say('Qujat is starting');
  await ensureReady({ log: say });
  fs.mkdirSync(data, { recursive: true });
  if (!process.env.DATABASE_URL) running.push(holdFolder(data));
  const development = process.env.QUJAT_DEV_CA !== 'off';
  const [database, nca, { createPortal, migrateDatabase }] = await Promise.all([
    startDatabase(data),
    development ? startNca(data) : undefined,
    import('../dist/apps/portal/src/create-portal.js'),
  ]);
  const variables = {
    QUJAT_LOG: 'warn',
    ...nca?.variables,
    ...process.env,
    ...(database && { DATABASE_URL: database.url }),
    ...{ QUJAT_DATA: data, PORT: port },
  };
  const migrations = await migrateDatabase(variables);
  if (migrations.length > 0) log(`database: ${migrations.length} migrations`);
  const app = await createPortal(variables);
  running.push(() => app.close());
  await app.listen(Number(port), process.env.HOST || '127.0.0.1');
  const url = variables.PUBLIC_URL ?? `http://localhost:${app.getHttpServer().address().port}`;
  await waitUntilHealthy(`http://127.0.0.1:${app.getHttpServer().address().port}`);
  if (nca) await seedOnce({ app, data, nca, portal: `http://127.0.0.1:${app.getHttpServer().address().port}` });
  await introduce({ url, nca, data, letters: lettersOf(variables), seconds: (performance.now() - began) / 1000 });
}

/** Where letters go: said plainly, because in a folder nobody receives them. */
const lettersOf = ({ QUJAT_SMTP_URL: smtp, QUJAT_SMS_URL: sms, QUJAT_DATA: data }) => ({
  mail: smtp ? undefined : path.join(data, 'mail'),
  sms: sms ? undefined : path.join(data, 'sms'),
});

async function startDatabase(data) {
  if (process.env.DATABASE_URL) return undefined;
  const { startEmbeddedPostgres } = await import('./embedded-postgres.mjs');
  const server = await startEmbeddedPostgres({ dir: path.join(data, 'postgres'), database: 'qujat', log });
  running.push(() => server.stop());
  void server.exited.then(() => void (stopping || stop('the embedded PostgreSQL ended', 1)));
  return server;
}

async function startNca(data) {
  const nca = await startDevelopmentNca({ data, log });
  running.push(() => nca.stop());
  void nca.exited.then(() => void (stopping || stop('the development NCA ended', 1)));
  return nca;
}

/** The seed knows no half: a run that was killed goes on at the next start. */
async function seedOnce({ app, data, nca, portal }) {
  const done = path.join(data, 'seeded');
  if (fs.existsSync(done) || process.env.QUJAT_SEED === 'off') return;
  log('seed: invented organisations, people and documents');
  const { appointOperator, seed } = await import('../dist/apps/cli/src/seed/index.js');
  await appointOperator(app);
  await seed({ portal, keys: nca.keysDir, mail: path.join(data, 'mail'), log: (line) => log(`  ${line}`) });
  fs.writeFileSync(done, `${new Date().toISOString()}\n`);
}

let stopping = false;

async function stop(why, code) {
  if (stopping) return;
  stopping = true;
  say(`\n${why}: stopping`);
  setTimeout(() => process.exit(code || 1), 15_000).unref();
  for (const end of running.reverse()) await Promise.resolve(end()).catch((error) => console.error(error.message));
  say('stopped; the data are kept');
  process.exit(code);
}

process.on('SIGINT', () => void stop('Ctrl-C', 0));
process.on('SIGTERM', () => void stop('asked to end', 0));

main().catch(async (error) => {
  const taken = error.code === 'EADDRINUSE';
  console.error(
    taken ? `port ${process.env.PORT || 3000} is taken; choose another: PORT=3001 npm start` : explain(error),
  );
  await stop('could not start', 1);
});

const explain = (error) => (process.env.QUJAT_DEBUG ? error.stack : error.message);
