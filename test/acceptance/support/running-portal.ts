/** The program as a newcomer runs it: `npm start` on a folder and ports of its own. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { MailFolder } from '@qujat/notifications';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** A running portal with its development NCA and its seed. */
export interface RunningPortal {
  readonly url: string;
  /** What it has printed so far. */
  readonly output: () => string;
  /** The letters it has written. */
  readonly mail: MailFolder;
  /** A command to the development NCA: docs/dev-ca.md. */
  readonly control: (act: string, body: object) => Promise<void>;
  /** Ctrl-C; resolves to the exit code. */
  readonly stop: () => Promise<number | null>;
  /** kill -9. */
  readonly kill: () => Promise<void>;
}

/** Starts it on the folder `data`; rejects with what it printed when it does not start. */
export async function runPortal(data: string, settings: Record<string, string> = {}): Promise<RunningPortal> {
  const child = spawn(process.execPath, [path.join(ROOT, 'scripts/start.mjs')], {
    env: { ...process.env, PORT: '0', QUJAT_DATA: data, QUJAT_LIMIT_AUTH: '1000', NODE_OPTIONS: '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      const [, url] = /is ready: (\S+)/.exec(output) ?? [];
      if (url) resolve(url);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void exited.then((code) => reject(new Error(`npm start ended with ${code}:\n${output}`)));
  });
  const url = await ready;
  const [, nca] = /development NCA: (http\S+);/.exec(output) ?? [];
  return {
    url,
    output: () => output,
    mail: new MailFolder(path.join(data, 'mail')),
    control: (act, body) => post(`${nca}/control/${act}`, body),
    stop: () => signal(child, 'SIGINT', exited),
    kill: async () => void (await signal(child, 'SIGKILL', exited)),
  };
}

/** A folder for its data, and what removes it. */
export async function dataFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'qujat-journey-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}

let seeded: Promise<string> | undefined;

/**
 * A folder whose portal has been started and filled by the seed once in this test run: a copy of what the first start left.
 * A start on it is warm, and takes seconds where the seed takes a minute.
 */
export async function seededFolder(): ReturnType<typeof dataFolder> {
  seeded ??= seedOnce();
  const [source, data] = await Promise.all([seeded, dataFolder()]);
  // PostgreSQL's files belong to its own user: they keep their owners.
  await promisify(execFile)('cp', ['-a', `${source}/.`, data.folder]);
  return data;
}

const SEED_MS = 300_000;

/** Goes with the folder of the test run; the first of its processes that asks makes it, and the others wait. */
async function seedOnce(): Promise<string> {
  const folder = path.join(process.env.QUJAT_TEST_RUN ?? tmpdir(), 'seeded');
  const done = `${folder}.done`;
  try {
    await mkdir(folder);
  } catch {
    for (let waited = 0; !existsSync(done); waited += 200) {
      if (waited > SEED_MS) throw new Error(`nobody has filled ${folder}`);
      await sleep(200);
    }
    return folder;
  }
  const portal = await runPortal(folder);
  await portal.stop();
  await writeFile(done, '');
  return folder;
}

async function post(address: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
}

function signal(child: ChildProcess, name: NodeJS.Signals, exited: Promise<number | null>): Promise<number | null> {
  if (child.exitCode === null) child.kill(name);
  return exited;
}
