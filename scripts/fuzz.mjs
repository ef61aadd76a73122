/**
 * `npm run fuzz [-- TARGET…] [--seconds N] [--seed N] [--corpus DIR]`: changes well-formed input until a promise of the engine
 * breaks (test/fuzz/targets.ts says which). A finding is written to test/fuzz/crashes/; mended, it moves to test/fuzz/corpus/.
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { register } from 'node:module';
import { root } from './swc.mjs';

register(new URL('../test/support/typescript-loader.mjs', import.meta.url));
const folder = path.join(root, 'test', 'fuzz');
const { TARGETS } = await import(path.join(folder, 'targets.ts'));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    corpus: { type: 'string' },
  },
});
const unknown = positionals.filter((name) => !(name in TARGETS));
if (unknown.length > 0) {
  console.error(`no target called ${unknown.join(', ')}; there are: ${Object.keys(TARGETS).join(', ')}`);
  process.exit(64);
}
const [seconds, seed] = [Number(values.seconds), Number(values.seed)];

/** Nothing may keep the thread longer than this, a busy machine and sources compiled on first use included. */
const STALLED_MS = 60_000;
/** Before the first input everything is compiled with counters. */
const START_MS = 600_000;
const MAX_INPUT = 1 << 20;

const filesIn = (dir) =>
  fs.existsSync(dir) ? fs.readdirSync(dir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()) : [];
const read = (dir) => filesIn(dir).map((one) => new Uint8Array(fs.readFileSync(path.join(one.parentPath, one.name))));

/** Fuzzes one target; resolves to what it found. */
function fuzz(name) {
  const seeds = [...read(path.join(folder, 'corpus', name)), ...(values.corpus ? read(values.corpus) : [])];
  const shared = new SharedArrayBuffer(8 + MAX_INPUT);
  const counters = new Int32Array(shared, 0, 2);
  const worker = new Worker(path.join(folder, 'worker.ts'), {
    execArgv: ['--no-warnings', '--import', path.join(folder, 'register-coverage.mjs')],
    workerData: { name, seed, seconds, seeds: seeds.filter((one) => one.length <= MAX_INPUT), shared },
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  return new Promise((resolve) => {
    let last = { run: 0, since: performance.now() };
    const done = (result) => {
      clearInterval(watch);
      void worker.terminate();
      resolve({ runs: counters[1], ...result, input: new Uint8Array(shared, 8, counters[0]).slice() });
    };
    const watch = setInterval(() => {
      if (counters[1] !== last.run) last = { run: counters[1], since: performance.now() };
      else if (performance.now() - last.since > (counters[1] === 0 ? START_MS : STALLED_MS))
        done({ problem: `no end after ${STALLED_MS} ms` });
    }, 500);
    worker.once('message', done);
    worker.once('error', (error) => done({ problem: `${error.code ?? ''} ${error.stack ?? error}` }));
  });
}

let findings = 0;
for (const name of positionals.length > 0 ? positionals : Object.keys(TARGETS)) {
  const { runs, covered, corpus, problem, input } = await fuzz(name);
  console.log(
    `${name}: ${runs} inputs in ${seconds} s, ${covered ?? '?'} places reached, ${corpus ?? '?'} inputs kept`,
  );
  if (problem === undefined) continue;
  findings++;
  const file = path.join(folder, 'crashes', `${name}-${seed}-${runs}`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, input);
  fs.writeFileSync(`${file}.txt`, `seed ${seed}, input ${runs}\n${problem}\n`);
  console.log(`  FOUND ${path.relative(root, file)} (seed ${seed})\n  ${problem.split('\n').slice(0, 6).join('\n  ')}`);
}
process.exit(findings > 0 ? 1 : 0);
