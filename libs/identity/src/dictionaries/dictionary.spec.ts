import { expectProblem } from '../../../../test/support/problem.js';
import { type Browser, identityWorld, type IdentityWorld } from '../../../../test/support/identity-world.js';
import { readDictionary } from './dictionary.file.js';
import { seedDictionaries } from './dictionary.seeds.js';
import { DictionaryService } from './dictionary.service.js';
import { DICTIONARIES } from './dictionary.types.js';

let world: IdentityWorld;
let browser: Browser;
beforeAll(async () => {
  world = await identityWorld();
  browser = await world.signedIn('koktem-head');
}, 60_000);
afterAll(() => world?.close());

const service = () => world.app.get(DictionaryService);
interface Found {
  readonly items: { readonly code: string; readonly name: { readonly en: string } }[];
}
const find = async (name: string, query: object) =>
  (await browser.get(`/api/dictionaries/${name}`).query(query)).body as Found;
const codes = async (name: string, query: object) => (await find(name, query)).items.map(({ code }) => code);

describe('E-5.7.1.1: the dictionaries that forms are filled in from', () => {
  it('come with the program, each in three languages', async () => {
    expect(seedDictionaries().map(({ dictionary }) => dictionary)).toEqual([...DICTIONARIES]);
    expect((await service().versions()).map(({ dictionary }) => dictionary).sort()).toEqual([...DICTIONARIES].sort());
  });

  it.each([
    ['banks', 'халық', 'HSBKKZKX'],
    ['banks', 'народный', 'HSBKKZKX'],
    ['banks', 'halyk', 'HSBKKZKX'],
    ['banks', '601', 'HSBKKZKX'],
    ['oked', 'грузовые АВТОМОБИЛЬНЫМ', '49410'],
    ['oked', '494', '49410'],
    ['kato', 'талдықорған', '331010000'],
    ['legal-forms', 'joint-stock', 'jsc'],
    ['countries', 'Польша', 'PL'],
  ])('%s: “%s” finds %s', async (name, search, code) => {
    expect((await codes(name, { search }))[0]).toBe(code);
  });

  it('are shown as far as they were asked for, and it is said that there is more', async () => {
    const body = await find('oked', { limit: 3 });
    expect(body).toMatchObject({ dictionary: 'oked', version: 'seed-1', complete: false, more: true });
    expect(body.items).toHaveLength(3);
    expect(await codes('kato', { parent: '630000000' })).toEqual(['631010000']);
    expect(await codes('banks', { codes: 'KCJBKZKX,NOBANKKZ' })).toEqual(['KCJBKZKX']);
    expect(await codes('oked', { search: '%' })).toEqual([]);
  });

  it('that do not exist are refused with those that do', async () => {
    const problem = expectProblem(await browser.get('/api/dictionaries/planets'), 404, 'dictionary.not_found');
    expect(problem.allowed).toContain('kato');
    expectProblem(await browser.get('/api/dictionaries/kato').query({ limit: 1000 }), 422, 'request.invalid');
  });
});

describe('loading a version', () => {
  const CSV = 'code;kk;ru;en;bankCode\nSYNBKZKA;«Сынақ Банкі» АҚ;АО «Сынақ Банкі»;Synaq Bank JSC;999\n';
  const load = (text: string, options: object = {}) =>
    service().load(text, 'csv', 'banks.csv', { dictionary: 'banks', version: '2026-01', ...options });

  it('retires what it does not have, and what was chosen keeps its words', async () => {
    expect(await load(CSV)).toMatchObject({ isNew: true });
    expect(await codes('banks', {})).toEqual(['SYNBKZKA']);
    expect((await find('banks', { codes: 'HSBKKZKX' })).items).toMatchObject([{ code: 'HSBKKZKX', retired: true }]);
    expect((await find('banks', { search: '999' })).items).toMatchObject([{ attributes: { bankCode: '999' } }]);
  });

  it('twice is loading it once; another content needs a version of its own', async () => {
    expect(await load(CSV)).toMatchObject({ isNew: false });
    await expect(load(CSV.replace('Synaq', 'Other'))).rejects.toThrow('give it a version of its own');
    expect((await find('banks', { codes: 'SYNBKZKA' })).items[0]?.name.en).toBe('Synaq Bank JSC');
  });

  it('by several at once happens once', async () => {
    const results = await Promise.all([1, 2, 3].map(() => load(CSV, { version: '2026-02' })));
    expect(results.map(({ isNew }) => isNew).sort()).toEqual([false, false, true]);
  });

  it('names everything that is wrong, and changes nothing', async () => {
    const wrong =
      'code,kk,ru,en,parent\n75000000,Алматы,Алматы,Almaty,\n710000000,Астана,,Astana,999999999\n710000000,А,А,A,\n';
    await expect(load(wrong, { dictionary: 'kato' })).rejects.toThrow(
      [
        'entry 1: “75000000” is not a code of kato',
        'entry 2: 710000000 has no name in ru',
        'entry 2: 710000000 lies in 999999999, which is not there',
        'entry 3: the code 710000000 is there twice',
      ].join('\n'),
    );
    expect(await codes('kato', { search: '750000000' })).toEqual(['750000000']);
  });

  it.each([
    ['{', 'json', {}, 'it is not JSON'],
    ['{"dictionary":"oked","version":"1","entries":{}}', 'json', {}, 'it has no list of entries'],
    ['{"dictionary":"oked","version":"1","entries":[]}', 'json', {}, 'it holds no entries'],
    ['{"dictionary":"moons","version":"1","entries":[{}]}', 'json', {}, 'none of the dictionaries'],
    ['{"dictionary":"oked","entries":[{}]}', 'json', {}, 'it names no version'],
    ['{"dictionary":"oked","version":"1","entries":[{"code":1}]}', 'json', {}, 'entry 1: code is not a text'],
    ['code,kk\n"1,2', 'csv', { dictionary: 'oked', version: '1' }, 'it is not CSV'],
    ['code,kk,ru,en\n41201,а', 'csv', { dictionary: 'oked', version: '1' }, 'it is not CSV'],
    ['', 'csv', { dictionary: 'oked', version: '1' }, 'it holds no entries'],
    ['code,kk,ru,en\nABCDKZKA,а,а,a', 'csv', { dictionary: 'banks', version: '1' }, 'no bankCode'],
  ] as const)('refuses %j (%s)', (text, format, options, why) => {
    expect(() => readDictionary(text, format, options)).toThrow(why);
  });
});
