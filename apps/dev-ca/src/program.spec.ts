import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { PEOPLE } from './index.js';
import { Scratch } from './testing/openssl.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const MAIN = path.join(ROOT, 'dist/apps/dev-ca/src/main.js');

let scratch: Scratch;
let running: ChildProcess | undefined;

beforeAll(() => {
  scratch = new Scratch();
  const built = spawnSync(process.execPath, [path.join(ROOT, 'scripts/build.mjs')], { encoding: 'utf8' });
  expect(built.stderr).toBe('');
});

afterAll(() => {
  running?.kill('SIGKILL');
  scratch.remove();
});

interface Ready {
  ready: boolean;
  url: string;
  ncalayerUrl: string;
}

/** Starts the program; resolves with the line it prints when it is ready. */
async function start(env: Record<string, string> = {}): Promise<Ready> {
  running = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      QUJAT_DEV_CA_DIR: path.join(scratch.dir, 'ca'),
      QUJAT_DEV_CA_PORT: '0',
      QUJAT_NCALAYER_PORT: '0',
      ...env,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    running!.stdout!.once('data', (data: Buffer) => resolve(data.toString()));
    running!.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  return JSON.parse(line) as Ready;
}

const ended = (): Promise<number | null> => new Promise((resolve) => running!.once('exit', (code) => resolve(code)));

const revoke = (url: string, slug: string) =>
  fetch(`${url}/control/revoke`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ slug, algorithm: 'gost' }),
  });

describe('the program', () => {
  it('killed with -9 while it revokes: every revocation that was confirmed is there at the next start', async () => {
    const { url } = await start();
    const honest = PEOPLE.filter(({ condition }) => condition === 'valid').map(({ slug }) => slug);
    const confirmed: string[] = [];
    const gone = ended();
    const work = honest.map(async (slug, i) => {
      const answer = await revoke(url, slug);
      if (answer.ok) confirmed.push(slug);
      if (i === 9) running!.kill('SIGKILL');
    });
    await Promise.allSettled(work);
    await gone;
    expect(confirmed.length).toBeGreaterThan(0);
    const again = await start();
    expect(again.url).toBe(url);
    const people = (await (await fetch(`${again.url}/control/people`)).json()) as {
      slug: string;
      algorithm: string;
      state: string;
    }[];
    const revoked = people
      .filter(({ algorithm, state }) => algorithm === 'gost' && state === 'revoked')
      .map(({ slug }) => slug);
    expect(confirmed.filter((slug) => !revoked.includes(slug))).toEqual([]);
    expect(people.every((owner) => 'serial' in owner)).toBe(true);
  });

  it('stops when its stdin closes, and on SIGTERM', async () => {
    const byStdin = ended();
    running!.stdin!.end();
    expect(await byStdin).toBe(0);
    await start();
    const bySignal = ended();
    running!.kill('SIGTERM');
    expect(await bySignal).toBe(0);
  });

  it.each([
    ['QUJAT_DEV_CA_PORT', 'eighty'],
    ['QUJAT_NCALAYER_PICK', 'alatau-nobody'],
  ])('does not start with a wrong %s, and names it', (name, value) => {
    const { status, stderr } = spawnSync(process.execPath, [MAIN], {
      env: { ...process.env, QUJAT_DEV_CA_DIR: path.join(scratch.dir, 'other'), [name]: value },
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toContain(name);
  });
});
