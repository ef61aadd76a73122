import { retentionWorld, type RetentionWorld } from '../../../../test/support/retention-world.js';

interface Item {
  readonly documentId: string;
  readonly [field: string]: unknown;
}

let world: RetentionWorld;
beforeAll(async () => {
  world = await retentionWorld();
}, 120_000);
afterAll(() => world?.close());

const page = async (slug: string, query = '') =>
  (await world.as(slug).get(`/api/retention/documents${query}`).expect(200)).body as {
    items: Item[];
    nextCursor: string | null;
  };
const entryOf = async (slug: string, id: string) =>
  (await page(slug)).items.find(({ documentId }) => documentId === id);

describe('what is kept, and until when', () => {
  it('E-7.6.2: each party keeps a document for itself, from the event that settled it', async () => {
    const { id, number } = await world.sent('alatau', 'zhetisu');
    const kept = { number, event: 'sent', day: '2026-11-02', keepUntil: '2031-12-31', held: false };
    for (const slug of ['alatau', 'zhetisu']) expect(await entryOf(slug, id)).toMatchObject(kept);
    expect(await entryOf('tulpar', id)).toBeUndefined();
    world.clock.set(new Date('2027-01-31T20:00:00Z'));
    await world.settle(id, 'qujat:Countersignature');
    const settled = { event: 'completed', day: '2027-02-01', keepUntil: '2032-12-31' };
    for (const slug of ['alatau', 'zhetisu']) expect(await entryOf(slug, id)).toMatchObject(settled);
  });

  it('E-7.6.2: a hold shows with what it holds, for those who may know of it', async () => {
    const { id, number } = await world.sent('alatau', 'zhetisu');
    await world.as('alatau').post('/api/retention/holds').send({ number, ground: 'Спор' }).expect(201);
    expect(await entryOf('alatau', id)).toMatchObject({ held: true });
    expect(await entryOf('zhetisu', id)).toMatchObject({ held: false });
  });

  it('E-7.6.2: a later rule rules what is settled under it, and nothing before', async () => {
    const before = await world.sent('alatau', 'tulpar');
    await world.rows(`INSERT INTO retention.rules VALUES ('letter', '2028-01-01', 3)`);
    world.clock.set(new Date('2028-03-01T06:00:00Z'));
    const after = await world.sent('alatau', 'tulpar');
    expect(await entryOf('tulpar', before.id)).toMatchObject({ keepUntil: '2032-12-31' });
    expect(await entryOf('tulpar', after.id)).toMatchObject({ keepUntil: '2031-12-31' });
  });

  it('E-7.6.2: the list goes on without gaps or doubles, what goes first stands first', async () => {
    const whole = (await page('alatau')).items;
    const first = await page('alatau', '?limit=2');
    const rest = await page('alatau', `?limit=100&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items]).toEqual(whole);
    expect(whole.length).toBeGreaterThan(2);
    expect(whole.map(({ keepUntil }) => keepUntil)).toEqual(whole.map(({ keepUntil }) => keepUntil).sort());
  });

  it('E-7.6.2: everybody reads how long each type is kept', async () => {
    const { body } = await world.app.agent().get('/api/public/retention-rules').expect(200);
    expect(body).toContainEqual({ type: 'contract', effectiveFrom: '2000-01-01', years: 5 });
  });
});
