import { spawn } from 'node:child_process';
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { testServerSettings } from './testing.config.js';

const PATIENCE_MS = 60_000;

/** URL of the PostgreSQL server of this test run: the one that is configured, else an embedded one, started on demand. */
export async function testServerUrl(): Promise<string> {
  const { url, runFolder, ownerPid, repository } = testServerSettings();
  if (url) return url;
  if (!runFolder || !ownerPid) throw new Error('no test run: start the specs with `npm run jest -- PATTERN`');
  if (await isFirst(path.join(runFolder, 'starting'))) {
    const program = path.join(repository, 'test/support/test-server.mjs');
    spawn(process.execPath, [program, runFolder, ownerPid], { detached: true, stdio: 'ignore' }).unref();
  }
  return announcedUrl(runFolder);
}

/** Several workers may ask at once: the one that makes the folder starts the server. */
async function isFirst(mark: string): Promise<boolean> {
  return fs.mkdir(mark).then(
    () => true,
    () => false,
  );
}

async function announcedUrl(runFolder: string): Promise<string> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 50) {
    const announced = await read(path.join(runFolder, 'server.json'));
    if (announced) return (JSON.parse(announced) as { url: string }).url;
    const failure = await read(path.join(runFolder, 'failure'));
    if (failure) throw new Error(failure);
    await sleep(50);
  }
  throw new Error('the embedded PostgreSQL of the test run did not start within a minute');
}

const read = (file: string) => fs.readFile(file, 'utf8').catch(() => undefined);
