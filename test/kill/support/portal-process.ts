/** The portal and what it stands on, as processes of their own: the one is killed, the other lives on. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** PostgreSQL, the development NCA and the people of the seed. */
export interface Stand {
  readonly variables: Readonly<Record<string, string>>;
  /** Folder of the people's key files. */
  readonly keys: string;
  readonly stop: () => Promise<void>;
}

/** Starts the stand in the folder `data`. */
export async function startStand(data: string): Promise<Stand> {
  const child = spawn(process.execPath, [path.join(ROOT, 'test/support/stand.mjs'), data], {
    env: { PATH: process.env.PATH },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const prepared = JSON.parse(await firstLine(child, 'the stand')) as Omit<Stand, 'stop'>;
  const exited = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await exited;
  };
  return { ...prepared, stop };
}

/** A portal that can be killed and started again at the same address. */
export class PortalProcess {
  private child: ChildProcess | undefined;

  private constructor(
    private readonly variables: Readonly<Record<string, string>>,
    readonly url: string,
  ) {}

  /** Starts it. */
  static async start(variables: Readonly<Record<string, string>>): Promise<PortalProcess> {
    const port = await freePort();
    const portal = new PortalProcess({ ...variables, PORT: String(port) }, `http://127.0.0.1:${port}`);
    await portal.start();
    return portal;
  }

  /** Starts it; resolves when it answers. */
  async start(): Promise<void> {
    this.child = spawn(process.execPath, [path.join(ROOT, 'dist/apps/portal/src/main.js')], {
      env: this.variables,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await firstLine(this.child, 'the portal');
  }

  /** kill -9, or an orderly end. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill(signal);
    await exited;
  }
}

/** What a program prints when it is ready. */
async function firstLine(child: ChildProcess, name: string): Promise<string> {
  const ready = new Promise<string>((resolve) => createInterface({ input: child.stdout! }).once('line', resolve));
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${name} ended (${String(code)}) before it was ready`);
  });
  ended.catch(() => undefined);
  return Promise.race([ready, ended]);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
