import type { Response } from 'supertest';
import { scopeOf, systemScope, TestClock } from '@qujat/platform';
import { validate } from '@qujat/signature';
import { TrustStore } from '@qujat/trust';
import { exchangeWorld, type ExchangeWorld } from '../../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../../test/support/problem.js';
import { RaisingConsumers } from './raising.consumers.js';
import { RaisingService } from './raising.service.js';

describe('accepted signatures raised to LT in the background', () => {
  let world: ExchangeWorld;
  const clock = new TestClock();

  beforeAll(async () => {
    world = await exchangeWorld({ clock });
  });

  afterAll(() => world?.close());

  afterEach(() => {
    for (const service of ['ocsp', 'crl', 'tsa'] as const) world.ca.setService(service, 'up');
  });

  const download = (slug: string, id: string, signatureId: string, form?: string) =>
    world
      .as(slug)
      .get(`/api/documents/${id}/signatures/${signatureId}/content${form ? `?form=${form}` : ''}`)
      .buffer()
      .responseType('blob');
  const bytes = (answer: Response) => answer.body as Buffer;
  const signature = async (slug: string, id: string, side = 'sender') => {
    const { signatures } = await world.get(slug, id);
    return signatures.find((one) => one.side === side) as unknown as { id: string; level: string; raisedAt: string };
  };

  it.each(['rsa', 'gost'] as const)(
    'E-7.5.3: a signature (%s) is raised by itself, beside the original, and needs nobody to be judged',
    async (algorithm) => {
      const id = await world.draft();
      const given = await world.sign('alatau-head', world.pdf, algorithm);
      await world.submit('alatau-head', id, given);
      const before = await signature('alatau-head', id);
      expect(before).toMatchObject({ level: 'T', raisedAt: null });
      const stamped = bytes(await download('alatau-head', id, before.id));
      expectProblem(
        await world.as('alatau-head').get(`/api/documents/${id}/signatures/${before.id}/content?form=raised`),
        404,
        'signature.not_raised',
      );
      await world.app.drain();
      expect(await signature('alatau-head', id)).toMatchObject({ level: 'LT', raisedAt: expect.any(String) });
      const answer = await download('alatau-head', id, before.id, 'raised');
      expect(answer.headers['content-disposition']).toContain('_LT.p7s');
      const { trust } = await world.app.get(TrustStore).current();
      const evidence = { certificates: [], crls: [], ocspResponses: [] };
      const content = { bytes: world.pdf };
      const report = await validate({ signature: bytes(answer), content, trust, evidence, at: clock.now() });
      expect(report).toMatchObject({ indication: 'TOTAL-PASSED', signatures: [{ level: 'LT' }] });
      // What was submitted, and what carries the portal's timestamp, are untouched.
      expect(bytes(await download('alatau-head', id, before.id)).equals(stamped)).toBe(true);
      const submitted = bytes(await download('alatau-head', id, before.id, 'submitted'));
      expect(submitted.equals(Buffer.from(given, 'base64'))).toBe(true);
    },
  );

  it('both sides get the same raised bytes, and the evidence is kept', async () => {
    const id = await world.received();
    await world.submit('zhetisu-head', id, world.pdf);
    await world.app.drain();
    const answer = await signature('alatau-head', id, 'recipient');
    expect(answer).toMatchObject({ level: 'LT' });
    const [ours, theirs] = [
      bytes(await download('alatau-head', id, answer.id, 'raised')),
      bytes(await download('zhetisu-head', id, answer.id, 'raised')),
    ];
    expect(ours.equals(theirs)).toBe(true);
    const [row] = await world.rows<{ kept: number }>(
      `SELECT count(*)::int AS kept FROM exchange.raised_signatures r
         JOIN trust.verification_evidence e ON e.verification_id = r.verification_id WHERE r.document_id = $1`,
      id,
    );
    expect(row!.kept).toBeGreaterThan(2);
  });

  it('survives an outage of OCSP: it waits, and is raised when OCSP is back', async () => {
    const id = await world.signed();
    for (const service of ['ocsp', 'crl'] as const) world.ca.setService(service, 'down');
    clock.advance(3_600_000 * 26);
    await world.app.drain();
    expect(await signature('alatau-head', id)).toMatchObject({ level: 'T' });
    const [waits] = await world.rows<{ state: string }>(
      'SELECT state FROM exchange.raised_signatures WHERE document_id = $1',
      id,
    );
    expect(waits).toEqual({ state: 'pending' });
    for (const service of ['ocsp', 'crl'] as const) world.ca.setService(service, 'up');
    await world.app.drain();
    expect(await signature('alatau-head', id)).toMatchObject({ level: 'LT' });
  });

  it('a schedule finds those left behind, and twice at a time is once', async () => {
    const id = await world.signed();
    const before = await signature('alatau-head', id);
    clock.advance(6 * 60_000);
    const raising = world.app.get(RaisingService);
    const sweep = world.app.get(RaisingConsumers);
    await Promise.all([sweep.sweep(), raising.raise(before.id), raising.raise(before.id)]);
    expect(await signature('alatau-head', id)).toMatchObject({ level: 'LT' });
    const rows = await world.rows(
      `SELECT 1 FROM platform.audit WHERE act = 'document.signature-raised' AND subject_id = $1`,
      id,
    );
    expect(rows).toHaveLength(1);
    await world.app.drain();
  });

  it('E-7.1.7: the raised form is kept as it is, and seen by both sides only', async () => {
    const id = await world.signed();
    await world.app.drain();
    const change = (scope: Parameters<typeof world.app.database.work.run>[0]) =>
      world.app.database.work.run<[unknown[], number]>(scope, (tx) =>
        tx.manager.query(`UPDATE exchange.raised_signatures SET level = 'LTA' WHERE document_id = $1 RETURNING 1`, [
          id,
        ]),
      );
    await expect(change(systemScope('spec'))).rejects.toThrow(/stays as it is/);
    expect((await change(scopeOf(world.actor('alatau-head'))))[1]).toBe(0);
    const seen = await world.app.database.work.run<unknown[]>(scopeOf(world.actor('tulpar-head')), (tx) =>
      tx.manager.query('SELECT 1 FROM exchange.raised_signatures'),
    );
    expect(seen).toEqual([]);
  });
});
