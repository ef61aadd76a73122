/**
 * `npm test`: sets up what the tests need, runs them on the embedded default and, with `--services`, again on PostgreSQL,
 * Redis and an S3 server; ends with what could not run on this machine and why, and with one line of figures.
 *
 *   --services   also on PostgreSQL + Redis + radosgw from Debian packages
 *   --no-apt     install no Debian packages, even as root
 *   PATTERN …    only test files that match
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { JEST } from './jest.mjs';
import { ensureReady } from './setup.mjs';
import { provide } from './services/process.mjs';
import { root } from './swc.mjs';

const options = process.argv.slice(2);
const apt = !options.includes('--no-apt');
const withServices = options.includes('--services');
const patterns = options.filter((option) => !option.startsWith('--'));

/** Programs that some tests verify against; a test that needs a missing one says so at the end. */
const ORACLES = [
  { programs: ['chromium'], packages: ['chromium'] },
  { programs: ['openssl'], packages: ['openssl'] },
  { programs: ['xmlsec1'], packages: ['xmlsec1'] },
  { programs: ['pdftoppm'], packages: ['poppler-utils'] },
  { programs: ['redis-server'], packages: ['redis-server'] },
  { programs: ['/usr/lib/x86_64-linux-gnu/engines-3/gost.so'], packages: ['libengine-gost-openssl'] },
];

/** What has no I/O is the same on every backend; the matrix of routes and roles takes minutes and meets PostgreSQL anyway. */
const ONCE = [
  'test/http/isolation/',
  'libs/kernel/',
  'libs/signature/',
  'apps/dev-ca/',
  'apps/cli/',
  'apps/web/',
  'test/cli/',
  'test/compose',
  'test/fuzz/',
  'test/hostile/',
  'test/package/',
  'test/runbooks',
  'test/verdicts/',
];

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'qujat-test-'));
const skips = path.join(scratch, 'could-not-run.txt');
fs.writeFileSync(skips, '');
const total = { passed: 0, failed: 0, skipped: 0 };

const say = (line) => console.log(`\n${line}`);
const note = (line) => fs.appendFileSync(skips, `${line}\n`);

/** Runs Jest once. Returns whether all passed. */
async function jest(name, { config = 'jest.config.mjs', env = {}, args = [] }) {
  say(`tests: ${name}`);
  const result = path.join(scratch, `${name.replace(/\W+/g, '-')}.json`);
  const code = await run(['--config', config, '--json', '--outputFile', result, ...args, ...patterns], {
    ...env,
    QUJAT_TEST_SKIPS: skips,
  });
  if (!fs.existsSync(result)) return void (total.failed += 1);
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites, numRuntimeErrorTestSuites } =
    JSON.parse(fs.readFileSync(result, 'utf8'));
  total.passed += numPassedTests;
  total.skipped += numPendingTests;
  total.failed += numFailedTests + numRuntimeErrorTestSuites;
  if (code !== 0 && numFailedTests + numRuntimeErrorTestSuites === 0) total.failed += Math.max(1, numFailedTestSuites);
}

function run(args, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...JEST, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
}

/** The settings of the product, emptied: the embedded default, whatever the shell has set. */
const embedded = Object.fromEntries(
  ['DATABASE_URL', 'REDIS_URL', 'S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'].map((name) => [name, '']),
);

async function main() {
  const began = performance.now();
  await ensureReady();
  for (const { programs, packages } of ORACLES) {
    const missing = provide(programs, packages, { apt });
    if (missing) note(missing);
  }
  const only = ['--passWithNoTests'];
  await jest('embedded default', { env: embedded, args: only });
  await jest('journeys in a browser', { config: 'jest.acceptance.config.mjs', env: embedded, args: only });
  await jest('kill -9 under load', { config: 'jest.kill.config.mjs', env: embedded, args: only });
  if (withServices) await onServices(only);
  else note('PostgreSQL + Redis + S3: run only with `npm test -- --services`');

  // What the embedded run left out for want of a service has run since.
  const hasRun = (line) => withServices && line.includes('npm test -- --services');
  const unable = [...new Set(fs.readFileSync(skips, 'utf8').split('\n').filter(Boolean))].filter((one) => !hasRun(one));
  if (unable.length > 0) say(`could not run here:\n${unable.map((line) => `  - ${line}`).join('\n')}`);
  say(`took ${Math.round((performance.now() - began) / 1000)} s`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  fs.rmSync(scratch, { recursive: true, force: true });
  process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
}

async function onServices(only) {
  const { startServices } = await import('./services/index.mjs');
  const services = await startServices({ apt, log: (line) => console.log(`· ${line}`) });
  services.missing.forEach(note);
  try {
    const args = [
      ...only,
      '--testPathIgnorePatterns',
      '/node_modules/',
      '/dist/',
      'test/acceptance/',
      'test/kill/',
      'test/samples/',
      ...ONCE,
      '--',
    ];
    await jest(`on ${Object.keys(services.env).join(', ')}`, { env: { ...embedded, ...services.env }, args });
  } finally {
    await services.stop();
  }
}

await main();
