/** The references, measured in the same run: openssl, its GOST engine, xmlsec1. What is not installed is left out. */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';

const AT = new Date('2026-06-01T13:00:00Z').getTime() / 1000;
const BY_CA = ['-CAfile', 'ca.pem', '-purpose', 'any', '-attime', String(AT), '-out', '/dev/null'];

/** OpenSSL's configuration with its GOST engine. */
const GOST_ENGINE = `openssl_conf = all
[all]
engines = engines
[engines]
gost = gost
[gost]
default_algorithms = ALL
[req]
distinguished_name = dn
[dn]
`;

/** Milliseconds of a command, the best of some runs; undefined when it does not succeed. */
function timed(dir, runs, command, args, env = {}) {
  let least = Infinity;
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    const { status } = spawnSync(command, args, { cwd: dir, stdio: 'ignore', env: { ...process.env, ...env } });
    if (status !== 0) return undefined;
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** How often per second a command can be run; a process each. */
function spawned(dir, command, args) {
  if (timed(dir, 1, command, args) === undefined) return undefined;
  const start = performance.now();
  for (let i = 0; i < 60; i++) spawnSync(command, args, { cwd: dir, stdio: 'ignore' });
  return 60 / ((performance.now() - start) / 1000);
}

/** The bare RSA operation; in several processes at once it shows what more cores of this machine are worth. */
function rsaSpeed(...options) {
  const args = ['speed', '-elapsed', '-seconds', '1', ...options, 'rsa2048'];
  const { stdout, status } = spawnSync('openssl', args, { encoding: 'utf8' });
  const numbers = /rsa 2048 bits.*?([\d.]+)\s*$/m.exec(stdout ?? '');
  return status === 0 && numbers ? Number(numbers[1]) : undefined;
}

const cms = (signature, ...more) => [
  'cms',
  '-verify',
  '-binary',
  '-inform',
  'DER',
  '-in',
  signature,
  ...more,
  ...BY_CA,
];

/**
 * The GOST engine's bare verification: it does not know the national identifiers, so a key of its own on the same curve; the
 * process is measured apart and taken off.
 */
function gostEngine(dir) {
  writeFileSync(path.join(dir, 'openssl.cnf'), GOST_ENGINE);
  const env = { OPENSSL_CONF: path.join(dir, 'openssl.cnf') };
  const run = (...args) => timed(dir, 1, 'openssl', args, env);
  const made =
    run('genpkey', '-algorithm', 'gost2012_512', '-pkeyopt', 'paramset:A', '-out', 'gost.key') !== undefined &&
    run('pkey', '-in', 'gost.key', '-pubout', '-out', 'gost.pub') !== undefined &&
    run('dgst', '-md_gost12_512', '-sign', 'gost.key', '-out', 'gost.raw', 'known-0.doc') !== undefined;
  if (!made) return {};
  const verify = timed(
    dir,
    8,
    'openssl',
    ['dgst', '-md_gost12_512', '-verify', 'gost.pub', '-signature', 'gost.raw', 'known-0.doc'],
    env,
  );
  const bare = timed(dir, 8, 'openssl', ['pkey', '-pubin', '-in', 'gost.pub', '-noout'], env);
  const hash = timed(dir, 2, 'openssl', ['dgst', '-md_gost12_512', 'large.doc'], env);
  const empty = timed(dir, 4, 'openssl', ['dgst', '-md_gost12_512', 'known-0.doc'], env);
  return {
    ...(verify && bare && verify > bare && { gost: 1000 / (verify - bare) }),
    ...(hash && empty && { streebog: 50 / ((hash - empty) / 1000) }),
  };
}

/** Time and memory of xmlsec1; the memory from time(1), where it is. */
function xmlsec(dir, file) {
  if (!existsSync(path.join(dir, file))) return undefined;
  // the certificate's path is not its work here, as it is not the work that is compared
  const args = ['--verify', '--insecure', file];
  const milliseconds = timed(dir, file === 'xml1.xml' ? 3 : 1, 'xmlsec1', args);
  if (milliseconds === undefined) return undefined;
  const { stderr } = spawnSync('/usr/bin/time', ['-f', '%M', 'xmlsec1', ...args], { cwd: dir, encoding: 'utf8' });
  return { milliseconds, maxRss: Number((stderr ?? '').trim().split('\n').at(-1)) / 1024 };
}

/** Measures all of them on what `prepare` made. */
export function references(dir) {
  return {
    speed: rsaSpeed(),
    speedOfAll: rsaSpeed('-multi', String(availableParallelism())),
    openssl: spawned(dir, 'openssl', cms('known-0.sig', '-content', 'known-0.doc')),
    detached: timed(dir, 3, 'openssl', cms('detached.sig', '-content', 'large.doc')),
    attachedDER: timed(dir, 3, 'openssl', cms('attachedDER.sig')),
    attachedBER: timed(dir, 3, 'openssl', cms('attachedBER.sig')),
    crl: timed(dir, 2, 'openssl', ['crl', '-inform', 'DER', '-in', 'long.crl', '-CAfile', 'ca.pem', '-noout']),
    xml1: xmlsec(dir, 'xml1.xml'),
    xml50: xmlsec(dir, 'xml50.xml'),
    ...gostEngine(dir),
  };
}
