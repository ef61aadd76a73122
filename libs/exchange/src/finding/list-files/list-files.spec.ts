import { strFromU8, unzipSync } from 'fflate';
import { LOCALES } from '@qujat/kernel';
import { STATUSES } from '../../document/document.axes.js';
import { aDocumentView } from '../../testing/a-document-view.js';
import { exchangeWorld, type ExchangeWorld } from '../../../../../test/support/exchange-world.js';
import { sheetOf } from './sheet.js';

describe('lists as files', () => {
  let world: ExchangeWorld;
  let received: string;
  let delivered: string;

  beforeAll(async () => {
    world = await exchangeWorld();
    received = await sent();
    await as('zhetisu-head').post(`/api/documents/${received}/open`);
    delivered = await sent();
  });

  afterAll(() => world?.close());

  const as = (slug: string) => world.app.as(world.actor(slug));
  async function sent(): Promise<string> {
    const id = await world.draft();
    await as('alatau-head').patch(`/api/documents/${id}`).send({ amount: 123456 });
    const signature = await world.sign('alatau-head', world.pdf);
    await as('alatau-head').post(`/api/documents/${id}/signatures`).send({ signature });
    expect((await as('alatau-head').post(`/api/documents/${id}/send`)).body).toMatchObject({ status: 'delivered' });
    return id;
  }
  const bytes = async (request: ReturnType<ReturnType<typeof as>['get']>): Promise<Uint8Array> => {
    const { body, status } = await request.buffer(true).parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
    expect(status).toBe(200);
    return new Uint8Array(body as Buffer);
  };
  const archive = async (slug: string, ids: string[]) =>
    unzipSync(await bytes(as(slug).post('/api/document-lists/archive').set('Accept-Language', 'ru').send({ ids })));

  it('D-2: are a sheet in the reader’s language, without the sums of what was not opened', async () => {
    const sheetOf = async (slug: string, box: string) => {
      const path = `/api/document-lists/xlsx?box=${box}`;
      const parts = unzipSync(await bytes(as(slug).get(path).set('Accept-Language', 'kk')));
      return Object.values(parts)
        .map((part) => strFromU8(part))
        .join('\n');
    };
    const outbox = await sheetOf('alatau-head', 'outbox');
    expect(outbox.match(/1234\.56/g)).toHaveLength(2);
    const inbox = await sheetOf('zhetisu-head', 'inbox');
    expect(inbox.match(/1234\.56/g)).toHaveLength(1);
    expect(inbox).toContain('Жіберуші');
    expect(await sheetOf('tulpar-head', 'inbox')).not.toContain('QJ-');
  });

  it('tell every state in words', async () => {
    for (const locale of LOCALES) {
      const sheet = await sheetOf(
        STATUSES.map((status) => ({ ...aDocumentView().document, status })),
        {
          ...{ participantId: 'a', locale, timeZone: 'Asia/Almaty' },
        },
      );
      const text = Object.values(unzipSync(sheet))
        .map((part) => strFromU8(part))
        .join('\n');
      const codes = STATUSES.filter((status) => new RegExp(`>${status}<`).test(text));
      expect(codes).toEqual([]);
    }
  });

  it('are one archive with a name that says which document it is, and a word on what is missing', async () => {
    const own = await archive('alatau-head', [received, delivered]);
    expect(Object.keys(own)).toHaveLength(2);
    for (const name of Object.keys(own)) expect(name).toMatch(/^QJ-\d{4}-\d{6} .+\.pdf$/);
    expect(Buffer.from(Object.values(own)[0]!).equals(world.pdf)).toBe(true);
    const theirs = await archive('zhetisu-head', [received, delivered]);
    expect(Object.keys(theirs)).toEqual([expect.stringMatching(/\.pdf$/), 'Не скачано.txt']);
    expect(strFromU8(theirs['Не скачано.txt']!)).toMatch(/QJ-\d{4}-\d{6}/);
    // Somebody else learns nothing of either, not even the number.
    const others = await archive('tulpar-head', [received]);
    expect(Object.keys(others)).toEqual(['Не скачано.txt']);
    expect(strFromU8(others['Не скачано.txt']!)).not.toContain('QJ-');
  });

  it('say so when a list has more lines than a sheet takes', async () => {
    await world.rows(`INSERT INTO exchange.documents (id, number, public_token, title, type, sender_id, sender_bin, sender_name,
        search_text, created_at, created_by_name)
      SELECT gen_random_uuid(), 'L-' || i, repeat('t', 22) || i, 'Наполнение', 'letter', d.sender_id, d.sender_bin, d.sender_name,
        'наполнение', d.created_at, 'x' FROM generate_series(1, 10001) i, (SELECT * FROM exchange.documents LIMIT 1) d`);
    const { status, body } = await as('alatau-head').get('/api/document-lists/xlsx?box=drafts');
    expect([status, body.code]).toEqual([422, 'list.too_long']);
    const narrowed = await as('alatau-head').get('/api/document-lists/xlsx?box=drafts&number=L-9999');
    expect(narrowed.status).toBe(200);
  });
});
