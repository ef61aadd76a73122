/** Small helpers to run servers for tests: they die with this process, kill -9 included. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const isRoot = () => process.getuid?.() === 0;

/** The path of a program on PATH or in the usual system folders; `undefined` when it is not installed. */
export function which(program, folders = []) {
  if (path.isAbsolute(program)) return existsSync(program) ? program : undefined;
  const places = [...folders, ...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/bin'];
  return places.map((folder) => path.join(folder, program)).find((file) => existsSync(file));
}

/** Installs Debian packages when one of `programs` is missing and we may. Returns a sentence when they stay missing. */
export function provide(programs, packages, { apt }) {
  const missing = () => programs.filter((program) => !which(program));
  if (missing().length === 0) return undefined;
  if (!apt) return `${missing().join(', ')} not installed, and packages may not be installed here`;
  if (!isRoot() || !which('apt-get'))
    return `${missing().join(', ')} not installed, and only root on Debian can add them`;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args) => execFileSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    run('update', '-qq');
    run('install', '-y', '-qq', '--no-install-recommends', ...packages);
  } catch (error) {
    return `${missing().join(', ')} not installed, and apt-get failed: ${String(error.stderr ?? error.message)
      .trim()
      .slice(-200)}`;
  }
  return missing().length === 0 ? undefined : `${missing().join(', ')} not installed by ${packages.join(', ')}`;
}

/** A TCP port that is free now on the loopback address. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Starts a server that gets `signal` when this process dies. `user` runs it as that system user (needs root). */
export function serve(command, args, { log, user, env = {} }) {
  const as = user ? ['--reuid', user, '--regid', user, '--clear-groups'] : [];
  const out = fs.openSync(log, 'a');
  const child = spawn('setpriv', [...as, '--pdeathsig', 'KILL', command, ...args], {
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', ...env },
    cwd: '/',
    stdio: ['ignore', out, out],
  });
  fs.closeSync(out);
  return child;
}

/** Waits until `ready` resolves to true; fails with the end of the log when the server ends first or time is up. */
export async function until(ready, { child, log, seconds, name }) {
  for (let tries = seconds * 10; tries > 0; tries--) {
    if (await ready().catch(() => false)) return;
    if (child.exitCode !== null) break;
    await sleep(100);
  }
  throw new Error(`${name} did not start: ${fs.readFileSync(log, 'utf8').slice(-600)}`);
}

/** Ends a server and waits for it. */
export async function end(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await gone;
  clearTimeout(timer);
}

/** Does something listen on the port? */
export const listens = (port) =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
