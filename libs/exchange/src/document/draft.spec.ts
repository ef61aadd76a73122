import { TestClock } from '@qujat/platform';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';

describe('a draft', () => {
  let world: ExchangeWorld;
  const clock = new TestClock();

  beforeAll(async () => {
    world = await exchangeWorld({ clock });
  });

  afterAll(() => world?.close());

  const make = (slug: string, body: object) => world.as(slug).post('/api/documents').send(body);

  it('E-7.5.2: is prepared by an employee, who cannot sign it', async () => {
    const id = await world.draft({ by: 'alatau-accountant' });
    const { abilities } = (await world.as('alatau-accountant').get(`/api/documents/${id}`)).body;
    expect(abilities).toMatchObject({
      edit: { allowed: true },
      sign: { allowed: false, reason: 'ability.signing_right_missing' },
    });
    expectProblem(await world.submit('alatau-accountant', id, world.pdf), 403, 'ability.signing_right_missing');
  });

  it('E-7.1.1: has its type, its requisites, its own number and the parties as they are called', async () => {
    const { body, status } = await make('alatau-accountant', {
      ...{ title: '  Акт сверки ', type: 'act', recipientId: world.participant('zhetisu').id },
      ...{ outgoingNumber: '17/2', documentDate: '2026-02-28', note: 'За январь' },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ title: 'Акт сверки', type: 'act', outgoingNumber: '17/2', documentDate: '2026-02-28', note: 'За январь' },
      ...{ status: 'draft', side: 'sender', file: null, signatures: [], publicUrl: null },
      sender: { bin: '140340999103', name: { kk: 'ЖШС «Алатау Құрылыс»' } },
      recipient: { bin: '091040999202', name: { en: 'Zhetisu Sauda JSC' } },
    });
    expect(body.number).toMatch(/^QJ-\d{4}-\d{6}$/);
  });

  it('is numbered without gaps or doubles when many begin at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 10 }, (_, i) => make('alatau-accountant', { title: `${i}`, type: 'letter' })),
    );
    const numbers = made.map(({ body }) => Number(String(body.number).split('-')[2])).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 10 }, (_, i) => numbers[0]! + i));
  });

  it('is changed as often as one likes; what is not named stays, null empties', async () => {
    const id = await world.draft({ title: 'Первое название' });
    const edit = (body: object) => world.as('alatau-accountant').patch(`/api/documents/${id}`).send(body);
    expect((await edit({ note: 'К сроку' })).body).toMatchObject({ title: 'Первое название', note: 'К сроку' });
    const { body } = await edit({ title: 'Второе', note: null, recipientId: null });
    expect(body).toMatchObject({ title: 'Второе', note: null, recipient: null, type: 'contract' });
  });

  it.each([
    ['without a title', { title: '  ', type: 'letter' }, 'title'],
    ['of an unknown type', { title: 'А', type: 'novel' }, 'type'],
    [
      'on a day that is not in the calendar',
      { title: 'А', type: 'letter', documentDate: '2026-02-30' },
      'documentDate',
    ],
    ['to nobody that could be meant', { title: 'А', type: 'letter', recipientId: 'zhetisu' }, 'recipientId'],
  ])('is refused %s, and the field is named', async (_, body, field) => {
    const { fields } = expectProblem(await make('alatau-accountant', body), 422, 'request.invalid');
    expect(fields).toHaveProperty(field);
  });

  it('goes to an accredited organisation only, and never to one’s own', async () => {
    const to = (id: string) => make('alatau-accountant', { title: 'А', type: 'letter', recipientId: id });
    expectProblem(await to(world.participant('alatau').id), 422, 'document.recipient_is_sender');
    expectProblem(await to('01900000-0000-7000-8000-000000000000'), 422, 'document.recipient_unknown');
    const tulpar = world.participant('tulpar');
    world.participants.set(tulpar.id, { ...tulpar, state: 'submitted' });
    const problem = expectProblem(await to(tulpar.id), 422, 'document.recipient_unknown');
    expect(problem.fields).toHaveProperty('recipientId.code', 'document.recipient_unknown');
    world.participants.set(tulpar.id, tulpar);
  });

  it('E-5.1: is not begun for an organisation that is not accredited, nor for none at all', async () => {
    const tulpar = world.participant('tulpar');
    const head = world.actor('tulpar-head');
    world.participants.set(tulpar.id, { ...tulpar, state: 'submitted' });
    const body = { title: 'А', type: 'letter' };
    expectProblem(await make('tulpar-head', body), 403, 'document.participant_not_accredited');
    world.participants.set(tulpar.id, tulpar);
    const nobody = world.app.as({ ...head, participantId: null });
    expectProblem(await nobody.post('/api/documents').send(body), 403, 'document.not_a_participant');
  });

  it('is discarded, also when it is signed; after sending it stays', async () => {
    for (const id of [await world.draft(), await world.signed()]) {
      expect((await world.as('alatau-head').delete(`/api/documents/${id}`)).status).toBe(204);
      expectProblem(await world.as('alatau-head').get(`/api/documents/${id}`), 404, 'document.not_found');
    }
    const sent = await world.sent();
    expectProblem(await world.as('alatau-head').delete(`/api/documents/${sent}`), 409, 'ability.already_sent');
  });

  it('keeps what it says once it is signed', async () => {
    const id = await world.signed();
    const edited = await world.as('alatau-head').patch(`/api/documents/${id}`).send({ title: 'Другое' });
    const { state, allowed } = expectProblem(edited, 409, 'ability.already_signed');
    expect(state).toBe('signature=signed delivery=draft receipt=none response=none annulment=none');
    expect(allowed).toEqual(['delete', 'sign', 'send', 'download']);
    expectProblem(await world.upload(id, world.pdf), 409, 'ability.already_signed');
  });

  it('E-13.2: is numbered by the year in Astana: there it begins five hours before it does in UTC', async () => {
    const year = clock.now().getUTCFullYear();
    const eve = (hours: number) => Date.UTC(year, 11, 31, hours, 30) - clock.now().getTime();
    clock.advance(eve(18));
    const before = await make('alatau-accountant', { title: '31 желтоқсан', type: 'letter' });
    expect(before.body.number).toMatch(new RegExp(`^QJ-${year}-`));
    clock.advance(eve(19));
    const after = await make('alatau-accountant', { title: '1 қаңтар', type: 'letter' });
    expect(after.body.number).toBe(`QJ-${year + 1}-000001`);
  });
});
