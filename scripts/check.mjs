/**
 * `npm run check`: everything that needs no running program. Lint takes as long as the rest together and uses one core, so
 * the rest runs beside it. Prints what each said, in the order in which they end; exit code 1 when one of them failed.
 */
import { spawn } from 'node:child_process';
import { root } from './swc.mjs';

const LANES = [['lint'], ['typecheck', 'boundaries', 'format:check', 'requirements']];

/** Runs an npm script. Resolves to whether it passed. */
function passes(name) {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', name], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
    child.once('close', (code) => {
      const seconds = Math.round((performance.now() - began) / 1000);
      console.log(`${code === 0 ? 'passed' : 'FAILED'}: ${name} (${seconds} s)`);
      if (said.length > 0) process.stdout.write(Buffer.concat(said));
      resolve(code === 0);
    });
  });
}

async function run(lane) {
  let all = true;
  for (const name of lane) all = (await passes(name)) && all;
  return all;
}

const results = await Promise.all(LANES.map(run));
process.exit(results.every(Boolean) ? 0 : 1);
