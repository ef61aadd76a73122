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

  describe('searched and paged', () => {
    const search = (slug: string, query: Record<string, string>) =>
      titles(slug, new URLSearchParams({ box: 'drafts', ...query }).toString());

    beforeAll(async () => {
      for (const title of ['Счёт на оплату 100%', 'Счет за март', 'ҮСТЕМЕ төлем', 'Акт_сверки']) await draft(title);
    });

    it.each([
      ['small and capital letters alike', 'үстеме', ['ҮСТЕМЕ төлем']],
      ['ё as е', 'счет', ['Счет за март', 'Счёт на оплату 100%']],
      ['signs of patterns as themselves', '100%', ['Счёт на оплату 100%']],
      ['underlines as themselves', 't_', []],
      ['nothing that is not there', 'жоқ нәрсе', []],
    ])('find %s', async (_, text, found) => {
      expect(await search('alatau-accountant', { search: text })).toEqual(found);
    });

    it('find the counterparty by its name in any language and by its BIN', async () => {
      for (const text of ['Zhetisu', 'жетісу', '091040999202']) {
        expect(await search('alatau-head', { search: `${text}`, limit: '1' })).toHaveLength(1);
      }
    });

    it('give every line once, however small the pages, also where two began at the same moment', async () => {
      await world.rows(
        `UPDATE exchange.documents SET created_at = (SELECT max(created_at) FROM exchange.documents) WHERE delivery = 'draft'`,
      );
      const all = await search('alatau-head', { limit: '100' });
      const paged: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const query = new URLSearchParams({ box: 'drafts', limit: '2', ...(cursor && { cursor }) });
        const { body } = await as('alatau-head').get(`/api/documents?${query.toString()}`);
        paged.push(...(body.items as { title: string }[]).map(({ title }) => title));
        cursor = body.nextCursor as string | null;
      }
      expect(paged).toEqual(all);
      expect(all.length).toBeGreaterThan(4);
    });

    it('lose nothing at the edge of a page when documents come in meanwhile', async () => {
      const first = await as('alatau-head').get('/api/documents?box=drafts&limit=2');
      await draft('Пришёл между страницами');
      const { body } = await as('alatau-head').get(
        `/api/documents?box=drafts&limit=100&cursor=${first.body.nextCursor}`,
      );
      const seen = [...first.body.items, ...body.items].map(({ id }: { id: string }) => id);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength(first.body.counts.drafts.all as number);
    });

    it('refuse a page mark that nobody gave out', async () => {
      for (const cursor of ['rubbish', Buffer.from("2026-01-01 ' OR 1=1").toString('base64url')]) {
        const { status, body } = await as('alatau-head').get(`/api/documents?box=drafts&cursor=${cursor}`);
        expect([status, body.code]).toEqual([422, 'document.bad_cursor']);
      }
    });

    it('are narrowed by status', async () => {
      const { body } = await as('alatau-head').get('/api/documents?box=outbox&status=completed');
      expect((body.items as { status: string }[]).map(({ status }) => status)).toEqual(['completed']);
    });
  });
});
