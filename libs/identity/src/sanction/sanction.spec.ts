import { identityWorld, type Browser, type IdentityWorld } from '../../../../test/support/identity-world.js';
import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';
import { IdentityFacade } from '../facade/identity.facade.js';
import { SanctionService } from './sanction.service.js';

const MINUTE = 60_000;
const ABSENT = '018f0000-0000-7000-8000-000000000000';
let world: IdentityWorld;
let head: Browser;
let operator: Browser;
let second: Browser;
let stranger: Browser;
let participantId: string;

beforeAll(async () => {
  world = await identityWorld({}, { identity: { idleMinutes: 1e9, sessionHours: 1e6 } });
  ({ browser: head, id: participantId } = await world.accredited('alatau-head'));
  ({ browser: stranger } = await world.accredited('zhetisu-head'));
  [operator, second] = [await world.operator(), await world.operator()];
}, 120_000);
afterAll(() => world?.close());

const given = (more: object) => ({
  bin: '140340999103',
  kind: 'warning',
  clause: '3.13',
  ground: 'Нарушение правил.',
  ...more,
});
const impose = (more: object, by = operator) => by.post('/api/operator/sanctions').send(given(more));
const imposed = async (more: object) => {
  const response = await impose(more);
  expect([response.status, response.body.detail]).toEqual([201, undefined]);
  return response.body as { id: string; state: string; abilities: object };
};
const lift = (id: string, by = operator) =>
  by.post(`/api/operator/sanctions/${id}/lift`).send({ reason: 'Нарушение устранено.' });
const appeal = (id: string, by = head) =>
  by.post(`/api/participants/mine/sanctions/${id}/appeal`).send({ text: 'Мы не согласны.' });
const decide = (id: string, granted: boolean, by = operator) =>
  by.post(`/api/operator/sanctions/${id}/appeal/decision`).send({ granted, answer: 'Рассмотрено.' });
const rights = async (browser = head) => (await browser.get('/api/auth/session').expect(200)).body.rights as string[];
const register = async () =>
  (
    (await world.browser().get('/api/public/participants').expect(200)).body.items as {
      bin: string;
      standing?: string;
    }[]
  ).find(({ bin }) => bin === '140340999103')?.standing;
const rows = (sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> =>
  world.app.database.source.query(sql, values);

describe('files of an appeal', () => {
  interface WithFiles {
    readonly files: { id: string; name: string }[];
    readonly appeals: { readonly files: { id: string; name: string }[] }[];
  }
  const files = (id: string) => `/api/participants/mine/sanctions/${id}/files`;
  const add = (id: string, text: string | Buffer, name = 'ответ.txt', by = head) =>
    by
      .post(files(id))
      .set({ 'X-File-Name': encodeURIComponent(name), 'Content-Type': 'application/octet-stream' })
      .send(text);
  const seen = async (id: string): Promise<WithFiles> => {
    const { body } = await head.get('/api/participants/mine/sanctions').expect(200);
    return (body as (WithFiles & { id: string })[]).find((one) => one.id === id)!;
  };
  const seenByOperator = async (id: string): Promise<WithFiles> => {
    const { body } = await operator.get('/api/operator/sanctions').query({ participantId }).expect(200);
    return (body as (WithFiles & { id: string })[]).find((one) => one.id === id)!;
  };

  it('E-10.2.2: wait with the sanction, go with the appeal, and the operator takes them away with a signature', async () => {
    const { id } = await imposed({ kind: 'warning' });
    await add(id, 'Ответ на запрос.').expect(204);
    await add(id, 'Ответ на запрос.').expect(204); // the same bytes twice are once
    await add(id, 'Переписка.', 'переписка.txt').expect(204);
    const waiting = (await seen(id)).files;
    expect(waiting.map(({ name }) => name)).toEqual(['ответ.txt', 'переписка.txt']);
    // The operator sees what was sent, and nothing before.
    expect((await seenByOperator(id)).files).toEqual([]);
    const taken = (fileId: string, by = operator) => by.get(`/api/operator/sanctions/${id}/files/${fileId}/content`);
    expectProblem(await taken(waiting[0]!.id), 404, 'sanction.file_not_found');
    await head.delete(`${files(id)}/${waiting[1]!.id}`).expect(204);

    expect((await appeal(id)).status).toBe(201);
    const [sent] = (await seenByOperator(id)).appeals;
    expect(sent?.files).toEqual([{ id: waiting[0]!.id, name: 'ответ.txt', size: expect.any(Number) }]);
    expect((await seen(id)).files).toEqual([]);
    expect((await taken(waiting[0]!.id).expect(200)).text).toBe('Ответ на запрос.');
    expectProblem(await taken(waiting[1]!.id), 404, 'sanction.file_not_found');
    expect((await head.get(`${files(id)}/${waiting[0]!.id}/content`).expect(200)).text).toBe('Ответ на запрос.');
    expect(
      await rows(
        `SELECT act, detail->>'name' AS name FROM platform.audit WHERE act LIKE 'sanction.appeal_file%' ORDER BY id`,
      ),
    ).toEqual([
      { act: 'sanction.appeal_file_added', name: 'ответ.txt' },
      { act: 'sanction.appeal_file_added', name: 'переписка.txt' },
      { act: 'sanction.appeal_file_removed', name: 'переписка.txt' },
      { act: 'sanction.appeal_file_read', name: 'ответ.txt' },
    ]);
    // What was sent stays: neither taken off nor added to.
    expectProblem(await head.delete(`${files(id)}/${waiting[0]!.id}`), 409, 'sanction.file_sent');
    expectProblem(await add(id, 'Ещё.'), 409, 'sanction.appealed_already');
    await decide(id, true).expect(200);
    expectProblem(await add(id, 'Ещё.'), 409, 'sanction.closed');
  });

  it('E-10.2.2: are recognised by content, limited in number, and taken from administrators only', async () => {
    const { id } = await imposed({ kind: 'warning' });
    const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 1)]);
    expect((await add(id, program, 'жалоба.pdf')).status).toBe(422);
    expectProblem(await add(id, '', 'пустой.txt'), 422, 'content.empty');
    for (let n = 1; n <= 10; n++) await add(id, `Файл ${n}`, `${n}.txt`).expect(204);
    await expectInThreeLanguages(409, 'sanction.files_many', (locale) =>
      add(id, 'Лишний', 'лишний.txt').set('Accept-Language', locale),
    );
    expect((await seen(id)).files).toHaveLength(10);
    await lift(id).expect(200);
  });

  it('E-3.1: are not there for another organisation', async () => {
    const { id } = await imposed({ kind: 'warning' });
    await add(id, 'Наш ответ.').expect(204);
    const [file] = (await seen(id)).files;
    expectProblem(await stranger.get(`${files(id)}/${file!.id}/content`), 404, 'sanction.file_not_found');
    expectProblem(await stranger.delete(`${files(id)}/${file!.id}`), 404, 'sanction.file_not_found');
    expectProblem(await add(id, 'Чужой.', 'чужой.txt', stranger), 404, 'sanction.not_found');
    await lift(id).expect(200);
  });
});

describe('sanctions', () => {
  it('E-3.14, E-10.2.2: a warning takes no right; both sides see its ground', async () => {
    const before = await rights();
    const { id } = await imposed({ kind: 'warning', ground: 'Рассылка рекламы.' });
    expect(await rights()).toEqual(before);
    const seen = (await head.get('/api/participants/mine/sanctions')).body[0];
    expect(seen).toMatchObject({ id, kind: 'warning', clause: '3.13', ground: 'Рассылка рекламы.', state: 'in-force' });
    expect(seen.abilities).toEqual({ lift: false, decideAppeal: false, appeal: true });
    expect((await stranger.get('/api/participants/mine/sanctions')).body).toEqual([]);
    expectProblem(await appeal(id, stranger), 404, 'sanction.not_found');
    expect((await lift(id)).body).toMatchObject({ state: 'lifted', closeReason: 'Нарушение устранено.' });
  });

  it('E-10.2.2: a limitation takes the rights that it names, at once, and gives them back', async () => {
    const { id } = await imposed({ kind: 'limitation', rights: ['document.send'] });
    expect(await rights()).not.toContain('document.send');
    expect(await rights()).toContain('document.sign');
    await lift(id);
    expect(await rights()).toContain('document.send');
  });

  it('E-3.13, E-10.2.2: a suspension leaves reading and the appeal, stands in the register, and ends by itself at its term', async () => {
    const endsAt = new Date(world.clock.now().getTime() + 10 * MINUTE).toISOString();
    const { id } = await imposed({ kind: 'suspension', endsAt });
    expect(await rights()).toEqual([]);
    expect(await register()).toBe('suspended');
    expect(await world.app.get(IdentityFacade).standingOf(participantId)).toBe('suspended');
    expect((await appeal(id)).status).toBe(201);
    world.clock.advance(10 * MINUTE);
    expect(await rights()).toContain('document.sign');
    expect(await world.app.get(IdentityFacade).standingOf(participantId)).toBe('good');
    expectProblem(await lift(id), 409, 'sanction.closed');
    await world.app.get(SanctionService).keepTerms();
    await world.app.get(SanctionService).keepTerms();
    expect(await register()).toBe('good');
    const [seen] = (await head.get('/api/participants/mine/sanctions')).body;
    expect(seen).toMatchObject({ id, state: 'ended', appeals: [expect.objectContaining({ state: 'moot' })] });
    expect(await rows(`SELECT count(*)::int AS n FROM platform.outbox WHERE type = 'identity.sanction.ended'`)).toEqual(
      [{ n: 1 }],
    );
  });

  it('E-10.2.2: one set for later begins then', async () => {
    const from = world.clock.now().getTime() + 5 * MINUTE;
    const term = { startsAt: new Date(from).toISOString(), endsAt: new Date(from + 5 * MINUTE).toISOString() };
    await imposed({ kind: 'suspension', ...term });
    expect(await rights()).toContain('document.sign');
    world.clock.advance(6 * MINUTE);
    expect(await rights()).toEqual([]);
    await world.app.get(SanctionService).keepTerms();
    expect(await register()).toBe('suspended');
    world.clock.advance(5 * MINUTE);
    await world.app.get(SanctionService).keepTerms();
    expect(await register()).toBe('good');
  });

  it('E-10.2.2: an exclusion is lifted by a granted appeal, and there is only one', async () => {
    const { id } = await imposed({ kind: 'exclusion' });
    expect([await rights(), await register()]).toEqual([[], 'excluded']);
    expectProblem(await impose({ kind: 'exclusion' }), 409, 'sanction.excluded_already');
    expect((await appeal(id)).body.appeals).toEqual([
      expect.objectContaining({ state: 'filed', text: 'Мы не согласны.' }),
    ]);
    expectProblem(await appeal(id), 409, 'sanction.appealed_already');
    const { body } = await operator.get('/api/operator/sanctions').query({ appealed: true });
    expect((body as { id: string }[]).map((one) => one.id)).toEqual([id]);
    expect((await decide(id, true)).body).toMatchObject({
      state: 'lifted',
      appeals: [expect.objectContaining({ state: 'granted' })],
    });
    expect(await rights()).toContain('document.sign');
  });

  it('E-10.2.2: a fine is a line for an invoice; lifted, it falls away', async () => {
    const { id } = await imposed({ kind: 'fine', amountTiyn: 5_000_00 });
    expect(await rights()).toContain('document.sign');
    const fine = () => rows('SELECT amount_tiyn::int AS amount, state FROM identity.fines WHERE sanction_id = $1', id);
    expect(await fine()).toEqual([{ amount: 500_000, state: 'due' }]);
    await appeal(id);
    expect((await decide(id, false)).body).toMatchObject({
      state: 'in-force',
      appeals: [{ state: 'dismissed', answer: 'Рассмотрено.' }],
    });
    expect(await fine()).toEqual([{ amount: 500_000, state: 'due' }]);
    await lift(id);
    expect(await fine()).toEqual([{ amount: 500_000, state: 'cancelled' }]);
  });

  it('E-10.2.2: who is concerned is told in the portal and by letter', async () => {
    await world.app.drain();
    const { body } = await head.get('/api/notifications').query({ limit: 100 });
    const kinds = new Set((body.items as { kind: string }[]).map(({ kind }) => kind));
    for (const kind of ['sanction-imposed', 'sanction-lifted', 'sanction-ended', 'appeal-decided'])
      expect(kinds).toContain(kind);
    expect((await world.mail.to('alatau-head@example.kz')).length).toBeGreaterThan(5);
  });

  it.each([
    [{ kind: 'limitation' }, 'sanction.rights_missing'],
    [{ kind: 'warning', rights: ['document.send'] }, 'sanction.rights_missing'],
    [{ kind: 'fine' }, 'sanction.amount_missing'],
    [{ kind: 'warning', amountTiyn: 100 }, 'sanction.amount_missing'],
    [{ kind: 'suspension', endsAt: '2020-01-01T00:00:00Z' }, 'sanction.term_wrong'],
    [{ kind: 'exclusion', endsAt: '2099-01-01T00:00:00Z' }, 'sanction.term_wrong'],
    [{ kind: 'warning', ground: '   ' }, 'request.invalid'],
    [{ kind: 'fine', amountTiyn: 0 }, 'request.invalid'],
    [{ kind: 'limitation', rights: ['participant.administer'] }, 'request.invalid'],
    [{ kind: 'jail' }, 'request.invalid'],
  ])('%j is refused: %s', async (more, code) => {
    await expectInThreeLanguages(422, code, (locale) => impose(more).set('Accept-Language', locale));
  });

  it('E-10.2.2: only the operator imposes and decides; a participant that does not exist is told', async () => {
    expectProblem(await impose({}, head), 403, 'operator.only');
    expectProblem(await head.get('/api/operator/sanctions'), 403, 'operator.only');
    expectProblem(await impose({ bin: '140340999999' }), 404, 'participant.not_found');
    expectProblem(await lift(ABSENT), 404, 'sanction.not_found');
  });
});

describe('two decisions at once', () => {
  it('E-10.2.2: two operators lift: one outcome, and the other is told which', async () => {
    const { id } = await imposed({ kind: 'warning' });
    const answers = await Promise.all([lift(id), lift(id, second)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expectProblem(
      answers.find(({ status }) => status === 409)!,
      409,
      'sanction.closed',
    );
    expect(
      await rows(`SELECT count(*)::int AS n FROM platform.audit WHERE act = 'sanction.lifted' AND subject_id = $1`, id),
    ).toEqual([{ n: 1 }]);
  });

  it('E-10.2.2: one lifts while the other decides the appeal: one outcome', async () => {
    for (const granted of [true, false]) {
      const { id } = await imposed({ kind: 'suspension' });
      await appeal(id);
      const [lifted, decided] = await Promise.all([lift(id), decide(id, granted, second)]);
      const { body } = await operator.get('/api/operator/sanctions').query({ participantId });
      const one = (body as { id: string; state: string; appeals: { state: string }[] }[]).find(
        (sanction) => sanction.id === id,
      );
      expect(one?.state).toBe('lifted');
      if (decided.status === 200) {
        expect(one?.appeals[0]?.state).toBe(granted ? 'granted' : 'dismissed');
        expect(lifted.status).toBe(granted ? 409 : 200);
      } else {
        expectProblem(decided, 409, 'sanction.no_appeal');
        expect([lifted.status, one?.appeals[0]?.state]).toEqual([200, 'moot']);
      }
    }
  });

  it('E-10.2.2: two operators exclude: once', async () => {
    const answers = await Promise.all([impose({ kind: 'exclusion' }), impose({ kind: 'exclusion' }, second)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    await lift(String(answers.find(({ status }) => status === 201)?.body.id));
  });
});
