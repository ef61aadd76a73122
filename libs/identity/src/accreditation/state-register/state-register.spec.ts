import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formOf } from '../../../../../test/support/participant-form.js';
import type { ParticipantDraft } from '../../participant/participant.types.js';
import { compareEntry, outcomeOf } from './compare-entry.js';
import { EgovRegister } from './egov-register.js';
import { ExcerptRegister } from './excerpt-register.js';
import { RegisterUnavailable, type StateRegister } from './state-register.js';
import { dayOf, isActive } from './wording.js';

const BIN = '140340999103';
const RECORD = {
  bin: BIN,
  nameru: 'Жауапкершілігі шектеулі серіктестік "Алатау Құрылыс"',
  namekz: '"Алатау Құрылыс" жауапкершілігі шектеулі серіктестігі',
  statusru: 'Зарегистрирован',
  director: 'СЕРІКБАЕВ НҰРЛАН АСҚАРҰЛЫ',
  addressru: 'ГОРОД АЛМАТЫ, УЛИЦА ҮЛГІ, 12',
  datereg: '2014-03-11T00:00:00.000+06:00',
  okedru: 'Строительство жилых зданий',
};
const STATED = { form: formOf('alatau-head') as ParticipantDraft, head: 'Серікбаев Нұрлан Асқарұлы' };

let server: Server;
let url: string;
let answer: { status: number; body: string; delayMs?: number };
let asked: URL;
beforeAll(async () => {
  server = createServer((request, response) => {
    asked = new URL(request.url ?? '', 'http://register');
    const { status, body, delayMs = 0 } = answer;
    setTimeout(() => response.writeHead(status, { 'content-type': 'application/json' }).end(body), delayMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v4/gbd_ul/v1`;
});
afterAll(() => {
  server?.closeAllConnections();
  server?.close();
});

const register = () => new EgovRegister({ url, apiKey: 'k-e-y', timeoutMs: 200 });
const says = (body: unknown) => (answer = { status: 200, body: JSON.stringify(body) });

describe('the register over the network', () => {
  it('E-5.8: is asked for exactly the BIN, by the form of the open-data portal’s API', async () => {
    says([{ ...RECORD, bin: '140340999104' }, RECORD]);
    const found = await register().lookUp({ bin: BIN });
    expect(asked.pathname).toBe('/api/v4/gbd_ul/v1');
    expect(asked.searchParams.get('apiKey')).toBe('k-e-y');
    expect(JSON.parse(asked.searchParams.get('source') ?? '')).toEqual({
      size: 10,
      query: { bool: { must: [{ match: { bin: BIN } }] } },
    });
    expect(found).toEqual({
      source: 'register',
      entry: {
        ...{ bin: BIN, name: RECORD.nameru, nameKk: RECORD.namekz, status: 'Зарегистрирован', active: true },
        ...{ head: RECORD.director, address: RECORD.addressru, registeredAt: '2014-03-11', activity: RECORD.okedru },
      },
    });
  });

  it('E-5.8: records wrapped by the search engine are read as well; a neighbour’s record is not taken for it', async () => {
    says({ hits: { total: 1, hits: [{ _source: RECORD }] } });
    expect((await register().lookUp({ bin: BIN })).entry?.bin).toBe(BIN);
    says([{ ...RECORD, bin: '140340999104' }]);
    expect(await register().lookUp({ bin: BIN })).toEqual({ source: 'register', entry: null });
  });

  it.each([
    ['an error', { status: 500, body: '' }],
    ['a wrong key', { status: 403, body: '' }],
    ['a redirect', { status: 302, body: '' }],
    ['a page', { status: 200, body: '<html>' }],
    ['another form', { status: 200, body: '{"error":"x"}' }],
    ['a flood', { status: 200, body: `["${'x'.repeat(300_000)}"]` }],
    ['silence', { status: 200, body: '[]', delayMs: 400 }],
  ])('E-5.8: %s is no answer, and the key is not told', async (_, given) => {
    answer = given;
    const failed: unknown = await register()
      .lookUp({ bin: BIN })
      .catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(RegisterUnavailable);
    expect(String(failed)).not.toContain('k-e-y');
  });

  it('E-5.8: without an address nothing is asked', async () => {
    await expect(new EgovRegister(undefined).lookUp({ bin: BIN })).rejects.toBeInstanceOf(RegisterUnavailable);
  });
});

describe('an excerpt', () => {
  it('E-10.2.2: is read into the same form', async () => {
    const copied = { name: 'ТОО «Алатау Құрылыс»', status: 'Действующий', registeredAt: '2014-03-11' };
    const registers: StateRegister = new ExcerptRegister(copied);
    const { source, entry } = await registers.lookUp({ bin: BIN });
    expect({ source, name: entry?.name, active: entry?.active }).toEqual({
      ...{ source: 'excerpt', name: 'ТОО «Алатау Құрылыс»', active: true },
    });
    expect(await new ExcerptRegister(undefined).lookUp({ bin: BIN })).toEqual({ source: 'excerpt', entry: null });
  });
});

describe('what the register says beside what the applicant says', () => {
  const entry = {
    ...{
      bin: BIN,
      name: null,
      nameKk: '«АЛАТАУ ҚҰРЫЛЫС»  жауапкершілігі шектеулі серіктестігі',
      status: 'Зарегистрирован',
    },
    ...{ active: true, head: 'СЕРІКБАЕВ НҰРЛАН АСҚАРҰЛЫ', address: null, registeredAt: '2014-03-11', activity: null },
  };
  const stated = {
    ...STATED,
    form: {
      ...STATED.form,
      fullName: { kk: '"Алатау Құрылыс" жауапкершілігі шектеулі серіктестігі', ru: 'ТОО', en: '' },
    },
  };

  it('E-5.8: case, quotation marks and spaces make no difference; other words do', () => {
    expect(compareEntry(entry, stated).map(({ field, same }) => [field, same])).toEqual([
      ...[
        ['name', true],
        ['status', true],
        ['head', true],
        ['registered', true],
        ['address', null],
      ],
    ]);
    expect(outcomeOf({ source: 'register', entry }, stated)).toBe('passed');
  });

  it.each([
    ['nothing found', null, 'failed'],
    ['liquidated', { ...entry, active: false }, 'failed'],
    ['another name', { ...entry, nameKk: '«Басқа» ЖШС' }, 'unclear'],
    ['another head', { ...entry, head: 'ИВАНОВ ИВАН' }, 'unclear'],
    ['a status that is not understood', { ...entry, active: null }, 'unclear'],
    ['no head named', { ...entry, head: null }, 'passed'],
  ] as const)('E-5.8: %s: %#', (_, found, outcome) => {
    expect(outcomeOf({ source: 'register', entry: found }, stated)).toBe(outcome);
  });

  it('E-5.8: words and days of the register are understood', () => {
    const words = [
      'Зарегистрирован',
      'Ликвидирован',
      'Снят с учёта',
      'Тіркелген',
      'Тіркеуден алынып тасталды (тарату)',
      '?',
      null,
    ];
    expect(words.map(isActive)).toEqual([true, false, false, true, false, null, null]);
    expect(['2014-03-11', '11.03.2014 00:00', 'вчера', null].map(dayOf)).toEqual([
      ...['2014-03-11', '2014-03-11', null, null],
    ]);
  });
});
