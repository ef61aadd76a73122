import { expectInThreeLanguages } from '../../../../test/support/problem.js';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';

describe('a recipient whom the operator has stopped', () => {
  let world: ExchangeWorld;

  beforeAll(async () => {
    world = await exchangeWorld();
  });

  afterAll(() => world?.close());

  it.each(['suspended', 'excluded'] as const)('E-10.2.2: nothing is addressed to one who is %s', async (standing) => {
    const zhetisu = world.participant('zhetisu');
    const id = await world.draft({ to: null });
    const address = (locale: string) =>
      world
        .as('alatau-head')
        .patch(`/api/documents/${id}`)
        .set('Accept-Language', locale)
        .send({ recipientId: zhetisu.id });
    world.participants.set(zhetisu.id, { ...zhetisu, standing });
    await expectInThreeLanguages(409, 'document.recipient_stopped', address);
    world.participants.set(zhetisu.id, { ...zhetisu, standing: 'good' });
    expect((await address('ru')).status).toBe(200);
  });
});
