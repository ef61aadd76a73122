/**
 * Brings a clone to the point where it can run: dependencies, compiled server, built web app. Each step is skipped when what
 * it is made from has not changed, so that a second start is warm. Uses only what Node itself brings until the dependencies
 * are there.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const STAMPS = path.join(root, 'node_modules', '.qujat');
const OLDEST_NODE = [20, 19];

/** What the built web app is made from. */
const WEB_SOURCES = ['apps/web', 'libs/api-client', 'libs/kernel/src', 'libs/forms/src', 'package-lock.json'];

/**
 * Installs, compiles and builds whatever is not current.
 * @param {{ log?: (line: string) => void, web?: boolean }} options `web: false` leaves the web app out (tests of the server)
 */
export async function ensureReady({ log = console.log, web = true } = {}) {
  refuseOldNode();
  // An image holds only what was built: there is nothing to bring up to date.
  if (!(await exists(path.join(root, 'libs')))) return;
  if (!(await dependenciesAreCurrent())) {
    log('· installing dependencies (a minute on a fresh clone)');
    await install();
  }
  const { build } = await import('./build.mjs');
  await build({ log: (line) => log(`· ${line}`) });
  if (web && (await exists(path.join(root, 'apps', 'web', 'index.html')))) {
    await step('web', WEB_SOURCES, log, 'building the web app', buildWeb, path.join(root, 'dist', 'apps', 'web'));
  }
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Error(`Qujat needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${process.versions.node}.`);
}

/** Is everything that the lock file asks for installed in that version? npm keeps a lock of what it installed. */
async function dependenciesAreCurrent() {
  const read = async (file) => JSON.parse(await fs.readFile(path.join(root, file), 'utf8')).packages;
  const installed = await read('node_modules/.package-lock.json').catch(() => undefined);
  if (!installed) return false;
  const wanted = await read('package-lock.json');
  return Object.entries(wanted).every(
    ([place, { version, optional }]) => place === '' || optional || installed[place]?.version === version,
  );
}

/** Runs `work` unless the stamp says that these very sources have been through it and its output is there. */
async function step(name, sources, log, sentence, work, output) {
  const stamp = path.join(STAMPS, name);
  const fingerprint = await fingerprintOf(sources);
  const known = await fs.readFile(stamp, 'utf8').catch(() => '');
  if (known === fingerprint && (await exists(output))) return;
  log(`· ${sentence}`);
  await work();
  await fs.mkdir(STAMPS, { recursive: true });
  await fs.writeFile(stamp, fingerprint);
}

const exists = (file) =>
  fs.access(file).then(
    () => true,
    () => false,
  );

async function fingerprintOf(sources) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of await filesOf(path.join(root, source))) {
      hash.update(path.relative(root, file)).update(await fs.readFile(file));
    }
  }
  return hash.digest('hex');
}

async function filesOf(place) {
  const stat = await fs.stat(place).catch(() => undefined);
  if (!stat) return [];
  if (stat.isFile()) return [place];
  const entries = await fs.readdir(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !file.includes(`${path.sep}node_modules${path.sep}`))
    .sort();
}

/** npm's own command line: the one that runs us, else the one beside this Node. */
function npm() {
  return process.env.npm_execpath?.endsWith('npm-cli.js')
    ? { command: process.execPath, prefix: [process.env.npm_execpath] }
    : { command: 'npm', prefix: [] };
}

async function install() {
  const { command, prefix } = npm();
  await run(command, [...prefix, 'ci', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts']);
}

async function buildWeb() {
  await run(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: path.join(root, 'apps', 'web'),
    // whoever calls us: a test runner's NODE_ENV would put React's development build into it
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

/** Runs a command to its end; its words reach the user on stderr, so that stdout stays ours. */
function run(command, args, { cwd = root, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', process.stderr, process.stderr] });
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      code === 0
        ? resolve()
        : reject(new Error(`${path.basename(command)} ${args.join(' ')} ended with ${signal ?? code}`)),
    );
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureReady();
