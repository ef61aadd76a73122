import { scopeOf, systemScope, TestClock } from '@qujat/platform';
import { validate } from '@qujat/signature';
import { SignatureVerifier, TrustStore } from '@qujat/trust';
import { exchangeWorld, type ExchangeWorld } from '../../../../../test/support/exchange-world.js';
import { PreservationService } from './preservation.service.js';

const DAY = 24 * 3_600_000;
const NOTHING = { certificates: [], crls: [], ocspResponses: [] };

interface Form {
  readonly kind: string;
  readonly generation: number;
  readonly level: string;
  readonly cms: Buffer;
  readonly reliable_until: Date;
}

describe('proofs that are kept provable', () => {
  let world: ExchangeWorld;
  const clock = new TestClock();

  beforeAll(async () => {
    world = await exchangeWorld({ clock });
  });

  afterAll(() => world?.close());

  afterEach(() => {
    for (const service of ['ocsp', 'crl', 'tsa'] as const) world.ca.setService(service, 'up');
  });

  const run = () => world.app.get(PreservationService).run();
  const forms = (id: string) =>
    world.rows<Form>(
      `SELECT kind, generation, level, cms, reliable_until FROM exchange.preserved_forms WHERE document_id = $1
        ORDER BY kind, generation`,
      id,
    );
  const care = (id: string) =>
    world.rows<{ kind: string; state: string; generation: number; due_at: Date; reliable_until: Date }>(
      `SELECT kind, state, generation, due_at, reliable_until FROM exchange.preservation WHERE document_id = $1 ORDER BY kind`,
      id,
    );
  const verdict = async (cms: Uint8Array, content: Uint8Array) => {
    const verifier = world.app.get(SignatureVerifier);
    const { outcome, report } = await verifier.verify({
      signature: cms,
      content: { bytes: content },
      purpose: 'document',
    });
    return [outcome, report.signatures[0]?.level];
  };
  /** Until the time comes, day by day as the schedule would, in steps of ten days. */
  async function passes(years: number): Promise<void> {
    for (let day = 0; day < years * 365; day += 10) {
      clock.advance(10 * DAY);
      await run();
    }
  }

  it('E-7.5.3, E-7.4: takes settled proofs into care; the receipt is made to carry what its verdict needs', async () => {
    const id = await world.received();
    await world.app.drain();
    await run();
    expect((await care(id)).map(({ kind, state, generation }) => [kind, state, generation])).toEqual([
      ['receipt', 'kept', 1],
      ['signature', 'kept', 0],
    ]);
    for (const { due_at: due, reliable_until: until } of await care(id)) {
      expect(until.getTime() - due.getTime()).toBe(180 * DAY);
      expect(until.getTime()).toBeGreaterThan(clock.now().getTime() + 365 * DAY);
    }
    const [receipt] = await forms(id);
    const record = await world.rows<{ record: Buffer }>(
      'SELECT record FROM exchange.receipts WHERE document_id = $1',
      id,
    );
    const { trust } = await world.app.get(TrustStore).current();
    const content = { bytes: record[0]!.record };
    const report = await validate({ signature: receipt!.cms, content, trust, evidence: NOTHING, at: clock.now() });
    expect(report).toMatchObject({ indication: 'TOTAL-PASSED', signatures: [{ level: 'LT' }] });
    const answer = await world.as('alatau-head').get(`/api/documents/${id}/receipt`);
    expect(answer.body.signatureBase64).toBe(receipt!.cms.toString('base64'));
    // Nothing is due: nothing happens.
    const before = await care(id);
    await run();
    expect(await care(id)).toEqual(before);
  });

  it('waits while the TSA or OCSP is silent, and two runs at a time make one generation', async () => {
    const id = await world.received();
    await world.app.drain();
    for (const service of ['ocsp', 'crl'] as const) world.ca.setService(service, 'down');
    clock.advance(2 * DAY);
    await run();
    expect((await care(id)).map(({ kind, state }) => [kind, state])).toEqual([
      ['receipt', 'waiting'],
      ['signature', 'kept'],
    ]);
    for (const service of ['ocsp', 'crl'] as const) world.ca.setService(service, 'up');
    clock.advance(2 * 3_600_000);
    await Promise.all([run(), run()]);
    expect((await forms(id)).map(({ kind, generation }) => [kind, generation])).toEqual([['receipt', 1]]);
    const told = await world.rows(
      `SELECT 1 FROM platform.audit WHERE act = 'document.proof-renewed' AND subject_id = $1`,
      id,
    );
    expect(told).toHaveLength(1);
  });

  it('E-7.1.7: what was preserved stays as it is, and is seen by the parties alone', async () => {
    const id = await world.received();
    await world.app.drain();
    await run();
    const query = (scope: Parameters<typeof world.app.database.work.run>[0], sql: string) =>
      world.app.database.work.run<unknown[]>(scope, (tx) => tx.manager.query(sql, [id]));
    const change = `UPDATE exchange.preserved_forms SET level = 'LTA' WHERE document_id = $1`;
    await expect(query(systemScope('spec'), change)).rejects.toThrow(/stays as it is/);
    const discard = 'DELETE FROM exchange.preserved_forms WHERE document_id = $1';
    await expect(query(systemScope('spec'), discard)).rejects.toThrow(/permission denied/);
    const look = 'SELECT 1 FROM exchange.preserved_forms WHERE document_id = $1';
    expect(await query(scopeOf(world.actor('zhetisu-head')), look)).toHaveLength(1);
    expect(await query(scopeOf(world.actor('tulpar-head')), look)).toEqual([]);
  });

  it('what breaks stands in nobody’s way: it is put off, and the others are looked at', async () => {
    const [broken, sound] = [await world.received(), await world.received()];
    await world.app.drain();
    await run();
    const due = `UPDATE exchange.preservation SET due_at = due_at - interval '9000 days', reliable_until = NULL, state = 'kept'
      WHERE document_id = $1 AND kind = 'signature'`;
    for (const id of [broken, sound]) await world.rows(due, id);
    const preservation = world.app.get(PreservationService);
    const own = preservation.look.bind(preservation);
    preservation.look = (ref) => (ref.documentId === broken ? Promise.reject(new Error('the blob is gone')) : own(ref));
    await run().finally(() => (preservation.look = own));
    const states = [...(await care(broken)), ...(await care(sound))].filter(({ kind }) => kind === 'signature');
    expect(states.map(({ state }) => state).sort()).toEqual(['kept', 'waiting']);
    for (const { due_at: next } of states) expect(next.getTime()).toBeGreaterThan(clock.now().getTime());
  });

  it('E-7.5.3: eight years later a document is proven still, and what was not renewed is not', async () => {
    const id = await world.received();
    await world.submit('zhetisu-head', id, world.pdf);
    await world.app.drain();
    await run();
    const [original] = await world.rows<{ submitted: Buffer; cms: Buffer }>(
      `SELECT s.submitted, r.cms FROM exchange.signatures s JOIN exchange.raised_signatures r ON r.signature_id = s.id
        WHERE s.document_id = $1 AND s.side = 'sender'`,
      id,
    );
    await passes(8);
    const kept = await forms(id);
    const generations = kept.filter(({ kind }) => kind === 'signature');
    expect(Math.max(...generations.map(({ generation }) => generation))).toBeGreaterThanOrEqual(2);
    for (const { reliable_until: until } of await care(id))
      expect(until.getTime()).toBeGreaterThan(clock.now().getTime());
    const { signatures } = await world.get('alatau-head', id);
    for (const { id: signatureId } of signatures) {
      const answer = await world
        .as('zhetisu-head')
        .get(`/api/documents/${id}/signatures/${signatureId}/content?form=raised`)
        .buffer()
        .responseType('blob');
      expect(answer.headers['content-disposition']).toContain('_LTA.p7s');
      expect(await verdict(answer.body as Buffer, world.pdf)).toEqual(['accepted', 'LTA']);
    }
    expect((await verdict(original!.cms, world.pdf))[0]).not.toBe('accepted');
    const [same] = await world.rows<{ submitted: Buffer }>(
      `SELECT submitted FROM exchange.signatures WHERE document_id = $1 AND side = 'sender'`,
      id,
    );
    expect(same!.submitted.equals(original!.submitted)).toBe(true);
  }, 600_000);
});
