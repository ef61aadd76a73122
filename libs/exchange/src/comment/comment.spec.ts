import { scopeOf } from '@qujat/platform';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';

const SECRET = 'Между нами: торгуемся до 5 %';

describe('comments inside the organisation', () => {
  let world: ExchangeWorld;
  let id: string;

  beforeAll(async () => {
    world = await exchangeWorld();
    for (const slug of ['alatau-signer', 'zhetisu-head', 'zhetisu-employee']) world.actor(slug);
    id = await world.received();
  });
  afterAll(() => world?.close());

  const write = (slug: string, text: string, mentions: string[] = []) =>
    world.as(slug).post(`/api/documents/${id}/comments`).send({ text, mentions });

  it('E-7.1.2: colleagues talk about a document, and who is mentioned is told', async () => {
    const { userId, name } = world.actor('alatau-signer');
    const { body } = await write('alatau-head', SECRET, [userId!]);
    expect(body).toMatchObject([{ text: SECRET, own: true, mentions: [{ name }] }]);
    expect((await world.as('alatau-signer').get(`/api/documents/${id}/comments`)).body).toMatchObject([{ own: false }]);
    const [event] = await world.app.database.source.query<{ payload: object }[]>(
      `SELECT payload FROM platform.outbox WHERE type = 'exchange.comment.mentioned'`,
    );
    expect(event?.payload).toMatchObject({ documentId: id, userIds: [userId] });
    expect(JSON.stringify(event)).not.toContain(SECRET);
  });

  it('E-3.1: the other side of the document sees none of it, neither over HTTP nor past the portal', async () => {
    expect((await world.as('zhetisu-head').get(`/api/documents/${id}/comments`)).body).toEqual([]);
    expect((await write('zhetisu-employee', 'Свой разговор')).body).toMatchObject([{ text: 'Свой разговор' }]);
    const other = scopeOf(world.actor('zhetisu-head'));
    const rows = await world.app.database.work.run(other, (tx) =>
      tx.manager.query('SELECT text FROM exchange.comments'),
    );
    expect(rows).toEqual([{ text: 'Свой разговор' }]);
    expectProblem(await world.as('tulpar-head').get(`/api/documents/${id}/comments`), 404, 'document.not_found');
    const document = JSON.stringify((await world.as('zhetisu-head').get(`/api/documents/${id}`)).body);
    expect(document).not.toContain(SECRET);
  });

  it('E-7.1.2: only colleagues are mentioned, and nobody rewrites what was said', async () => {
    const stranger = world.actor('zhetisu-head').userId!;
    expectProblem(await write('alatau-head', 'Привет', [stranger]), 422, 'comment.mentioned_unknown');
    expectProblem(await write('alatau-head', '  '), 422, 'request.invalid');
    await expect(world.rows(`UPDATE exchange.comments SET text = 'x'`)).rejects.toThrow('permission denied');
  });
});

describe('a draft that two colleagues edit', () => {
  let world: ExchangeWorld;

  beforeAll(async () => {
    world = await exchangeWorld();
  });
  afterAll(() => world?.close());

  it('E-7.1.1: is shared inside the organisation; whose text is older is told so, and overwrites nothing', async () => {
    const id = await world.draft();
    const edit = (slug: string, body: object) => world.as(slug).patch(`/api/documents/${id}`).send(body);
    const { version } = (await world.as('alatau-accountant').get(`/api/documents/${id}`)).body as { version: number };
    expect((await edit('alatau-accountant', { title: 'Первый', version })).status).toBe(200);
    expectProblem(await edit('alatau-head', { title: 'Второй', version }), 409, 'document.edited_meanwhile');
    const now = (await world.as('alatau-head').get(`/api/documents/${id}`)).body as { title: string; version: number };
    expect(now.title).toBe('Первый');
    const { version: next } = now;
    const both = await Promise.all([
      edit('alatau-head', { note: 'а', version: next }),
      edit('alatau-accountant', { note: 'б', version: next }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});
