/**
 * The PostgreSQL of one test run, shared by its workers: `node test-server.mjs FOLDER PID`. Writes its address into
 * FOLDER/server.json (or what went wrong into FOLDER/failure) and ends when the process PID is gone.
 */
import fs from 'node:fs';
import path from 'node:path';
import { startEmbeddedPostgres, UNSAFE_BUT_FAST } from '../../scripts/embedded-postgres.mjs';

const [folder, owner] = process.argv.slice(2);

const announce = (name, text) => {
  fs.writeFileSync(path.join(folder, `${name}.new`), text);
  fs.renameSync(path.join(folder, `${name}.new`), path.join(folder, name));
};

const ownerIsGone = () => {
  try {
    return !process.kill(Number(owner), 0);
  } catch {
    return true;
  }
};

try {
  const server = await startEmbeddedPostgres({
    dir: path.join(folder, 'postgres'),
    database: 'qujat',
    settings: UNSAFE_BUT_FAST,
  });
  const end = async () => {
    await server.stop();
    process.exit(0);
  };
  process.once('SIGTERM', end);
  setInterval(() => ownerIsGone() && void end(), 500);
  announce('server.json', JSON.stringify({ url: server.url, pid: process.pid }));
} catch (error) {
  announce('failure', error.message);
  process.exitCode = 1;
}
