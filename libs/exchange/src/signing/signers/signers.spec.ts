import { exchangeWorld, type ExchangeWorld } from '../../../../../test/support/exchange-world.js';

/** Several sign for one side (ADR 0090). */
describe('several signers of one side', () => {
  let world: ExchangeWorld;

  beforeAll(async () => {
    world = await exchangeWorld();
    for (const slug of ['alatau-head', 'alatau-signer', 'zhetisu-head']) world.actor(slug);
  });

  afterAll(() => world?.close());

  const person = (slug: string) => ({ userId: world.actor(slug).userId });
  const arrange = (by: string, id: string, inOrder: boolean, signers: readonly object[]) =>
    world.as(by).put(`/api/documents/${id}/signers`).send({ inOrder, signers });
  const sign = (slug: string, id: string) => world.submit(slug, id, world.pdf);

  it('E-7.1.3: in order, the second one signs after the first, and only then it can be sent', async () => {
    const id = await world.draft();
    const set = await arrange('alatau-head', id, true, [person('alatau-head'), person('alatau-signer')]);
    expect(set.body).toMatchObject({ signers: { inOrder: true, places: [{ signed: false }, { signed: false }] } });
    expect((await sign('alatau-signer', id)).body).toMatchObject({ status: 409, code: 'ability.others_turn' });
    expect((await sign('alatau-head', id)).body).toMatchObject({
      status: 'partly-signed',
      axes: { signature: 'partly' },
    });
    expect((await world.get('alatau-signer', id)).abilities['send']).toMatchObject({ reason: 'ability.not_signed' });
    expect((await world.get('alatau-head', id)).abilities['sign']).toMatchObject({ reason: 'ability.you_signed' });
    expect((await sign('alatau-signer', id)).body).toMatchObject({ status: 'ready' });
    expect((await world.as('alatau-head').post(`/api/documents/${id}/send`)).body).toMatchObject({
      status: 'delivered',
    });
  });

  it('E-7.1.3: two who sign at the same moment are both counted: the document is ready, not stuck', async () => {
    const id = await world.draft();
    await arrange('alatau-head', id, false, [person('alatau-head'), {}]);
    const answers = await Promise.all([sign('alatau-head', id), sign('alatau-signer', id)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(await world.get('alatau-head', id)).toMatchObject({ status: 'ready', axes: { signature: 'signed' } });
  });

  it('E-7.1.3: the recipient says who signs for it, before anybody of it has; the sender does not see whom', async () => {
    const id = await world.received({ by: 'alatau-head' });
    expect((await arrange('zhetisu-head', id, false, [person('zhetisu-head'), person('zhetisu-head')])).status).toBe(
      422,
    );
    expect((await arrange('zhetisu-head', id, false, [person('alatau-head')])).status).toBe(422);
    const set = await arrange('zhetisu-head', id, false, [person('zhetisu-head'), {}]);
    expect(set.status).toBe(200);
    expect((await world.as('alatau-head').get(`/api/documents/${id}`)).body).toMatchObject({ signers: null });
    expect((await sign('zhetisu-head', id)).body).toMatchObject({ axes: { response: 'partly' } });
    expect((await arrange('zhetisu-head', id, false, [])).status).toBe(409);
    expect((await sign('zhetisu-signer', id)).body).toMatchObject({ status: 'completed' });
  });
});
