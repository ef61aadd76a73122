import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';
import { type Browser, identityWorld, type IdentityWorld } from '../../../../test/support/identity-world.js';

const PUBLIC = '/api/public/participants';

interface Page {
  readonly items: readonly { readonly bin: string; readonly name: Record<string, string> }[];
  readonly nextCursor: string | null;
}

let world: IdentityWorld;
let employee: Browser;
let waiting: string;
beforeAll(async () => {
  world = await identityWorld();
  for (const head of ['alatau-head', 'zhetisu-head', 'entrepreneur']) await world.accredited(head);
  waiting = (await world.applied('tulpar-head')).id;
  await world.drafted('koktem-head');
  employee = await world.signedIn('zhetisu-employee');
}, 60_000);
afterAll(() => world?.close());

const page = async (query: object, path = PUBLIC, browser = world.browser()): Promise<Page> => {
  const { body } = await browser.get(path).query(query).expect(200);
  return body as Page;
};
const bins = async (search: string) => (await page({ search })).items.map(({ bin }) => bin);

describe('the public register', () => {
  it('E-5.8: lists the accredited ones by name, to everybody, and tells no more than it must', async () => {
    const { items, nextCursor } = await page({});
    expect(items.map(({ bin }) => bin)).toEqual(['091040999202', '830308309952', '140340999103']);
    expect(nextCursor).toBeNull();
    expect(items[2]).toEqual({
      ...{
        bin: '140340999103',
        kind: 'legal-entity',
        region: '75',
        accreditedAt: expect.any(String),
        standing: 'good',
      },
      name: { kk: 'ЖШС «Алатау Құрылыс»', ru: 'ТОО «Алатау Құрылыс»', en: 'Alatau Qurylys LLP' },
    });
  });

  it.each([
    ['құрылыс', ['140340999103']],
    ['ҚҰРЫЛЫС', ['140340999103']],
    ['  Zhetisu  ', ['091040999202']],
    ['акционер', []],
    ['9992', ['091040999202']],
    ['140340999103', ['140340999103']],
    ['210640999308', []],
    ['Тұлпар', []],
    ['Көктем', []],
    ['%', []],
    ['_', []],
    ["'; DROP TABLE identity.participants; --", []],
  ])('E-5.8: search for %j', async (search, expected) => {
    expect(await bins(search)).toEqual(expected);
  });

  it.each([['garbage'], [Buffer.from('["x"]').toString('base64url')], [Buffer.from('{}').toString('base64url')]])(
    'a cursor that is none (%s) begins anew',
    async (cursor) => {
      expect((await page({ cursor })).items).toHaveLength(3);
    },
  );

  it.each([{ limit: 0 }, { limit: 101 }, { limit: 'all' }, { search: 'x'.repeat(201) }, { state: 'draft' }])(
    'a query that makes no sense is refused: %j',
    async (query) => {
      expectProblem(await world.browser().get(PUBLIC).query(query), 422, 'request.invalid');
    },
  );
});

describe('choosing a recipient', () => {
  it('E-7.1.3: lists the same ones, with what a document is addressed to', async () => {
    const { items } = await page({ search: 'алатау' }, '/api/participants', employee);
    expect(items).toMatchObject([{ id: expect.any(String), bin: '140340999103', state: 'accredited' }]);
    expect((await page({}, '/api/participants', employee)).items).toHaveLength(3);
  });

  it('E-3.1: is for people who have signed in', async () => {
    expectProblem(await world.browser().get('/api/participants'), 401, 'session.required');
  });
});

it('E-5.8: the register goes page by page; who is accredited meanwhile neither doubles nor hides anybody', async () => {
  const first = await page({ limit: 2 });
  expect(first.items.map(({ bin }) => bin)).toEqual(['091040999202', '830308309952']);
  const operator = await world.operator();
  await world.accredit(operator, waiting);
  const second = await page({ limit: 2, cursor: first.nextCursor });
  expect(second.items.map(({ bin }) => bin)).toEqual(['140340999103', '210640999308']);
  expect(second.nextCursor).toBeNull();
  const searched = await page({ limit: 1, search: 'тоо' });
  expect(searched).toMatchObject({ items: [{ bin: '140340999103' }], nextCursor: expect.any(String) });
  const rest = await page({ limit: 1, search: 'тоо', cursor: searched.nextCursor });
  expect(rest).toMatchObject({ items: [{ bin: '210640999308' }], nextCursor: null });
});

describe('taking the register along', () => {
  const EXPORT = `${PUBLIC}/export`;

  it('E-5.8: is narrowed to a region by the KATO code of the legal address', async () => {
    expect((await page({ region: '75' })).items.length).toBeGreaterThan(2);
    expect(await page({ region: '31' })).toEqual({ items: [], nextCursor: null });
    for (const region of ['7', '750', 'аб'])
      expectProblem(await world.browser().get(PUBLIC).query({ region }), 422, 'request.invalid');
  });

  it('E-5.8: comes as a table, with the public fields only', async () => {
    const { text, headers } = await world.browser().get(EXPORT).query({ search: 'алатау' }).expect(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toContain('participants.csv');
    const [head, line, rest] = text.split('\r\n');
    expect(head).toBe('\uFEFFbin,kind,name_kk,name_ru,name_en,region,accredited_at,standing');
    expect(line).toMatch(
      /^140340999103,legal-entity,ЖШС «Алатау Құрылыс»,ТОО «Алатау Құрылыс»,Alatau Qurylys LLP,75,[^,]+Z,good$/,
    );
    expect(rest).toBe('');
  });

  it('E-5.8: comes as a list, whole; what is not accredited is not in it', async () => {
    const { body } = await world.browser().get(EXPORT).query({ format: 'json' }).expect(200);
    expect((body as { bin: string }[]).map(({ bin }) => bin)).toEqual((await page({})).items.map(({ bin }) => bin));
    const nothing = await world.browser().get(EXPORT).query({ format: 'json', search: 'Көктем' }).expect(200);
    expect(nothing.body).toEqual([]);
    expectProblem(await world.browser().get(EXPORT).query({ format: 'xls' }), 422, 'request.invalid');
  });
});

describe('how often the register is taken along', () => {
  let limited: IdentityWorld;
  beforeAll(async () => {
    const rateLimits = { address: 1e9, auth: 1e9, public: 1e9, signedIn: 1e9, export: 2 };
    limited = await identityWorld({ rateLimits });
  }, 60_000);
  afterAll(() => limited?.close());

  it('E-3.1, E-5.8: a few times a minute, each a whole table; looking things up in it is not counted with that', async () => {
    const stranger = limited.browser();
    const take = (format: string) => stranger.get(`${PUBLIC}/export`).query({ format });
    await take('csv').expect(200);
    await take('json').expect(200);
    await expectInThreeLanguages(429, 'request.too_many', (locale) => take('csv').set('Accept-Language', locale));
    await stranger.get(PUBLIC).expect(200);
  });
});
