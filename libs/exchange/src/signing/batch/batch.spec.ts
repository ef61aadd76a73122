import { randomUUID } from 'node:crypto';
import type { Schemas } from '@qujat/api-client';
import { scopeOf, TestClock } from '@qujat/platform';
import { exchangeWorld, type ExchangeWorld } from '../../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../../test/support/problem.js';
import { SigningBatchConsumer } from './batch.consumer.js';

type Batch = Schemas['SigningBatch'];

describe('signing many documents in one go', () => {
  let world: ExchangeWorld;
  const clock = new TestClock();

  beforeAll(async () => {
    world = await exchangeWorld({ clock });
  });

  afterAll(() => world?.close());

  afterEach(() => {
    for (const service of ['ocsp', 'crl', 'tsa'] as const) world.ca.setService(service, 'up');
  });

  const drafts = async (count: number) => {
    const ids: string[] = [];
    for (let i = 0; i < count; i++) ids.push(await world.draft({ title: `Акт № ${i + 1}` }));
    return ids;
  };
  const make = (slug: string, documentIds: string[], more: object = {}) =>
    world
      .as(slug)
      .post('/api/signing-batches')
      .send({ requestId: randomUUID(), documentIds, ...more });
  const made = async (slug: string, documentIds: string[], more: object = {}): Promise<Batch> =>
    (await make(slug, documentIds, more).expect(201)).body as Batch;
  const get = async (slug: string, id: string): Promise<Batch> =>
    (await world.as(slug).get(`/api/signing-batches/${id}`).expect(200)).body as Batch;
  const handIn = async (slug: string, batch: Batch, by = slug) => {
    const signatures = [];
    for (const { documentId } of batch.items) {
      signatures.push({ documentId, signature: await world.sign(by, world.pdf) });
    }
    return world.as(slug).post(`/api/signing-batches/${batch.id}/signatures`).send({ signatures });
  };
  const states = ({ items }: Batch) => items.map(({ state }) => state);

  it('E-7.5.2: several documents, one act; what came of each is told', async () => {
    const ids = await drafts(3);
    const batch = await made('alatau-head', ids);
    expect(states(batch)).toEqual(['prepared', 'prepared', 'prepared']);
    expect(batch.items[0]).toMatchObject({ title: 'Акт № 1', side: 'sender', file: { size: world.pdf.length } });
    const taken = (await handIn('alatau-head', batch)).body as Batch;
    expect(taken.counts).toMatchObject({ submitted: 3 });
    await world.app.drain();
    const done = await get('alatau-head', batch.id);
    expect(done.counts).toMatchObject({ signed: 3, submitted: 0 });
    expect(done.items[0]!.verdict!.en).toContain('The signature is valid');
    for (const id of ids) expect(await world.get('alatau-head', id)).toMatchObject({ status: 'ready' });
  });

  it('sends what was signed right after, where it was asked for', async () => {
    const batch = await made('alatau-head', await drafts(2), { send: true });
    await handIn('alatau-head', batch);
    await world.app.drain();
    expect((await get('alatau-head', batch.id)).items.map(({ sent }) => sent)).toEqual([true, true]);
    expect(await world.get('zhetisu-head', batch.items[0]!.documentId)).toMatchObject({ status: 'delivered' });
  });

  it('answers incoming documents', async () => {
    const ids = [await world.received(), await world.received()];
    const batch = await made('zhetisu-head', ids, { send: true });
    await handIn('zhetisu-head', batch);
    await world.app.drain();
    expect(states(await get('zhetisu-head', batch.id))).toEqual(['signed', 'signed']);
    expect(await world.get('alatau-head', ids[0]!)).toMatchObject({ status: 'completed' });
  });

  it('what cannot be signed is in the batch with its reason, and keeps no other waiting', async () => {
    const [good] = await drafts(1);
    const sent = await world.sent();
    const batch = await made('alatau-head', [good!, sent]);
    expect(states(batch)).toEqual(['prepared', 'refused']);
    expect(batch.items[1]!.refusal).toMatchObject({ code: 'ability.already_sent' });
    const withoutFile = await world.as('alatau-head').post('/api/documents').send({ title: 'Пусто', type: 'letter' });
    const empty = await made('alatau-head', [(withoutFile.body as { id: string }).id]);
    expect(empty.items[0]!.refusal).toMatchObject({ code: 'ability.file_missing' });
  });

  it('E-7.5.2: power and certificate are checked at each document’s own moment', async () => {
    const ids = await drafts(2);
    const byEmployee = await made('alatau-accountant', ids);
    expect(byEmployee.items.map(({ refusal }) => refusal?.code)).toEqual([
      'ability.signing_right_missing',
      'ability.signing_right_missing',
    ]);
    const batch = await made('alatau-head', ids);
    const own = await world.sign('alatau-head', world.pdf);
    const signatures = [
      { documentId: ids[0]!, signature: own },
      { documentId: ids[1]!, signature: await world.sign('zhetisu-head', world.pdf) },
    ];
    await world.as('alatau-head').post(`/api/signing-batches/${batch.id}/signatures`).send({ signatures }).expect(200);
    await world.app.drain();
    const done = await get('alatau-head', batch.id);
    expect(states(done)).toEqual(['signed', 'refused']);
    expect(done.items[1]!.refusal).toMatchObject({ code: 'signature.other_person', ru: expect.any(String) });
  });

  it('a file that was changed after it was shown is not signed', async () => {
    const [id] = await drafts(1);
    const batch = await made('alatau-head', [id!]);
    const other = Buffer.concat([world.pdf, Buffer.from('\n% changed\n')]);
    expect((await world.upload(id!, other)).status).toBe(200);
    const signatures = [{ documentId: id!, signature: await world.sign('alatau-head', other) }];
    await world.as('alatau-head').post(`/api/signing-batches/${batch.id}/signatures`).send({ signatures });
    await world.app.drain();
    expect((await get('alatau-head', batch.id)).items[0]!.refusal).toMatchObject({ code: 'signing.content_changed' });
  });

  it('the same request again is the same batch, and the same signatures again change nothing', async () => {
    const ids = await drafts(2);
    const requestId = randomUUID();
    const [one, two] = await Promise.all([
      make('alatau-head', ids, { requestId }),
      make('alatau-head', ids, { requestId }),
    ]);
    expect(one.body.id).toBe(two.body.id);
    const batch = one.body as Batch;
    const answers = await Promise.all([handIn('alatau-head', batch), handIn('alatau-head', batch)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await world.app.drain();
    expect((await handIn('alatau-head', batch)).body.counts).toMatchObject({ signed: 2, submitted: 0 });
    for (const id of ids) expect((await world.get('alatau-head', id)).signatures).toHaveLength(1);
  });

  it('two windows, two batches over the same documents: each document is signed once by the key', async () => {
    const ids = await drafts(2);
    const [one, two] = [await made('alatau-head', ids), await made('alatau-head', ids)];
    await Promise.all([handIn('alatau-head', one), handIn('alatau-head', two)]);
    await world.app.drain();
    const all = [await get('alatau-head', one.id), await get('alatau-head', two.id)];
    for (const [at, id] of ids.entries()) {
      expect((await world.get('alatau-head', id)).signatures).toHaveLength(1);
      for (const item of all.map(({ items }) => items[at]!)) {
        // The same second and the same key make the same bytes: then both are told it is signed.
        if (item.state !== 'signed') expect(item.refusal).toMatchObject({ code: 'signature.duplicate' });
      }
    }
  });

  it('two persons of one side sign the same documents at once: both signatures are there', async () => {
    const ids = await drafts(2);
    const [head, signer] = [await made('alatau-head', ids), await made('alatau-signer', ids)];
    await Promise.all([handIn('alatau-head', head), handIn('alatau-signer', signer)]);
    await world.app.drain();
    expect(states(await get('alatau-head', head.id))).toEqual(['signed', 'signed']);
    expect(states(await get('alatau-signer', signer.id))).toEqual(['signed', 'signed']);
    for (const id of ids) expect((await world.get('alatau-head', id)).signatures).toHaveLength(2);
  });

  it('what waits for OCSP or the TSA says so, and gets its verdict by itself', async () => {
    const batch = await made('alatau-head', await drafts(2));
    world.ca.setService('tsa', 'down');
    await handIn('alatau-head', batch);
    await world.app.drain();
    expect(states(await get('alatau-head', batch.id))).toEqual(['waits', 'waits']);
    world.ca.setService('tsa', 'up');
    await world.app.drain();
    expect(states(await get('alatau-head', batch.id))).toEqual(['signed', 'signed']);
  });

  it('what has lost its job is swept up', async () => {
    const batch = await made('alatau-head', await drafts(1));
    await handIn('alatau-head', batch);
    await world
      .rows(`DELETE FROM platform.outbox WHERE type = 'exchange.signing-item.submitted'`)
      .catch(() => undefined);
    clock.advance(61_000);
    await world.app.get(SigningBatchConsumer).sweep();
    expect(states(await get('alatau-head', batch.id))).toEqual(['signed']);
    await world.app.drain();
    expect((await world.get('alatau-head', batch.items[0]!.documentId)).signatures).toHaveLength(1);
  });

  it('what is not handed in can be let go of; what is unreadable is refused by itself', async () => {
    const ids = await drafts(2);
    const batch = await made('alatau-head', ids);
    const signatures = [{ documentId: ids[0], signature: 'қол қойдым' }];
    await world.as('alatau-head').post(`/api/signing-batches/${batch.id}/signatures`).send({ signatures }).expect(200);
    const { body } = await world.as('alatau-head').post(`/api/signing-batches/${batch.id}/cancel`).expect(200);
    expect(states(body as Batch)).toEqual(['refused', 'cancelled']);
    expect((body as Batch).items[0]!.refusal).toMatchObject({ code: 'signature.unreadable' });
    await handIn('alatau-head', batch);
    await world.app.drain();
    expect(states(await get('alatau-head', batch.id))).toEqual(['refused', 'cancelled']);
  });

  it('E-3.1: a batch is its maker’s: colleagues and others do not find it', async () => {
    const [id] = await drafts(1);
    const batch = await made('alatau-head', [id!]);
    for (const slug of ['alatau-signer', 'zhetisu-head']) {
      const asked = world.as(slug).get(`/api/signing-batches/${batch.id}`);
      expectProblem(await asked, 404, 'signing.batch_not_found');
      const rows = await world.app.database.work.run<unknown[]>(scopeOf(world.actor(slug)), (tx) =>
        tx.manager.query('SELECT 1 FROM exchange.signing_items WHERE batch_id = $1', [batch.id]),
      );
      expect(rows).toEqual([]);
    }
    expectProblem(await make('zhetisu-head', [id!]), 404, 'document.not_found');
    expect((await world.as('alatau-head').get('/api/signing-batches').expect(200)).body[0]).toMatchObject({
      id: batch.id,
    });
  });
});
