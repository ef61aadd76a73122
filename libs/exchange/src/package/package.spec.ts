import { strFromU8, unzipSync } from 'fflate';
import { sha256 } from '../signing/intake.js';
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

  it('is saved as a ZIP: a list a person reads, checksums a program checks, the signatures beside each file', async () => {
    const id = await made([await world.signed({ title: 'Акт № 7' }), await world.draft({ title: 'Письмо' })]);
    const { body, status, headers } = await as('alatau-head')
      .get(`/api/document-packages/${id}/archive`)
      .set('Accept-Language', 'ru')
      .responseType('blob');
    expect([status, headers['content-type']]).toEqual([200, 'application/zip']);
    const files = unzipSync(new Uint8Array(body as Buffer));
    const names = Object.keys(files);
    expect(names).toEqual([
      'Опись.txt',
      'sha256sums.txt',
      expect.stringMatching(/^01 QJ-\d{4}-\d{6} Акт № 7\.pdf$/),
      expect.stringMatching(/^01 QJ-\d{4}-\d{6} Акт № 7 — СЕРІКБАЕВ НҰРЛАН АСҚАРҰЛЫ\.p7s$/),
      expect.stringMatching(/^02 QJ-\d{4}-\d{6} Письмо\.pdf$/),
    ]);
    const sums = strFromU8(files['sha256sums.txt']!).trim().split('\n');
    expect(sums).toEqual(names.slice(2).map((name) => `${sha256(Buffer.from(files[name]!))}  ${name}`));
    const list = strFromU8(files['Опись.txt']!);
    for (const part of [sha256(world.pdf), 'СЕРІКБАЕВ НҰРЛАН АСҚАРҰЛЫ', names[2]!, names[3]!, 'Не подписан'])
      expect(list).toContain(part);
    const checked = await world.app
      .agent()
      .post('/api/public/signature-check')
      .attach('signature', Buffer.from(files[names[3]!]!), 'подпись.p7s')
      .attach('content', Buffer.from(files[names[2]!]!), 'акт.pdf');
    expect((checked.body as { report: { indication: string } }).report.indication).toBe('TOTAL-PASSED');
  });

  it('what the recipient has not opened is told in the list, and is not in the ZIP', async () => {
    const id = await made([await world.signed({ title: 'Закрытый' })]);
    await send(id);
    const { body } = await as('zhetisu-head').get(`/api/document-packages/${id}/archive`).responseType('blob');
    const files = unzipSync(new Uint8Array(body as Buffer));
    expect(Object.keys(files)).toHaveLength(2);
  });

  const change = (slug: string, id: string, body: object) => as(slug).patch(`/api/document-packages/${id}`).send(body);
  const idsOf = (body: unknown) => (body as { documents: { id: string }[] }).documents.map((each) => each.id);

  it('before it is sent, documents are added, taken out and put in another order; what is taken out goes by itself', async () => {
    const [first, second, third] = [await world.signed(), await world.signed(), await world.signed()];
    const id = await made([first, second]);
    const changed = await change('alatau-head', id, { title: 'Новое название', documentIds: [third, first] });
    expect([changed.status, changed.body.title, idsOf(changed.body)]).toEqual([200, 'Новое название', [third, first]]);
    expect((await as('alatau-head').post(`/api/documents/${second}/send`)).status).toBe(200);
    expectProblem(await change('alatau-head', id, { documentIds: [first, second] }), 409, 'package.not_drafts');
    const foreign = await world.draft({ to: 'tulpar' });
    expectProblem(await change('alatau-head', id, { documentIds: [first, foreign] }), 422, 'package.one_recipient');
    const other = await world.draft();
    await made([other]);
    expectProblem(await change('alatau-head', id, { documentIds: [first, other] }), 409, 'package.in_another');
    expect(idsOf((await as('alatau-head').get(`/api/document-packages/${id}`)).body)).toEqual([third, first]);
    expectProblem(await change('zhetisu-head', id, { title: 'Чужое' }), 404, 'package.not_found');
    await send(id);
    expectProblem(await change('alatau-head', id, { title: 'Поздно' }), 409, 'package.sent');
    expectProblem(await change('zhetisu-head', id, { title: 'Чужое' }), 404, 'package.not_found');
  });

  it('a change and the sending at once: what was sent is what it then holds', async () => {
    const [first, second] = [await world.signed(), await world.signed()];
    const id = await made([first, second]);
    const [changed, sent] = await Promise.all([change('alatau-head', id, { documentIds: [first] }), send(id)]);
    expect([200, 409]).toContain(changed.status);
    expect([200, 409]).toContain(sent.status);
    const { body } = await as('alatau-head').get(`/api/document-packages/${id}`);
    const inside = idsOf(body);
    const gone = body.state === 'sent' ? inside : [];
    for (const each of [first, second])
      expect(await deliveryOf(each)).toBe(gone.includes(each) ? 'delivered' : 'draft');
  });

  it('packages are listed on both sides, newest first, page by page; the other side sees none before it is sent', async () => {
    const list = async (slug: string, query = '') => {
      const { body, status } = await as(slug).get(`/api/document-packages${query}`);
      expect(status).toBe(200);
      return body as { items: { id: string; own: boolean; documentCount: number }[]; nextCursor: string | null };
    };
    const draft = await made([await world.signed()]);
    const gone = await made([await world.signed(), await world.signed()]);
    await send(gone);
    const own = await list('alatau-head', '?limit=2');
    expect(own.items.map(({ id }) => id)).toEqual([gone, draft]);
    expect(own.items[0]).toMatchObject({ own: true, documentCount: 2, counterparty: { ru: expect.any(String) } });
    const next = await list('alatau-head', `?limit=2&cursor=${own.nextCursor}`);
    expect(next.items.map(({ id }) => id)).not.toContain(draft);
    expect(next.items).toHaveLength(2);
    const theirs = (await list('zhetisu-head', '?limit=100')).items;
    expect(theirs[0]).toMatchObject({ id: gone, own: false });
    expect(theirs.map(({ id }) => id)).not.toContain(draft);
    expect((await list('tulpar-head')).items).toEqual([]);
    expectProblem(await as('alatau-head').get('/api/document-packages?cursor=AAAA'), 422, 'document.bad_cursor');
  });
});
