/** Debian's PostgreSQL with a fresh cluster of its own, for tests: durable writes off, gone at the end. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { end, freePort, isRoot, listens, provide, serve, until, which } from './process.mjs';

/** Where Debian keeps the newest server's programs. */
function binaries() {
  const base = '/usr/lib/postgresql';
  if (!fs.existsSync(base)) return undefined;
  const newest = fs.readdirSync(base).sort((a, b) => Number(b) - Number(a))[0];
  return newest && path.join(base, newest, 'bin');
}

/** Starts it. Returns `{ missing }` or `{ env, stop }`. */
export async function startPostgres(dir, { apt }) {
  if (!binaries()) {
    const missing = provide(['postgres'], ['postgresql'], { apt });
    if (missing && !binaries()) return { missing: `PostgreSQL: ${missing}` };
  }
  const bin = binaries();
  const data = path.join(dir, 'postgres');
  const log = path.join(dir, 'postgres.log');
  const user = isRoot() ? 'postgres' : undefined;
  const as = user ? ['--reuid', user, '--regid', user, '--clear-groups'] : [];
  fs.mkdirSync(data, { mode: 0o700 });
  if (user) execFileSync('chown', [user, data]);
  execFileSync(
    'setpriv',
    [
      ...as,
      path.join(bin, 'initdb'),
      '-D',
      data,
      '-U',
      'qujat',
      '--auth=trust',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ],
    { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    fsync: 'off',
    full_page_writes: 'off',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = serve(path.join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags], { log, user });
  await until(() => listens(port), { child, log, seconds: 30, name: 'PostgreSQL' });
  const psql = which('psql') ?? path.join(bin, 'psql');
  await until(
    async () => {
      execFileSync(
        psql,
        ['-h', '127.0.0.1', '-p', String(port), '-U', 'qujat', '-c', 'create database qujat', 'postgres'],
        { stdio: 'ignore' },
      );
      return true;
    },
    { child, log, seconds: 30, name: 'PostgreSQL' },
  );
  return { env: { DATABASE_URL: `postgres://qujat@127.0.0.1:${port}/qujat` }, stop: () => end(child, 'SIGINT') };
}
