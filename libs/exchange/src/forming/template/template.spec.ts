import { exchangeWorld, type ExchangeWorld } from '../../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../../test/support/problem.js';

const FIELDS = {
  ...{
    number: '12',
    date: '2026-02-28',
    vatRate: '16',
    performerName: 'ТОО «Алатау Құрылыс»',
    performerBin: '140340999103',
  },
  ...{ customerName: 'АО «Жетісу Сауда»', customerBin: '091040999202' },
  rows: [{ name: 'Ремонт кровли', unit: 'м²', quantity: '12.5', price: 100_000 }],
};

describe('what a draft begins with', () => {
  let world: ExchangeWorld;

  beforeAll(async () => {
    world = await exchangeWorld();
  });

  afterAll(() => world?.close());

  const as = (slug = 'alatau-accountant') => world.as(slug);
  const act = async () => {
    const recipientId = world.participant('zhetisu').id;
    const { body } = await as()
      .post('/api/documents')
      .send({ title: 'Акт № 12', type: 'act', note: 'Сөз', recipientId });
    const id = body.id as string;
    await as().put(`/api/documents/${id}/form`).send({ fields: FIELDS, complete: true }).expect(200);
    return id;
  };
  const sent = async () => {
    const id = await act();
    const xml = await as().get(`/api/documents/${id}/content`).buffer().responseType('blob');
    await world.submit('alatau-head', id, xml.body as Buffer);
    await as('alatau-head').post(`/api/documents/${id}/send`).expect(200);
    return id;
  };
  const formOf = async (id: string, slug?: string) =>
    (await as(slug).get(`/api/documents/${id}/form`)).body.fields as object;

  it('E-7.1.1: a template made from a document keeps its form, but neither its number nor its day', async () => {
    const made = await as()
      .post(`/api/documents/${await act()}/template`)
      .send({ name: 'Ежемесячный акт' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ type: 'act', note: 'Сөз', recipient: { id: world.participant('zhetisu').id } });
    expect(made.body.fields).toMatchObject({ vatRate: '16', rows: [{ quantity: '12.5' }] });
    expect(made.body.fields).not.toHaveProperty('number');
    const draft = await as().post(`/api/document-templates/${made.body.id}/documents`);
    expect(draft.body).toMatchObject({
      title: 'Акт № 12',
      type: 'act',
      hasForm: true,
      file: null,
      outgoingNumber: null,
    });
    expect(await formOf(draft.body.id as string)).toMatchObject({ total: 1_250_000 });
  });

  it('E-7.1.1: a template is written by hand, changed and deleted; a name is taken once', async () => {
    const body = { name: 'Хат', type: 'letter', title: 'Хат', fields: { subject: 'Тақырып', date: '2026-01-01' } };
    const { id, fields } = (await as().post('/api/document-templates').send(body).expect(201)).body;
    expect(fields).toEqual({ subject: 'Тақырып' });
    expectProblem(
      await as()
        .post('/api/document-templates')
        .send({ ...body, name: 'ХАТ' }),
      422,
      'template.name_taken',
    );
    await as()
      .put(`/api/document-templates/${id}`)
      .send({ ...body, title: 'Хат 2' })
      .expect(200);
    expect((await as().get('/api/document-templates')).body.items).toContainEqual(
      expect.objectContaining({ title: 'Хат 2' }),
    );
    await as().delete(`/api/document-templates/${id}`).expect(204);
    expectProblem(await as().get(`/api/document-templates/${id}`), 404, 'template.not_found');
  });

  it('E-3.1: templates are their organisation’s alone', async () => {
    const { body } = await as()
      .post('/api/document-templates')
      .send({ name: 'Өзіміздікі', type: 'letter', title: 'Хат' });
    for (const call of [
      as('zhetisu-head').get(`/api/document-templates/${body.id}`),
      as('zhetisu-head').delete(`/api/document-templates/${body.id}`),
      as('zhetisu-head').post(`/api/document-templates/${body.id}/documents`),
    ])
      expectProblem(await call, 404, 'template.not_found');
    expect((await as('zhetisu-head').get('/api/document-templates')).body.items).toEqual([]);
  });

  it('E-7.1.1: a draft like an earlier document has its file too, byte for byte, and its own number', async () => {
    const id = await world.draft({ title: 'Шарт' });
    const { body } = await as().post(`/api/documents/${id}/copies`).send({});
    const source = await world.get('alatau-head', id);
    expect(body).toMatchObject({
      title: 'Шарт',
      file: { sha256: source.file.sha256 },
      recipient: { bin: '091040999202' },
    });
    expect(body.number).not.toBe(source.number);
  });

  it('E-7.1.1: an answer begins with what was signed, and goes back to the sender, linked', async () => {
    const id = await sent();
    const early = await as('zhetisu-head').post(`/api/documents/${id}/copies`).send({});
    expect(early.body).toMatchObject({ hasForm: false, amount: null });
    await as('zhetisu-head').post(`/api/documents/${id}/open`).expect(200);
    const { body } = await as('zhetisu-head').post(`/api/documents/${id}/copies`).send({ link: 'reply-to' });
    expect(body).toMatchObject({ hasForm: true, recipient: { bin: '140340999103' } });
    expect(await formOf(body.id as string, 'zhetisu-head')).toMatchObject({ total: 1_250_000 });
    const links = (await as('zhetisu-head').get(`/api/documents/${body.id}/links`)).body.items;
    expect(links).toMatchObject([{ kind: 'reply-to', direction: 'from', own: true, document: { id } }]);
    // The draft is not the sender's to see, nor that it exists.
    expect((await as('alatau-head').get(`/api/documents/${id}/links`)).body.items).toEqual([]);
  });

  it('a recipient that takes nothing now does not keep a copy from being made', async () => {
    const id = await act();
    const zhetisu = world.participant('zhetisu');
    world.participants.set(zhetisu.id, { ...zhetisu, state: 'submitted' });
    const { body, status } = await as().post(`/api/documents/${id}/copies`).send({});
    world.participants.set(zhetisu.id, zhetisu);
    expect([status, body.recipient]).toEqual([201, null]);
  });

  describe('a link between documents', () => {
    it('is seen by who sees both, from both, and undone only by who has made it', async () => {
      const [contract, invoice] = [await sent(), await sent()];
      const { number } = await world.get('alatau-head', contract);
      const made = await as()
        .post(`/api/documents/${invoice}/links`)
        .send({ number: number.toLowerCase(), kind: 'under' });
      expect(made.body.items).toMatchObject([{ kind: 'under', direction: 'from', document: { id: contract, number } }]);
      const seen = (await as('zhetisu-head').get(`/api/documents/${contract}/links`)).body.items;
      expect(seen).toMatchObject([{ kind: 'under', direction: 'to', own: false, document: { id: invoice } }]);
      const path = `/api/documents/${contract}/links/${seen[0].id}`;
      expectProblem(await as('zhetisu-head').delete(path), 404, 'link.not_found');
      await as().delete(path).expect(204);
      expect((await as().get(`/api/documents/${contract}/links`)).body.items).toEqual([]);
    });

    it('is refused twice, to itself, and to what one does not see', async () => {
      const [one, two] = [await act(), await act()];
      const number = async (id: string) => (await world.get('alatau-head', id)).number;
      const link = (body: object) => as().post(`/api/documents/${one}/links`).send(body);
      await link({ number: await number(two), kind: 'annex-to' }).expect(201);
      expectProblem(await link({ number: await number(two), kind: 'annex-to' }), 409, 'link.exists');
      expectProblem(await link({ number: await number(one), kind: 'see' }), 422, 'link.to_itself');
      const foreign = await as('zhetisu-head').post('/api/documents').send({ title: 'Хат', type: 'letter' });
      expectProblem(await link({ number: foreign.body.number, kind: 'see' }), 422, 'link.document_unknown');
    });
  });
});
