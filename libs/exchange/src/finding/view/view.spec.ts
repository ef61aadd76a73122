import { scopeOf } from '@qujat/platform';
import { exchangeWorld, type ExchangeWorld } from '../../../../../test/support/exchange-world.js';

describe('saved views', () => {
  let world: ExchangeWorld;

  beforeAll(async () => {
    world = await exchangeWorld();
  });

  afterAll(() => world?.close());

  const as = (slug: string) => world.app.as(world.actor(slug));
  const view = (name: string, more: object = {}) => ({
    ...{
      name,
      box: 'outbox',
      filter: { type: 'act', response: 'awaited', attention: true },
      columns: ['party', 'amount'],
    },
    shared: false,
    ...more,
  });
  const save = async (slug: string, body: object) => as(slug).post('/api/document-views').send(body);
  const seen = async (slug: string) => {
    const { body } = await as(slug).get('/api/document-views');
    return (body.items as { name: string; own: boolean; first: boolean }[]).map(({ name, own, first }) => [
      name,
      own,
      first,
    ]);
  };

  it('D-2: are their maker’s own until shared, and never another organisation’s', async () => {
    const { status, body } = await save('alatau-head', view('Акты'));
    expect(status).toBe(201);
    expect(body).toMatchObject({ filter: { type: 'act', response: 'awaited', attention: true }, own: true });
    expect(await seen('alatau-accountant')).toEqual([]);
    const shared = await as('alatau-head')
      .put(`/api/document-views/${body.id}`)
      .send(view('Акты', { shared: true }));
    expect(shared.status).toBe(200);
    expect(await seen('alatau-accountant')).toEqual([['Акты', false, false]]);
    expect(await seen('zhetisu-head')).toEqual([]);
    const rows = await world.app.database.work.run(scopeOf(world.actor('zhetisu-head')), (tx) =>
      tx.manager.query<unknown[]>('SELECT 1 FROM exchange.saved_views'),
    );
    expect(rows).toEqual([]);
  });

  it('have one name each in a list, whatever the letters, also among what is shared', async () => {
    expect((await save('alatau-head', view('АКТЫ'))).body).toMatchObject({ status: 409, code: 'view.name_taken' });
    expect((await save('alatau-accountant', view('акты', { shared: true }))).status).toBe(409);
    expect((await save('alatau-accountant', view('акты'))).status).toBe(201);
    expect((await save('alatau-head', view('Акты', { box: 'inbox' }))).status).toBe(201);
  });

  it('are changed and deleted by their maker alone, and can be anybody’s first', async () => {
    const { body } = await as('alatau-head').get('/api/document-views');
    const { id } = (body.items as { id: string; box: string; shared: boolean }[]).find(({ shared }) => shared)!;
    const path = `/api/document-views/${id}`;
    expect((await as('alatau-accountant').put(path).send(view('x'))).body).toMatchObject({ code: 'view.not_yours' });
    expect((await as('alatau-accountant').delete(path)).status).toBe(403);
    expect((await as('zhetisu-head').delete(path)).status).toBe(404);
    expect((await as('alatau-accountant').put(`${path}/first`).send({ first: true })).body).toMatchObject({
      first: true,
    });
    expect(await seen('alatau-accountant')).toContainEqual(['Акты', false, true]);
    expect(await seen('alatau-head')).toContainEqual(['Акты', true, false]);
    expect((await as('alatau-accountant').put(`${path}/first`).send({ first: false })).body).toMatchObject({
      first: false,
    });
    expect((await as('alatau-head').delete(path)).status).toBe(204);
    expect(await seen('alatau-accountant')).toEqual([['акты', true, false]]);
  });

  it('hold nothing that a list would not understand', async () => {
    const wrong = await save(
      'alatau-head',
      view('Плохое', { filter: { type: 'novel', cursor: 'x' }, columns: ['iin'] }),
    );
    expect(wrong.status).toBe(422);
    expect(await seen('alatau-head')).not.toContainEqual(['Плохое', true, false]);
  });
});
