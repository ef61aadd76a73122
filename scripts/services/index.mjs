/**
 * PostgreSQL, Redis and an S3 server from Debian packages, on free ports and in a folder of their own, for the tests and for
 * trying the product on them: `node scripts/services/index.mjs` prints the settings and runs until Ctrl-C.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from './postgres.mjs';
import { startRadosgw } from './radosgw.mjs';
import { startRedis } from './redis.mjs';

/**
 * Starts what can be had.
 * @returns {Promise<{ env: Record<string, string>, missing: string[], stop: () => Promise<void> }>} settings of what runs,
 *   a sentence for each service that does not
 */
export async function startServices({ apt = true, log = () => {} } = {}) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'qujat-services-'));
  // The servers run as users of their own: they must be able to walk to their folders.
  fs.chmodSync(dir, 0o755);
  const running = [];
  const missing = [];
  const stop = async () => {
    await Promise.all(running.map((service) => service.stop()));
    fs.rmSync(dir, { recursive: true, force: true });
  };
  try {
    for (const [name, start] of Object.entries({
      PostgreSQL: startPostgres,
      Redis: startRedis,
      radosgw: startRadosgw,
    })) {
      log(`starting ${name}`);
      const service = await start(dir, { apt });
      if (service.missing) missing.push(service.missing);
      else running.push(service);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { env: Object.assign({}, ...running.map((service) => service.env)), missing, stop };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const services = await startServices({
    apt: !process.argv.includes('--no-apt'),
    log: (line) => console.error(`· ${line}`),
  });
  for (const [name, value] of Object.entries(services.env)) console.log(`${name}=${value}`);
  for (const sentence of services.missing) console.error(`not running: ${sentence}`);
  await new Promise((resolve) => ['SIGINT', 'SIGTERM'].forEach((signal) => process.once(signal, resolve)));
  await services.stop();
}
