import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { aPdf } from '../testing/a-pdf.js';

describe('the lists of a participant', () => {
  let world: ExchangeWorld;
  let pdf: Buffer;

  beforeAll(async () => {
    world = await exchangeWorld();
    pdf = await aPdf('Хат', ['Сәлеметсіз бе!']);
  });

  afterAll(() => world?.close());

  const as = (slug: string) => world.app.as(world.actor(slug));

  async function draft(title: string): Promise<string> {
    const { body } = await as('alatau-head')
      .post('/api/documents')
      .send({ title, type: 'letter', recipientId: world.participant('zhetisu').id });
    return body.id as string;
  }

  const upload = (id: string) =>
    as('alatau-head')
      .put(`/api/documents/${id}/content`)
      .set('Content-Type', 'application/pdf')
      .set('X-File-Name', encodeURIComponent('Хат.pdf'))
      .send(pdf);

  async function sent(title: string): Promise<string> {
    const id = await draft(title);
    await upload(id);
    const signature = await world.sign('alatau-head', pdf);
    await as('alatau-head').post(`/api/documents/${id}/signatures`).send({ signature });
    const { body } = await as('alatau-head').post(`/api/documents/${id}/send`);
    expect(body).toMatchObject({ status: 'delivered' });
    return id;
  }

  const titles = async (slug: string, query: string): Promise<string[]> => {
    const { body } = await as(slug).get(`/api/documents?${query}`);
    return (body.items as { title: string }[]).map(({ title }) => title);
  };

  it('part what waits for the reader from the rest', async () => {
    await sent('Ждёт');
    const answered = await sent('Отвечен');
    await as('zhetisu-head').post(`/api/documents/${answered}/open`);
    const signature = await world.sign('zhetisu-head', pdf);
    await as('zhetisu-head').post(`/api/documents/${answered}/signatures`).send({ signature });
    expect(await titles('zhetisu-head', 'box=inbox&attention=true')).toEqual(['Ждёт']);
    expect(await titles('zhetisu-head', 'box=inbox&attention=false')).toEqual(['Отвечен']);
    expect(await titles('zhetisu-head', 'box=inbox')).toEqual(['Отвечен', 'Ждёт']);
    expect(await titles('alatau-head', 'box=outbox&attention=true')).toEqual([]);
    expect(await titles('alatau-head', 'box=outbox&attention=false')).toEqual(['Отвечен', 'Ждёт']);
  });

  it('refuse a question they do not understand', async () => {
    const { status, body } = await as('zhetisu-head').get('/api/documents?box=inbox&attention=perhaps');
    expect(status).toBe(422);
    expect(body.fields.attention.code).toBe('field.boolean');
  });

  it('show a draft without its file once the file has been taken off', async () => {
    const id = await draft('Не тот файл');
    await upload(id);
    const removed = await as('alatau-head').delete(`/api/documents/${id}/content`);
    expect(removed.status).toBe(200);
    expect(removed.body).toMatchObject({ status: 'draft', file: null });
    const again = await as('alatau-head').delete(`/api/documents/${id}/content`);
    expect(again.status).toBe(404);
    expect(again.body.code).toBe('content.absent');
  });

  it('keep the file of a document that has been signed', async () => {
    const id = await sent('Подписан');
    const { status, body } = await as('alatau-head').delete(`/api/documents/${id}/content`);
    expect(status).toBe(409);
    expect(body.code).toBe('ability.already_sent');
  });
});
