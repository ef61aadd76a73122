/**
 * The engine beside its references, all in one run on one machine: how many signatures per second, how long and how much memory
 * for large files. Each row is a process of its own, so that neither memory nor compiled code of one helps another.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../scripts/swc.mjs';

const ROW = path.join(root, 'bench', 'signature', 'row.mjs');

/** Runs one row in a child process; returns what it reports, or why it could not. */
function child(name, dir) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--max-old-space-size=2048', ROW, name, dir], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (status === 0) return JSON.parse(stdout.trim().split('\n').at(-1));
  return {
    failure:
      (stderr ?? '')
        .trim()
        .split('\n')
        .find((line) => /Error|:/.test(line)) ?? `ended with ${status}`,
  };
}

const number = (value, digits = 0) =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const perSecond = (value) => `${number(value)}/s`;
const milliseconds = (value) => `${number(value)} ms`;
const megabytes = (value) => `${number(value, 1)} MB`;

const say = (text) => console.log(`  ${text}`);

/** One line: what, ours, the goal and whether it is met, and what stands beside it. */
function row(what, ours, goal, met, beside = '') {
  const verdict = met === undefined ? '' : met ? 'met' : 'MISSED';
  say([what.padEnd(58), ours.padStart(12), goal.padStart(26), verdict.padEnd(7), beside].join('  ').trimEnd());
}

/** On a machine that has other work the rate by processor time says more; threads share it, so for one core only. */
const cpuTime = ({ perCpuSecond }) => (perCpuSecond ? ` (ours per second of CPU: ${number(perCpuSecond)})` : '');

function rates(made, all, dir) {
  const one = child('known', dir);
  const openssl = made.openssl ? perSecond(made.openssl) : 'not here';
  const speed = made.speed ? perSecond(made.speed) : 'not here';
  const report = (what, result, goal, beside) =>
    result.failure
      ? row(what, 'failed', perSecond(goal), false, result.failure)
      : row(what, perSecond(result.perSecond), perSecond(goal), result.perSecond >= goal, beside + cpuTime(result));
  report('detached CMS, RSA-2048, path and revocation known, one core', one, 8000, `openssl speed ${speed}`);
  const ofAll = made.speedOfAll ? perSecond(made.speedOfAll) : 'not here';
  const got = all.cores ? `, ${number(all.cores, 1)} cores got` : '';
  const onAll = Math.round(7500 * os.availableParallelism());
  report('the same, all cores', all, onAll, `openssl speed on all ${ofAll}${got}`);
  const lanes = child('lanes', dir);
  if (lanes.failure) row('the same through the worker lanes, messages included', 'failed', '', false, lanes.failure);
  else
    row(
      'the same through the worker lanes, messages included',
      perSecond(lanes.perSecond),
      '',
      undefined,
      `spawning openssl cms -verify ${openssl}${cpuTime(lanes)}`,
    );
  const pkijs = child('pkijs', dir);
  report(
    'the same, everything seen for the first time, one core',
    child('strangers', dir),
    400,
    `PKI.js ${pkijs.failure ?? perSecond(pkijs.perSecond)}`,
  );
  report(
    'GOST CMS with timestamp, paths known, one core',
    child('gost', dir),
    200,
    `GOST engine, bare ${made.gost ? perSecond(made.gost) : 'not here'}`,
  );
}

/** Time and memory of a large file; memory above a process that has only loaded the library. */
function large(what, name, idle, limit, beside, dir) {
  const result = child(name, dir);
  if (result.failure) return row(what, 'failed', '', false, result.failure);
  const { text, ok } = limit(result);
  const above = result.maxRss - idle;
  row(what, milliseconds(result.milliseconds), text, ok, beside(result));
  row('  memory above idle', megabytes(above), '16 MB', above <= 16);
  return result;
}

function files(made, idle, dir) {
  large(
    '50 MB detached, RSA',
    'detached',
    idle,
    ({ milliseconds: spent, hash }) => ({ text: `1.1 × bare hash ${milliseconds(hash)}`, ok: spent <= 1.1 * hash }),
    () => `openssl cms -verify ${made.detached ? milliseconds(made.detached) : 'not here'}`,
    dir,
  );
  for (const encoding of ['DER', 'BER']) {
    const reference = made[`attached${encoding}`];
    large(
      `50 MB attached, ${encoding}`,
      `attached${encoding}`,
      idle,
      ({ milliseconds: spent }) => ({
        text: `openssl ${reference ? milliseconds(reference) : 'not here'}`,
        ok: reference === undefined ? undefined : spent < reference,
      }),
      () => 'openssl cms -verify',
      dir,
    );
  }
}

function others(made, idle, dir) {
  const streebog = child('streebog', dir);
  if (streebog.failure) row('Streebog-512', 'failed', '120 MB/s', false, streebog.failure);
  else
    row(
      'Streebog-512',
      `${number(streebog.perSecond)} MB/s`,
      '120 MB/s',
      streebog.perSecond >= 120,
      `GOST engine ${made.streebog ? `${number(made.streebog)} MB/s` : 'not here'}${cpuTime(streebog)}`,
    );
  for (const size of [1, 50]) {
    const result = child(`xml${size}`, dir);
    const reference = made[`xml${size}`];
    const goal = reference ? `1.5 × xmlsec1 ${milliseconds(reference.milliseconds)}` : 'xmlsec1 not here';
    if (result.failure) {
      row(`XML ${size} MB, enveloped`, 'failed', goal, false, result.failure);
      continue;
    }
    const met = reference && result.milliseconds <= 1.5 * reference.milliseconds;
    row(`XML ${size} MB, enveloped`, milliseconds(result.milliseconds), goal, met);
    if (reference)
      row(
        '  memory of the whole process',
        megabytes(result.maxRss),
        `xmlsec1 ${megabytes(reference.maxRss)}`,
        result.maxRss <= reference.maxRss,
        `idle ${megabytes(idle)}`,
      );
  }
  const crl = child('crl', dir);
  const beside = `openssl crl -verify ${made.crl ? milliseconds(made.crl) : 'not here'}`;
  if (crl.failure) return row('CRL of 500,000 entries', 'failed', '100 ms', false, crl.failure);
  row(
    'CRL of 500,000 entries, read, verified, one looked up',
    milliseconds(crl.milliseconds),
    '100 ms',
    crl.milliseconds <= 100,
    beside,
  );
  const above = crl.maxRss - idle;
  row('  memory above idle, the list itself included', megabytes(above), '60 MB', above <= 60);
}

/** Prints the table. */
export async function run() {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'qujat-bench-'));
  try {
    say(`${os.cpus()[0]?.model ?? 'unknown CPU'}, ${os.availableParallelism()} cores, Node ${process.versions.node}`);
    say(`load of the machine before: ${os.loadavg()[0].toFixed(1)}`);
    const { prepare } = await import('./signature/prepare.mjs');
    const { references } = await import('./signature/references.mjs');
    await prepare(dir);
    const made = references(dir);
    const { onAllCores } = await import('./signature/cores.mjs');
    row('', 'ours', 'goal', undefined, 'beside, in the same run');
    rates(made, await onAllCores(dir), dir);
    const idle = child('idle', dir).maxRss;
    files(made, idle, dir);
    others(made, idle, dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
