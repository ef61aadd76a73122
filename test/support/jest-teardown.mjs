/** After the last spec: stops what this run has started and removes what it has made. */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export default async function tearDown() {
  const run = process.env.QUJAT_TEST_RUN;
  const server = path.join(run, 'server.json');
  if (fs.existsSync(server)) await stop(JSON.parse(fs.readFileSync(server, 'utf8')).pid);
  fs.rmSync(run, { recursive: true, force: true });
}

async function stop(pid) {
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; waited < 10_000 && alive(pid); waited += 50) await sleep(50);
}

function alive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
