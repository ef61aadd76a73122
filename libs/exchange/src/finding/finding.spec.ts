import { zipSync, strToU8 } from 'fflate';
import { scopeOf } from '@qujat/platform';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { aPdf } from '../testing/a-pdf.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('finding by the words of documents', () => {
  let world: ExchangeWorld;

  beforeAll(async () => {
    world = await exchangeWorld();
  });

  afterAll(() => world?.close());

  const as = (slug: string) => world.app.as(world.actor(slug));

  async function draft(title: string, content: Uint8Array, name: string, mediaType: string): Promise<string> {
    const { body } = await as('alatau-head')
      .post('/api/documents')
      .send({ title, type: 'letter', recipientId: world.participant('zhetisu').id });
    const put = await as('alatau-head')
      .put(`/api/documents/${body.id}/content`)
      .set('Content-Type', mediaType)
      .set('X-File-Name', encodeURIComponent(name))
      .send(Buffer.from(content));
    expect(put.status).toBe(200);
    await world.app.drain();
    return body.id as string;
  }

  async function find(slug: string, search: string, more = 'box=drafts') {
    const { body } = await as(slug).get(`/api/documents?${more}&search=${encodeURIComponent(search)}`);
    return body.items as { title: string; snippet: { before: string; hit: string; after: string } | null }[];
  }

  const titles = async (slug: string, search: string, more?: string) =>
    (await find(slug, search, more)).map(({ title }) => title);

  const word = (text: string): Uint8Array =>
    zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8(`<w:document><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:document>`),
    });

  it('D-6.11: reads pdf, docx and txt, and shows where the word stands', async () => {
    await draft(
      'Первое',
      await aPdf('Хат', ['Тараптар келісімшарттың талаптарын орындайды.']),
      'a.pdf',
      'application/pdf',
    );
    await draft('Второе', word('Поставщик передаёт бетономешалки покупателю'), 'b.docx', DOCX);
    await draft('Третье', Buffer.from('Аванс 1500 теңге, шот-фактура №77'), 'c.txt', 'text/plain');
    expect(await titles('alatau-head', 'келісімшарт')).toEqual(['Первое']);
    expect(await titles('alatau-head', 'бетономешалка')).toEqual(['Второе']);
    expect(await titles('alatau-head', 'аванса 1500')).toEqual(['Третье']);
    const [{ snippet } = { snippet: null }] = await find('alatau-head', 'келісімшарттар');
    expect(snippet).toMatchObject({ hit: 'келісімшарттың', before: expect.stringContaining('Тараптар') });
  });

  it.each([
    ['құжаттарымызды', 'құжат'],
    ['шарты', 'шарт'],
    ['кітабы', 'кітап'],
    ['төлемді', 'төлемі'],
    ['қызметтерге', 'қызметтің'],
    ['жеткізушіден', 'жеткізуші'],
    ['договорами', 'договоров'],
    ['накладной', 'накладная'],
    ['Счёт', 'счета'],
  ])('finds %s when %s is asked for', async (written, asked) => {
    const title = `Хат ${written}`;
    await draft(title, Buffer.from('x'), 'x.txt', 'text/plain');
    expect(await titles('alatau-head', asked)).toContain(title);
  });

  it('E-7.4: finds nothing by contents for a recipient who has not opened the document, and nothing for others', async () => {
    const pdf = await aPdf('Хат', ['Тайное слово: аквамарин.']);
    const id = await draft('Открытое имя', pdf, 'a.pdf', 'application/pdf');
    await as('alatau-head')
      .post(`/api/documents/${id}/signatures`)
      .send({ signature: await world.sign('alatau-head', pdf) });
    await as('alatau-head').post(`/api/documents/${id}/send`);
    expect(await titles('alatau-head', 'аквамарин', 'box=outbox')).toEqual(['Открытое имя']);
    expect(await titles('zhetisu-head', 'аквамарин', 'box=inbox')).toEqual([]);
    expect(await titles('zhetisu-head', 'открытое', 'box=inbox')).toEqual(['Открытое имя']);
    const texts = () =>
      world.app.database.work.run(scopeOf(world.actor('zhetisu-head')), (tx) =>
        tx.manager.query<unknown[]>('SELECT body FROM exchange.document_texts'),
      );
    expect(await texts()).toEqual([]);
    await as('zhetisu-head').post(`/api/documents/${id}/open`);
    expect(await find('zhetisu-head', 'аквамарин', 'box=inbox')).toMatchObject([{ snippet: { hit: 'аквамарин' } }]);
    expect(await texts()).toHaveLength(1);
    for (const box of ['inbox', 'outbox', 'drafts'])
      expect(await titles('tulpar-head', 'аквамарин', `box=${box}`)).toEqual([]);
    // What the index gives is the asking organisation's alone, as a second wall.
    const given = await world.app.database.work.run(scopeOf(world.actor('tulpar-head')), (tx) =>
      tx.manager.query<unknown[]>("SELECT exchange.documents_with(exchange.query_of('аквамарин'))"),
    );
    expect(given).toEqual([]);
  });

  it('finds a rare word beyond the lines that are looked through', async () => {
    await draft('Самое первое', Buffer.from('редчайшее слово уникум'), 'x.txt', 'text/plain');
    await world.rows(`INSERT INTO exchange.documents (id, number, public_token, title, type, sender_id, sender_bin, sender_name,
        search_text, created_at, created_by_name)
      SELECT gen_random_uuid(), 'F-' || i, repeat('t', 22) || i, 'Наполнение', 'letter', d.sender_id, d.sender_bin, d.sender_name,
        'наполнение ' || i, d.created_at + i * interval '1 s', 'x'
      FROM generate_series(1, 2100) i, (SELECT * FROM exchange.documents WHERE title = 'Самое первое') d`);
    expect(await titles('alatau-head', 'уникум')).toEqual(['Самое первое']);
    expect(await titles('alatau-head', 'наполнение', 'box=drafts&limit=3')).toHaveLength(3);
    expect(await titles('alatau-head', 'жоқсөз')).toEqual([]);
  });

  it('leaves a file that cannot be read as it is, and says so in its row', async () => {
    const broken = Buffer.from('%PDF-1.7\n1 0 obj\nrubbish\nstartxref\n9\n%%EOF\n');
    const id = await draft('Битый', broken, 'x.pdf', 'application/pdf');
    const [row] = await world.rows<{ state: string; remark: string }>(
      'SELECT state, remark FROM exchange.document_texts WHERE document_id = $1',
      id,
    );
    expect(row).toMatchObject({ state: 'unreadable', remark: expect.any(String) });
    expect(await titles('alatau-head', 'битый')).toEqual(['Битый']);
  });

  it('reads again when the file is another one, and forgets the words of a file that was taken off', async () => {
    const id = await draft('Смена', Buffer.from('старинный'), 'x.txt', 'text/plain');
    expect(await titles('alatau-head', 'старинный')).toEqual(['Смена']);
    await as('alatau-head')
      .put(`/api/documents/${id}/content`)
      .set('Content-Type', 'text/plain')
      .set('X-File-Name', 'y.txt')
      .send('новёхонький');
    await world.app.drain();
    expect(await titles('alatau-head', 'старинный')).toEqual([]);
    expect(await titles('alatau-head', 'новехонький')).toEqual(['Смена']);
    await as('alatau-head').delete(`/api/documents/${id}/content`);
    expect(await titles('alatau-head', 'новехонький')).toEqual([]);
  });
});
