/** Debian's Redis on a port of its own, keeping nothing on disk, for tests. */
import path from 'node:path';
import { end, freePort, listens, provide, serve, until, which } from './process.mjs';

/** Starts it. Returns `{ missing }` or `{ env, stop }`. */
export async function startRedis(dir, { apt }) {
  const missing = provide(['redis-server'], ['redis-server'], { apt });
  if (missing) return { missing: `Redis: ${missing}` };
  const port = await freePort();
  const log = path.join(dir, 'redis.log');
  const args = [
    '--bind',
    '127.0.0.1',
    '--port',
    String(port),
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    dir,
    '--maxmemory-policy',
    'noeviction',
  ];
  const child = serve(which('redis-server'), args, { log });
  await until(() => listens(port), { child, log, seconds: 10, name: 'Redis' });
  return { env: { REDIS_URL: `redis://127.0.0.1:${port}` }, stop: () => end(child) };
}
