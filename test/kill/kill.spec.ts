/** kill -9 under load, again and again: what the portal has confirmed stays, and nothing happens twice. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { data } from '../../apps/cli/src/seed/portal-session.js';
import { type Act, Load } from './support/load.js';
import { PortalProcess, type Stand, startStand } from './support/portal-process.js';

const KILLS = 6;
const LANES = 4;
/** Long enough for a dead worker's jobs to be found (45 s), for the keeper's turn (30 s) and for what it gives again (2 min). */
const DRAINED_WITHIN_MS = 240_000;

const LEFT = `
  SELECT (SELECT count(*)::int FROM platform.outbox WHERE relayed_at IS NULL) AS "toRelay",
         (SELECT count(*)::int FROM platform.outbox WHERE settled_at IS NULL) AS "toSettle",
         (SELECT count(*)::int FROM exchange.receipts WHERE state = 'pending') AS "pendingReceipts"`;

/** What the audit trail and the events say about the same act, where they differ. */
const DISAGREEMENTS = `
  SELECT id, act, sum(audited)::int AS audited, sum(emitted)::int AS emitted FROM (
    SELECT subject_id AS id, replace(act, 'document.', '') AS act, 1 AS audited, 0 AS emitted FROM platform.audit
    UNION ALL
    SELECT aggregate_id, replace(replace(type, 'exchange.document.', ''), 'countersigned', 'signed'), 0, 1 FROM platform.outbox
  ) said WHERE act IN ('signed', 'delivered', 'opened', 'received', 'refused', 'recalled')
  GROUP BY id, act HAVING sum(audited) <> sum(emitted)`;

const GO_ON_MS = 90_000;
const ONCE = ['created', 'signed', 'sent', 'delivered', 'opened', 'received'];

describe('the portal, killed under load', () => {
  let folder: string;
  let stand: Stand;
  let portal: PortalProcess;
  let load: Load;
  let database: Client;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'qujat-kill-'));
    stand = await startStand(folder);
    database = new Client({ connectionString: stand.variables['DATABASE_URL'] });
    await database.connect();
    portal = await PortalProcess.start(stand.variables);
    load = await Load.begin(portal.url, stand.keys);
    const running = load.run(LANES);
    // A refusal must end the kills too: it is thrown below.
    running.catch(() => undefined);
    for (let kill = 0; kill < KILLS; kill++) {
      await Promise.race([sleep(300 + Math.random() * 2500), running]);
      await portal.end('SIGKILL');
      await portal.start();
    }
    // On a busy machine a document takes longer than a life of the portal: the people go on until they have got through.
    const deadline = performance.now() + GO_ON_MS;
    do await sleep(1000);
    while (confirmed('opened').length <= KILLS && performance.now() < deadline);
    load.end();
    await running;
  }, 400_000);

  afterAll(async () => {
    await portal?.end('SIGTERM');
    await database?.end();
    await stand?.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }, 60_000);

  const confirmed = (act: Act) => load.confirmed.filter((one) => one.act === act);
  const rows = async <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await database.query(sql, values)).rows as T[];

  it('was hit while it worked, and the people went on', () => {
    expect(load.interrupted).toBeGreaterThanOrEqual(KILLS);
    expect(confirmed('opened').length).toBeGreaterThan(KILLS);
  });

  it('drains its outbox and completes every receipt by itself', async () => {
    const deadline = performance.now() + DRAINED_WITHIN_MS;
    const isDrained = async () => Object.values((await rows<Record<string, number>>(LEFT))[0]!).every((n) => n === 0);
    while (!(await isDrained()) && performance.now() < deadline) await sleep(500);
    expect(await rows(LEFT)).toEqual([{ toRelay: 0, toSettle: 0, pendingReceipts: 0 }]);
  }, 300_000);

  it('has every document and every file that it confirmed, byte for byte', async () => {
    const kept = new Set((await rows<{ id: string }>('SELECT id FROM exchange.documents')).map(({ id }) => id));
    expect(confirmed('created').filter(({ documentId }) => !kept.has(documentId))).toEqual([]);
    for (const { documentId, proof } of confirmed('uploaded')) {
      const bytes = await load.sender.bytes(`/api/documents/${documentId}/content`);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(proof);
    }
  }, 60_000);

  it('has every signature and every sending that it confirmed', async () => {
    const accepted = await rows<{ key: string }>(
      `SELECT document_id || submitted_sha256 AS key FROM exchange.signatures WHERE state = 'accepted'`,
    );
    const keys = new Set(accepted.map(({ key }) => key));
    expect(confirmed('signed').filter(({ documentId, proof }) => !keys.has(`${documentId}${proof}`))).toEqual([]);
    const sent = await rows<{ id: string }>('SELECT id FROM exchange.documents WHERE sent_at IS NOT NULL');
    const ids = new Set(sent.map(({ id }) => id));
    expect(confirmed('sent').filter(({ documentId }) => !ids.has(documentId))).toEqual([]);
  });

  it('E-7.4: has one receipt for every document that was opened, and it is valid', async () => {
    for (const { documentId } of confirmed('opened')) {
      const path = { params: { path: { id: documentId } } };
      const { report } = data(await load.sender.api.GET('/api/documents/{id}/receipt', path));
      expect(report).toMatchObject({ indication: 'TOTAL-PASSED' });
    }
    const received = await rows<{ id: string; times: number }>(
      `SELECT aggregate_id AS id, count(*)::int AS times FROM platform.outbox
       WHERE type = 'exchange.document.received' GROUP BY 1`,
    );
    const receipts = await rows<{ id: string }>('SELECT document_id AS id FROM exchange.receipts');
    expect(new Map(received.map(({ id, times }) => [id, times]))).toEqual(new Map(receipts.map(({ id }) => [id, 1])));
  }, 120_000);

  it('did nothing twice', async () => {
    const opened = confirmed('opened').map(({ documentId }) => documentId);
    const counted = await rows<{ act: string; times: number; documents: number }>(
      `SELECT replace(act, 'document.', '') AS act, count(*)::int AS times, count(DISTINCT subject_id)::int AS documents
       FROM platform.audit WHERE subject_id = ANY($1) GROUP BY 1`,
      [opened],
    );
    const acts = Object.fromEntries(counted.map(({ act, times, documents }) => [act, { times, documents }]));
    const once = { times: opened.length, documents: opened.length };
    expect(acts).toMatchObject(Object.fromEntries(ONCE.map((act) => [act, once])));
  });

  it('has an event for every entry of the audit trail, and no other', async () => {
    expect(await rows(DISAGREEMENTS)).toEqual([]);
  });
});
