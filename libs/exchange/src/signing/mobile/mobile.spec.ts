import { randomUUID } from 'node:crypto';
import type { Schemas } from '@qujat/api-client';
import { TestClock } from '@qujat/platform';
import { exchangeWorld, type ExchangeWorld } from '../../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../../test/support/problem.js';
import { MobileSigningConfig } from './mobile.config.js';

type Batch = Schemas['SigningBatch'];

describe('signing with eGov mobile', () => {
  let world: ExchangeWorld;
  const clock = new TestClock();

  beforeAll(async () => {
    world = await exchangeWorld({ clock });
    await world.app.app.listen(0, '127.0.0.1');
    // The phone goes to where the program really listens.
    const baseUrl = (await world.app.app.getUrl()).replace('[::1]', '127.0.0.1');
    Object.assign(world.app.get(MobileSigningConfig), { baseUrl });
  });

  afterAll(() => world?.close());

  const made = async (slug: string, documentIds: string[]): Promise<Batch> =>
    (await world.as(slug).post('/api/signing-batches').send({ requestId: randomUUID(), documentIds }).expect(201))
      .body as Batch;
  const get = async (slug: string, id: string): Promise<Batch> =>
    (await world.as(slug).get(`/api/signing-batches/${id}`).expect(200)).body as Batch;
  const mobile = (slug: string, id: string) => world.as(slug).post(`/api/signing-batches/${id}/mobile`);
  const state = async (slug: string, id: string): Promise<string> =>
    ((await world.as(slug).get(`/api/signing-batches/${id}/mobile`).expect(200)).body as { state: string }).state;
  const qr = async (slug: string, id: string): Promise<string> =>
    ((await mobile(slug, id).expect(201)).body as { text: string }).text;
  const api1 = (text: string) => text.replace('mobileSign:', '');
  const scan = (text: string, slug: string, more: object = {}) => world.ca.scan(text, { slug, ...more });

  it('E-7.5.2: the phone fetches what to sign and puts the signatures back, verified like any other', async () => {
    const ids = [await world.draft({ title: 'Акт № 1' }), await world.draft({ title: 'Акт № 2' })];
    const batch = await made('alatau-head', ids);
    const text = await qr('alatau-head', batch.id);
    expect(await state('alatau-head', batch.id)).toBe('waiting');
    const seen = await scan(text, 'alatau-head', { algorithm: 'gost' });
    expect(seen).toMatchObject({ documents: ['Акт № 1', 'Акт № 2'], status: 200 });
    expect(await state('alatau-head', batch.id)).toBe('submitted');
    await world.app.drain();
    expect((await get('alatau-head', batch.id)).counts).toMatchObject({ signed: 2 });
    expect(await world.get('alatau-head', ids[0]!)).toMatchObject({ status: 'ready' });
  });

  it('the launch link of a phone’s browser leads to the same address', async () => {
    const batch = await made('alatau-head', [await world.draft()]);
    const { link, text, qr: picture } = (await mobile('alatau-head', batch.id)).body as Schemas['MobileSigning'];
    expect(new URL(link).searchParams.get('link')).toBe(api1(text));
    expect(link).toContain('https://m.egov.kz/mobileSign');
    expect(picture.size).toBeGreaterThan(20);
  });

  it('E-3.10: a signature by somebody else’s phone is not accepted', async () => {
    const batch = await made('alatau-head', [await world.draft()]);
    expect(await scan(await qr('alatau-head', batch.id), 'alatau-signer')).toMatchObject({ status: 200 });
    await world.app.drain();
    expect((await get('alatau-head', batch.id)).items[0]!.refusal).toMatchObject({ code: 'signature.other_person' });
  });

  it('the QR code serves once: afterwards there is nothing behind it', async () => {
    const batch = await made('alatau-head', [await world.draft()]);
    const text = await qr('alatau-head', batch.id);
    await scan(text, 'alatau-head');
    await expect(scan(text, 'alatau-head')).rejects.toThrow('403');
    await world.app.drain();
    expectProblem(await mobile('alatau-head', batch.id), 409, 'signing.mobile_nothing');
  });

  it('runs out, is called off, and a new one puts the old out of use', async () => {
    const batch = await made('alatau-head', [await world.draft()]);
    const old = await qr('alatau-head', batch.id);
    const next = await qr('alatau-head', batch.id);
    await expect(scan(old, 'alatau-head')).rejects.toThrow('403');
    await world.as('alatau-head').delete(`/api/signing-batches/${batch.id}/mobile`).expect(204);
    await expect(scan(next, 'alatau-head')).rejects.toThrow('403');
    expect(await state('alatau-head', batch.id)).toBe('cancelled');
    const last = await qr('alatau-head', batch.id);
    await scan(last, 'alatau-head', { decline: true });
    expect(await state('alatau-head', batch.id)).toBe('fetched');
    clock.advance(11 * 60_000);
    expect(await state('alatau-head', batch.id)).toBe('expired');
    await expect(scan(last, 'alatau-head')).rejects.toThrow('403');
  });

  it('two phones at once: one is heard, and each document is signed once', async () => {
    const id = await world.draft();
    const batch = await made('alatau-head', [id]);
    const text = await qr('alatau-head', batch.id);
    await Promise.allSettled([scan(text, 'alatau-head'), scan(text, 'alatau-head', { algorithm: 'gost' })]);
    await world.app.drain();
    expect((await get('alatau-head', batch.id)).counts).toMatchObject({ signed: 1 });
    expect((await world.get('alatau-head', id)).signatures).toHaveLength(1);
  });

  it('E-3.1: without the key nothing is told, whatever is asked', async () => {
    const batch = await made('alatau-head', [await world.draft({ title: 'Құпия' })]);
    const text = await qr('alatau-head', batch.id);
    const { document } = (
      await world.app
        .agent()
        .get(new URL(api1(text)).pathname)
        .expect(200)
    ).body as {
      document: { uri: string; auth_token: string };
    };
    const { pathname } = new URL(document.uri);
    for (const authorization of [undefined, 'Token ', 'Token wrong', `Token ${api1(text).split('/').at(-1)!}`]) {
      const request = world.app.agent().get(pathname);
      if (authorization) void request.set('authorization', authorization);
      const answer = await request;
      expectProblem(answer, 403, 'signing.mobile_over');
      expect(answer.text).not.toContain('Құпия');
    }
    expectProblem(await world.app.agent().get('/api/mobile-signing/guessed'), 403, 'signing.mobile_over');
    const rubbish = world.app.agent().put(pathname).set('authorization', `Bearer ${document.auth_token}`);
    expectProblem(await rubbish.send({ documentsToSign: [{ id: 'x' }] }), 403, 'signing.mobile_unreadable');
    expect(await state('alatau-head', batch.id)).toBe('waiting');
    for (const slug of ['alatau-signer', 'zhetisu-head'])
      expectProblem(await mobile(slug, batch.id), 404, 'signing.batch_not_found');
  });

  it('a phone takes so much at a time', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 101; i++) ids.push(await world.draft());
    const batch = await made('alatau-head', ids);
    expectProblem(await mobile('alatau-head', batch.id), 409, 'signing.mobile_too_much');
  });
});
