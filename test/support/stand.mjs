/**
 * Everything that a portal stands on, real: PostgreSQL (durable, as in production), the development NCA, organisations and
 * people of the seed. For what starts the portal as a process of its own; as a program it prints one line of JSON and lives
 * until its standard input ends: `node test/support/stand.mjs FOLDER`.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedPostgres } from '../../scripts/embedded-postgres.mjs';
import { ensureReady } from '../../scripts/setup.mjs';
import { startDevelopmentNca } from '../../scripts/start/development-nca.mjs';
import { root } from '../../scripts/swc.mjs';

const quiet = () => {};
const built = (file) => import(path.join(root, 'dist/apps', file));

/**
 * Prepares it in the folder `data`; what has to be stopped is pushed onto `running`.
 * @returns the settings of a portal over it, and the folder of the people's keys
 */
export async function prepareStand(data, running) {
  const database = await startEmbeddedPostgres({ dir: path.join(data, 'postgres'), database: 'qujat' });
  running.push(() => database.stop());
  const nca = await startDevelopmentNca({ data, log: quiet });
  running.push(() => nca.stop());
  const limits = Object.fromEntries(
    ['ADDRESS', 'AUTH', 'PUBLIC', 'SIGNED_IN'].map((of) => [`QUJAT_LIMIT_${of}`, '10000000']),
  );
  const variables = {
    ...{ ...nca.variables, ...limits, DATABASE_URL: database.url, QUJAT_DATA: data, QUJAT_LOG: 'error', PORT: '0' },
    PATH: process.env.PATH,
  };
  const { createPortal, migrateDatabase } = await built('portal/src/create-portal.js');
  const { appointOperator, seed } = await built('cli/src/seed/index.js');
  await migrateDatabase(variables);
  const app = await createPortal(variables);
  await app.listen(0, '127.0.0.1');
  await appointOperator(app);
  await seed({ portal: await app.getUrl(), keys: nca.keysDir, mail: path.join(data, 'mail') });
  await app.close();
  return { variables, keys: nca.keysDir };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const running = [];
  const ended = new Promise((resolve) => process.stdin.resume().once('end', resolve));
  await ensureReady({ log: quiet });
  console.log(JSON.stringify(await prepareStand(process.argv[2], running)));
  await ended;
  for (const stop of running.reverse()) await stop();
  process.exit(0);
}
