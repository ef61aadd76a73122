/**
 * How many signatures per second: small detached CMS (a full report each: content, attributes, signature, path, revocation),
 * by us on one core and on all, beside OpenSSL in the same run.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { root } from '../scripts/swc.mjs';

const dist = path.join(root, 'dist', 'libs', 'signature', 'src');
const { signCms, toPem, validate } = await import(path.join(dist, 'index.js'));

const AT = new Date('2026-06-01T13:00:00Z');
const SECONDS = 3;
const DOCUMENTS = 50;

/** Signatures by one signer, and by signers each seen once, with all that judging them takes. */
async function material(kind) {
  const { makePki, SIGNING, FIRST_HEAD } = await import(path.join(dist, 'testing', 'pki.js'));
  const { certify, keyUsage } = await import(path.join(dist, 'testing', 'certificates.js'));
  const { revocationList } = await import(path.join(dist, 'testing', 'revocation.js'));
  const pki = await makePki(kind);
  const sign = async ({ certificate, key }, i) => {
    const content = new TextEncoder().encode(`Document ${i} ${'·'.repeat(500)}`);
    const { privateKey } = key;
    return { content, signature: await signCms({ content, detached: true, certificate, privateKey, signingTime: AT }) };
  };
  const known = [];
  const strangers = [];
  for (let i = 0; i < DOCUMENTS; i++) {
    known.push(await sign(pki.signer, i));
    const extensions = [keyUsage(...SIGNING)];
    const stranger = await certify({ subject: FIRST_HEAD, key: pki.tsa.key, issuer: pki.issuing, extensions });
    strangers.push(await sign(stranger, i));
  }
  return {
    pki: { trust: pki.trust, root: pki.root.certificate, issuing: pki.issuing.certificate },
    crl: await revocationList({ issuer: pki.issuing }),
    known,
    strangers,
  };
}

/** Judges the given signatures over and over; returns how many per second. */
async function rate({ trust, crl, documents, seconds = SECONDS, once = false }) {
  const evidence = { certificates: [], crls: [crl], ocspResponses: [] };
  const judge = async ({ content, signature }) => {
    const report = await validate({ signature, content: { bytes: content }, trust, evidence, at: AT });
    if (report.indication !== 'TOTAL-PASSED') throw new Error(`${report.indication} ${report.subIndication}`);
  };
  if (!once) for (let i = 0; i < 2 * documents.length; i++) await judge(documents[i % documents.length]);
  const start = performance.now();
  let count = 0;
  for (;;) {
    await judge(documents[count++ % documents.length]);
    const spent = (performance.now() - start) / 1000;
    if (once ? count === documents.length : spent > seconds) return count / spent;
  }
}

/** The same on every core, in worker threads. */
async function rateOnAllCores(job) {
  const rates = await Promise.all(
    Array.from({ length: os.availableParallelism() }, () => {
      const worker = new Worker(new URL(import.meta.url), { workerData: job });
      return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
    }),
  );
  return rates.reduce((sum, one) => sum + one, 0);
}

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

const VERIFY = 'cms -verify -inform DER -in sig -content doc -binary -CAfile ca.pem -purpose any -out out'.split(' ');

/** `openssl cms -verify`, a process for each, of what `prepare` puts into a folder; undefined when it does not verify it. */
function opensslCms(prepare) {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'qujat-bench-'));
  try {
    const { env = {}, args = [] } = prepare(dir) ?? {};
    const options = { cwd: dir, stdio: 'ignore', env: { ...process.env, ...env } };
    if (spawnSync('openssl', [...VERIFY, ...args], options).status !== 0) return undefined;
    const start = performance.now();
    const runs = 100;
    for (let i = 0; i < runs; i++) execFileSync('openssl', [...VERIFY, ...args], options);
    return runs / ((performance.now() - start) / 1000);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The very signature that is measured. */
const theSame =
  ({ pki, known: [first] }) =>
  (dir) => {
    const chain = [pki.root, pki.issuing].map((one) => toPem(one, 'CERTIFICATE')).join('');
    writeFileSync(path.join(dir, 'ca.pem'), chain);
    writeFileSync(path.join(dir, 'doc'), first.content);
    writeFileSync(path.join(dir, 'sig'), first.signature);
    return { args: ['-attime', String(AT.getTime() / 1000)] };
  };

/**
 * OpenSSL's GOST engine does not know the national identifiers: it is measured on a signature of its own making with the same
 * hash and the same curve under the identifiers it knows.
 */
const itsOwn =
  ({ known: [first] }) =>
  (dir) => {
    writeFileSync(path.join(dir, 'openssl.cnf'), GOST_ENGINE);
    writeFileSync(path.join(dir, 'doc'), first.content);
    const env = { OPENSSL_CONF: path.join(dir, 'openssl.cnf') };
    const options = { cwd: dir, stdio: 'ignore', env: { ...process.env, ...env } };
    const key = '-newkey gost2012_512 -pkeyopt paramset:A -nodes';
    const commands = [
      `req -x509 ${key} -subj /CN=CA -keyout ca.key -out ca.pem -days 30`,
      `req -new ${key} -subj /CN=Signer -keyout signer.key -out signer.csr`,
      'x509 -req -in signer.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out signer.pem -days 30',
      'cms -sign -binary -in doc -signer signer.pem -inkey signer.key -md md_gost12_512 -outform DER -out sig',
    ];
    for (const command of commands) spawnSync('openssl', command.split(' '), options);
    return { env };
  };

/** The bare RSA operation, from `openssl speed`. */
function opensslSpeed() {
  const { stdout, status } = spawnSync('openssl', ['speed', '-seconds', '1', 'rsa2048'], { encoding: 'utf8' });
  const numbers = /rsa 2048 bits.*?([\d.]+)\s*$/m.exec(stdout ?? '');
  return status === 0 && numbers ? Number(numbers[1]) : undefined;
}

const line = (what, perSecond) =>
  console.log(
    `  ${what.padEnd(76)} ${perSecond === undefined ? 'not possible here' : `${Math.round(perSecond).toLocaleString('en')}/s`}`,
  );

/** Prints the table. */
export async function run() {
  const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
  console.log(
    `  ${os.cpus()[0]?.model ?? 'unknown CPU'}, ${os.availableParallelism()} cores, Node ${process.versions.node}`,
  );
  for (const kind of ['rsa', 'gost']) {
    const made = await material(kind);
    const { trust } = made.pki;
    const job = { trust, crl: made.crl, documents: made.known };
    const name = kind === 'rsa' ? 'RSA-2048' : 'GOST 34.10-2015-512';
    line(`${name}: signers never seen before, one core`, await rate({ ...job, documents: made.strangers, once: true }));
    line(`${name}: known signer, one core`, await rate(job));
    line(`${name}: known signer, all cores`, await rateOnAllCores(job));
    const engine = kind === 'gost' ? ' (GOST engine, its identifiers)' : '';
    const prepare = kind === 'gost' ? itsOwn(made) : theSame(made);
    line(`  beside: openssl cms -verify${engine}, one process each`, hasOpenssl ? opensslCms(prepare) : undefined);
    if (kind === 'rsa')
      line('  beside: openssl speed rsa2048, the bare verification', hasOpenssl ? opensslSpeed() : undefined);
  }
}

if (!isMainThread) parentPort.postMessage(await rate(workerData));
