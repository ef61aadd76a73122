/**
 * How many documents per second go from sending to the receipt, with everything real: a portal as a process of its own, its
 * PostgreSQL (durable, as in production), OCSP and timestamps of the development NCA, HTTP. All of it shares this machine.
 */
import { spawn } from 'node:child_process';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../scripts/swc.mjs';
import { lists } from './exchange/lists.mjs';
import { prepareStand } from '../test/support/stand.mjs';

const DOCUMENTS = 120;
const WARM_UP = 12;
const AT_ONCE = 8;
const PORTAL = path.join(root, 'dist/apps/portal/src');
const SEED = path.join(root, 'dist/apps/cli/src/seed');

/** The portal, started as operators start it. Returns its address. */
async function startPortal(variables, running) {
  const child = spawn(process.execPath, [path.join(PORTAL, 'main.js')], {
    env: variables,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  running.push(() => (child.kill('SIGTERM'), exited));
  const ready = new Promise((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  const line = await Promise.race([ready, exited.then(() => undefined)]);
  if (!line) throw new Error('the portal did not start');
  return JSON.parse(line).url;
}

/** The two sides, signed in. */
async function people(portal, keys) {
  const { PortalSession } = await import(path.join(SEED, 'portal-session.js'));
  const { KeyRing } = await import(path.join(SEED, 'key-ring.js'));
  const ring = new KeyRing(keys);
  const sender = await PortalSession.begin(portal, 'alatau-head', ring);
  const recipient = await PortalSession.begin(portal, 'zhetisu-employee', ring);
  const { participant } = await recipient.current();
  return { sender, recipient, recipientId: participant.id };
}

const at = (id) => ({ params: { path: { id } } });

function taken({ data, error, response }) {
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${JSON.stringify(error)}`);
  return data;
}

/** A draft with its file and its signature; the signature itself was made beforehand, as it is on the user's machine. */
async function draft({ sender, recipientId }, { title, content, signature }) {
  const body = { title, type: 'contract', recipientId };
  const { id } = taken(await sender.api.POST('/api/documents', { body }));
  const headers = { 'content-type': 'application/pdf', 'x-file-name': 'contract.pdf' };
  await sender.put(`/api/documents/${id}/content`, content, headers);
  const { status } = taken(await sender.api.POST('/api/documents/{id}/signatures', { ...at(id), body: { signature } }));
  if (status !== 'ready') throw new Error(`signed, it is ${status}`);
  return id;
}

async function sendAndOpen({ sender, recipient }, id) {
  taken(await sender.api.POST('/api/documents/{id}/send', at(id)));
  const { status } = taken(await recipient.api.POST('/api/documents/{id}/open', at(id)));
  if (status !== 'received') throw new Error(`opened, it is ${status}`);
}

/** Does `work` with every item, several at once; returns the results and how many per second there were. */
async function rate(items, work) {
  const results = [];
  const waiting = [...items];
  const start = performance.now();
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) results.push(await work(item));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { results, perSecond: items.length / ((performance.now() - start) / 1000) };
}

async function papers(sender, count) {
  const { aPdf } = await import(path.join(root, 'dist/libs/exchange/src/index.js'));
  const made = [];
  for (let i = 0; i < count; i++) {
    const content = new Uint8Array(await aPdf(`Contract ${i}`, [`Text of contract ${i}.`]));
    made.push({ title: `Contract ${i}`, content, signature: await sender.sign(content) });
  }
  return made;
}

const line = (what, perSecond) => console.log(`  ${what.padEnd(76)} ${perSecond.toFixed(1).padStart(8)}/s`);

/** Prints the tables. */
export async function run() {
  if (!process.argv.includes('--lists')) await traffic();
  if (!process.argv.includes('--traffic')) await lists();
}

async function traffic() {
  const data = await fs.mkdtemp(path.join(os.tmpdir(), 'qujat-bench-'));
  // PostgreSQL may run as a user of its own.
  await fs.chmod(data, 0o755);
  const running = [];
  try {
    const { variables, keys } = await prepareStand(data, running);
    const sides = await people(await startPortal(variables, running), keys);
    const first = await papers(sides.sender, WARM_UP);
    const counted = await papers(sides.sender, DOCUMENTS);
    const warm = await rate(first, (paper) => draft(sides, paper));
    await rate(warm.results, (id) => sendAndOpen(sides, id));
    const drafts = await rate(counted, (paper) => draft(sides, paper));
    const receipts = await rate(drafts.results, (id) => sendAndOpen(sides, id));
    const { length: cores } = os.cpus();
    console.log(`  ${os.cpus()[0]?.model ?? 'unknown CPU'}, ${cores} cores, Node ${process.versions.node}`);
    console.log(`  ${DOCUMENTS} documents, ${AT_ONCE} at once; one portal, PostgreSQL, OCSP and TSA on this machine`);
    line('drafted, uploaded, signature verified and timestamped (RSA)', drafts.perSecond);
    line('sent, opened, receipt signed and timestamped', receipts.perSecond);
    line('the whole way of a document', 1 / (1 / drafts.perSecond + 1 / receipts.perSecond));
  } finally {
    for (const stop of running.reverse()) await stop();
    await fs.rm(data, { recursive: true, force: true });
  }
}
