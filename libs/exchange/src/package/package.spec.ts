import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';

describe('a package: documents that go together or not at all (E-6.6.2)', () => {
  let world: ExchangeWorld;

  beforeAll(async () => {
    world = await exchangeWorld();
  });
  afterAll(() => world?.close());

  const as = (slug: string) => world.as(slug);
  const make = (documentIds: string[], title = 'Документы по договору № 12') =>
    as('alatau-head').post('/api/document-packages').send({ title, documentIds });
  const made = async (documentIds: string[]): Promise<string> => {
    const { status, body } = await make(documentIds);
    expect(status).toBe(201);
    return body.id as string;
  };
  const send = (id: string) => as('alatau-head').post(`/api/document-packages/${id}/send`);
  const deliveryOf = async (id: string) => (await world.get('alatau-head', id)).axes.delivery as string;

  it('is sent with all its documents, and seen as one on both sides, each document with its own life', async () => {
    const ids = [await world.signed(), await world.signed(), await world.signed()];
    const id = await made(ids);
    expectProblem(await as('zhetisu-head').get(`/api/document-packages/${id}`), 404, 'package.not_found');
    const sent = await send(id);
    expect([sent.status, sent.body.state]).toEqual([200, 'sent']);
    for (const each of ids) expect(await deliveryOf(each)).toBe('delivered');
    const { body } = await as('zhetisu-head').get(`/api/document-packages/${id}`);
    expect(body).toMatchObject({ own: false, madeBy: null, number: expect.stringMatching(/^QJ-/) });
    expect((body.documents as { id: string }[]).map((each) => each.id)).toEqual(ids);
    await as('zhetisu-head').post(`/api/documents/${ids[0]}/open`);
    const after = (await as('zhetisu-head').get(`/api/document-packages/${id}`)).body;
    expect((after.documents as { axes: { receipt: string } }[]).map(({ axes }) => axes.receipt !== 'none')).toEqual([
      true,
      false,
      false,
    ]);
    expect((await world.get('zhetisu-head', ids[1]!)).package).toEqual({ id, number: body.number, title: body.title });
    expectProblem(await as('tulpar-head').get(`/api/document-packages/${id}`), 404, 'package.not_found');
  });

  it('where one document cannot go, none goes; the refusal names it and says why', async () => {
    const [ready, unsigned] = [await world.signed(), await world.draft()];
    const id = await made([ready, unsigned]);
    const refused = await send(id);
    expectProblem(refused, 409, 'package.document_refused');
    expect(refused.body.detail).toContain((await world.get('alatau-head', unsigned)).number);
    expect(await deliveryOf(ready)).toBe('draft');
    expect((await as('alatau-head').get(`/api/document-packages/${id}`)).body.state).toBe('draft');
    await world.submit('alatau-head', unsigned, world.pdf);
    expect((await send(id)).status).toBe(200);
    expect([await deliveryOf(ready), await deliveryOf(unsigned)]).toEqual(['delivered', 'delivered']);
  });

  it('its documents are not sent one by one, and their abilities say so', async () => {
    const ids = [await world.signed(), await world.signed()];
    const id = await made(ids);
    expectProblem(await as('alatau-head').post(`/api/documents/${ids[0]}/send`), 409, 'ability.in_package');
    expect((await world.get('alatau-head', ids[0]!)).abilities.send).toMatchObject({
      allowed: false,
      reason: 'ability.in_package',
    });
    expect((await as('alatau-head').delete(`/api/document-packages/${id}`)).status).toBe(204);
    expect((await as('alatau-head').post(`/api/documents/${ids[0]}/send`)).status).toBe(200);
  });

  it('of two that send it at once, one does', async () => {
    const id = await made([await world.signed(), await world.signed()]);
    const answers = await Promise.all([send(id), send(id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is made of own drafts to one recipient, each in one package', async () => {
    const [sent, draft] = [await world.sent(), await world.draft()];
    expectProblem(await make([sent]), 409, 'package.not_drafts');
    expectProblem(await make([draft, await world.draft({ to: 'tulpar' })]), 422, 'package.one_recipient');
    await made([draft]);
    expectProblem(await make([draft]), 409, 'package.in_another');
    const foreign = as('tulpar-head')
      .post('/api/document-packages')
      .send({ title: 'А', documentIds: [draft] });
    expectProblem(await foreign, 404, 'document.not_found');
  });

  it('sent, it can neither be sent again nor taken apart', async () => {
    const id = await made([await world.signed()]);
    await send(id);
    expectProblem(await send(id), 409, 'package.sent');
    expectProblem(await as('alatau-head').delete(`/api/document-packages/${id}`), 409, 'package.sent');
    expectProblem(await as('zhetisu-head').delete(`/api/document-packages/${id}`), 409, 'package.sent');
  });

  it('up to a hundred documents go in one', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 100; i++) ids.push(await world.draft({ title: `№ ${i + 1}` }));
    expect((await make([...ids, await world.draft()])).status).toBe(422);
    const { body } = await as('alatau-head').get(`/api/document-packages/${await made(ids)}`);
    expect(body.documents).toHaveLength(100);
  });

  it('is saved as a ZIP under names that say what is in it', async () => {
    const id = await made([await world.signed({ title: 'Акт № 7' })]);
    const { body, status, headers } = await as('alatau-head')
      .get(`/api/document-packages/${id}/archive`)
      .responseType('blob');
    expect([status, headers['content-type']]).toEqual([200, 'application/zip']);
    expect((body as Buffer).toString('utf8')).toContain('Акт № 7.pdf');
  });
});
