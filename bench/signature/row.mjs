/** One row of the table, in a process of its own: `node row.mjs NAME FOLDER` prints what it measured as JSON. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/swc.mjs';

const dist = path.join(root, 'dist', 'libs', 'signature', 'src');
const engine = await import(path.join(dist, 'index.js'));

const AT = new Date('2026-06-01T13:00:00Z');
const DOCUMENTS = 50;
export const SECONDS = 3;
const MB = 1024 * 1024;
/** Large files are read as the command line reads them. */
const { readPieces } = await import(path.join(root, 'dist', 'apps', 'cli', 'src', 'files.js'));

const spentMs = (start) => performance.now() - start;

/** What a row is given: the folder, and readers of it. */
function folder(dir) {
  const read = (name) => {
    const { buffer, byteOffset, length } = readFileSync(path.join(dir, name));
    return new Uint8Array(buffer, byteOffset, length);
  };
  const pieces = (name) => () => readPieces(path.join(dir, name));
  const given = (pki) => ({
    trust: { anchors: [read(`${pki}-root.cer`)], intermediates: [read(`${pki}-issuing.cer`)] },
    evidence: { certificates: [], crls: [read(`${pki}.crl`)], ocspResponses: [] },
    at: AT,
  });
  return { read, pieces, given };
}

function passed(report) {
  if (report.indication === 'TOTAL-PASSED') return report;
  const why = report.signatures.flatMap(({ checks }) => checks.filter(({ ok }) => !ok).map(({ detail }) => detail));
  throw new Error(`${report.indication} ${report.subIndication} ${report.failure ?? why.join('; ')}`);
}

/** Signatures that are judged in turn, by number. */
export function judging(dir, name, pki) {
  const { read, given } = folder(dir);
  const documents = Array.from({ length: DOCUMENTS }, (_, i) => ({
    signature: read(`${name}-${i}.sig`),
    content: { bytes: read(`${name}-${i}.doc`) },
  }));
  const { trust, evidence, at } = given(pki);
  return async (i) => {
    const { signature, content } = documents[i % DOCUMENTS];
    passed(await engine.validate({ signature, content, trust, evidence, at }));
  };
}

/** How many times `work` can be done in so many seconds: by the clock, and by processor time. */
export async function measured(work, seconds, count = Infinity) {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  let done = 0;
  do await work(done++);
  while (done < count && spentMs(start) < seconds * 1000);
  return { perSecond: done / (spentMs(start) / 1000), perCpuSecond: done / cpuSince(cpu) };
}

function cpuSince(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/**
 * Until it does not get faster any more: V8 compiles what runs often, and goes on for some seconds. A server runs for weeks, so what
 * it does in its first seconds is not what is asked for. Rounds go by processor time, for a busy machine compiles later, too.
 */
export async function warm(work) {
  const end = performance.now() + 40_000;
  let best = 0;
  for (let level = 0; level < 4 && performance.now() < end;) {
    const cpu = process.cpuUsage();
    let done = 0;
    do await work(done++);
    while (cpuSince(cpu) < 0.5);
    const rate = done / cpuSince(cpu);
    level = rate > 1.03 * best ? 0 : level + 1;
    best = Math.max(best, rate);
  }
}

/** Judges signatures over and over, after enough of them to be compiled; or each once. */
async function rate(dir, name, pki, once = false) {
  const judge = judging(dir, name, pki);
  if (once) return measured(judge, Infinity, DOCUMENTS);
  await warm(judge);
  return measured(judge, SECONDS);
}

/** The whole path of a stranger is seen for the first time, but the code has been compiled by other signatures. */
async function strangers(dir) {
  await rate(dir, 'known', 'rsa', true);
  return rate(dir, 'strangers', 'rsa', true);
}

/** The same as the portal does it: worker lanes, requests and reports as messages, so many at a time as are waiting on a busy day. */
async function lanes(dir) {
  const { WorkerPoolEngine } = await import(
    path.join(root, 'dist', 'libs', 'trust', 'src', 'engine', 'worker-pool.engine.js')
  );
  const { read, given } = folder(dir);
  const pool = new WorkerPoolEngine(availableParallelism());
  const { trust, evidence, at } = given('rsa');
  const documents = Array.from({ length: DOCUMENTS }, (_, i) => [read(`known-${i}.sig`), read(`known-${i}.doc`)]);
  const many = () =>
    Promise.all(
      documents.map(async ([signature, bytes]) =>
        passed(await pool.run('validate', { signature, content: { bytes }, trust, evidence, at })),
      ),
    );
  await warm(many);
  const { perSecond, perCpuSecond } = await measured(many, SECONDS);
  await pool.close();
  return { perSecond: perSecond * DOCUMENTS, perCpuSecond: perCpuSecond * DOCUMENTS };
}

async function pkijs(dir) {
  const [{ fromBER }, PKI] = await Promise.all([import('asn1js'), import('pkijs')]);
  const { read } = folder(dir);
  const certificate = (name) => PKI.Certificate.fromBER(read(name));
  const trustedCerts = [certificate('rsa-root.cer')];
  const judge = async (i) => {
    const content = PKI.ContentInfo.fromBER(read(`known-${i}.sig`));
    const signed = new PKI.SignedData({ schema: content.content });
    signed.certificates.push(certificate('rsa-issuing.cer'));
    const crl = new PKI.CertificateRevocationList({ schema: fromBER(read('rsa.crl')).result });
    const data = new Uint8Array(read(`known-${i}.doc`)).buffer;
    await signed.verify({ signer: 0, data, trustedCerts, checkChain: true, checkDate: AT, crls: [crl] });
  };
  for (let i = 0; i < 20; i++) await judge(i % DOCUMENTS);
  const start = performance.now();
  let count = 0;
  do await judge(count++ % DOCUMENTS);
  while (spentMs(start) < 2000);
  return { perSecond: count / (spentMs(start) / 1000) };
}

const best = async (times, work) => {
  let least = Infinity;
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await work();
    least = Math.min(least, spentMs(start));
  }
  return least;
};

async function largeFile(dir, request, hashed) {
  const { given, pieces } = folder(dir);
  const judge = async () => passed(await engine.validateStream({ ...given('rsa'), ...request(pieces) }));
  const hash = async () => {
    const running = createHash('sha256');
    for await (const piece of pieces(hashed)()) running.update(piece);
    running.digest();
  };
  // in turn, so that a busy moment of the machine meets both
  let [ours, bare] = [Infinity, Infinity];
  for (let i = 0; i < 5; i++) {
    ours = Math.min(ours, await best(1, judge));
    bare = Math.min(bare, await best(1, hash));
  }
  return { milliseconds: ours, hash: bare };
}

async function xml(dir, name) {
  const { read, given } = folder(dir);
  const judge = async () => passed(await engine.validate({ ...given('rsa'), signature: read(name), content: 'none' }));
  return { milliseconds: await best(name === 'xml1.xml' ? 5 : 1, judge) };
}

async function crl(dir) {
  const { read } = folder(dir);
  const issuer = read('rsa-issuing.cer');
  const subject = engine.readCertificate(read('subject.cer'));
  const milliseconds = await best(1, async () => {
    const list = read('long.crl');
    if (!(await engine.authenticCrl(list, issuer))) throw new Error('the list is not authentic');
    if (engine.readCrl(list).find(subject)) throw new Error('an entry that is not there');
  });
  return { milliseconds };
}

async function streebog() {
  const data = new Uint8Array(50 * MB);
  const hash = () => engine.digest(engine.ALGORITHM.streebog512, data);
  const cpu = process.cpuUsage();
  const milliseconds = await best(5, hash);
  return { perSecond: 50 / (milliseconds / 1000), perCpuSecond: 250 / cpuSince(cpu) };
}

/** The most memory this process has had, in MB. Not what getrusage says: a child inherits there the memory of its parent. */
function peakMemory() {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(status);
  return (peak ? Number(peak[1]) : process.resourceUsage().maxRSS) / 1024;
}

const ROWS = {
  idle: () => ({}),
  known: (dir) => rate(dir, 'known', 'rsa'),
  lanes,
  strangers,
  gost: (dir) => rate(dir, 'gost', 'gost'),
  pkijs,
  detached: (dir) =>
    largeFile(dir, (pieces) => ({ signature: pieces('detached.sig'), content: pieces('large.doc') }), 'large.doc'),
  attachedDER: (dir) => largeFile(dir, (pieces) => ({ signature: pieces('attachedDER.sig') }), 'large.doc'),
  attachedBER: (dir) => largeFile(dir, (pieces) => ({ signature: pieces('attachedBER.sig') }), 'large.doc'),
  streebog,
  xml1: (dir) => xml(dir, 'xml1.xml'),
  xml50: (dir) => xml(dir, 'xml50.xml'),
  crl,
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [name, dir] = process.argv.slice(2);
  const result = await ROWS[name](dir);
  console.log(JSON.stringify({ ...result, maxRss: peakMemory() }));
  process.exit(0);
}
