import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formOf } from '../../../../test/support/participant-form.js';
import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';
import { type Browser, CHECKED, identityWorld, type IdentityWorld } from '../../../../test/support/identity-world.js';

const QUEUE = '/api/operator/accreditation';
const MINE = '/api/participants/mine';
const QUESTIONS = `${MINE}/questions`;
const REFUSAL = { reasons: ['data-mismatch'], comment: 'Мекенжай тіркелімдегіден өзгеше.' };

/** What the register of this spec knows. */
const ENTRY = {
  ...{ bin: '140340999103', nameru: formOf('alatau-head').fullName.ru, statusru: 'Зарегистрирован' },
  ...{ director: 'СЕРІКБАЕВ НҰРЛАН АСҚАРҰЛЫ', addressru: 'ГОРОД АЛМАТЫ', datereg: '2014-03-11' },
};

let world: IdentityWorld;
let register: Server;
let entries: object[] | undefined = [ENTRY];
let moderator: Browser;
let duty: Browser;
let applicant: Browser;
let id: string;
beforeAll(async () => {
  register = createServer((_, response) => {
    response.writeHead(entries ? 200 : 503).end(JSON.stringify(entries));
  });
  await new Promise<void>((resolve) => register.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(register.address() as AddressInfo).port}/gbd_ul`;
  world = await identityWorld({}, { identity: { stateRegister: { url, apiKey: undefined, timeoutMs: 1000 } } });
  moderator = await world.operator('operator-moderator');
  duty = await world.operator('operator-duty');
  ({ browser: applicant, id } = await world.applied('alatau-head'));
}, 60_000);
afterAll(async () => {
  await world?.close();
  register?.closeAllConnections();
  register?.close();
});

const post = (operator: Browser, act: string, body: object = {}) => operator.post(`${QUEUE}/${id}/${act}`).send(body);

/** What the specs look at in a case. */
interface Shown {
  readonly state: string;
  readonly case: { readonly takenBy: object | null };
  readonly abilities: readonly string[];
  readonly checks: readonly object[];
  readonly checklist: readonly { readonly id: string }[];
  readonly messages: readonly object[];
}
const shown = async (operator = moderator) => (await operator.get(`${QUEUE}/${id}`).expect(200)).body as Shown;
const queue = async (operator: Browser, query: object): Promise<string[]> => {
  const { body } = await operator.get(QUEUE).query(query).expect(200);
  return (body.items as { bin: string }[]).map(({ bin }) => bin);
};

describe('taking a case', () => {
  it('E-5.8: a case waits for somebody to take it, and says since when', async () => {
    const { case: standing, abilities } = await shown();
    expect(standing).toMatchObject({
      ...{ kind: 'application', state: 'open', version: 1, takenBy: null, askedAt: null, closedAt: null },
      openedAt: expect.any(String),
    });
    expect(abilities).toEqual(['take', 'check', 'ask', 'accept', 'refuse']);
  });

  it('E-5.8: of two operators who take it at once one has it, and the other is told who', async () => {
    const answers = await Promise.all([post(moderator, 'take'), post(duty, 'take')]);
    const lost = answers.find(({ status }) => status !== 200);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const problem = expectProblem(lost!, 409, 'accreditation.taken');
    const winner = answers[0].status === 200 ? 'ЖАҚСЫЛЫҚОВ САНЖАР' : 'ІЗБАСАРОВА КАМИЛА';
    expect(problem.detail).toContain(winner);
    if (winner.startsWith('ІЗ')) await post(moderator, 'take', { over: true }).expect(200);
    expect((await shown()).case.takenBy).toMatchObject({ name: 'ЖАҚСЫЛЫҚОВ САНЖАР АМАНҰЛЫ', mine: true });
    expect((await shown(duty)).case.takenBy).toMatchObject({ mine: false });
  });

  it('E-5.8: who does not have it neither checks, asks nor decides, in three languages', async () => {
    const attempts: [string, object][] = [
      ['checks', { point: 'phone', how: 'call', outcome: 'passed' }],
      ['checks/register', {}],
      ['questions', { text: 'Мекенжай дұрыс па?' }],
      ['accept', { checks: CHECKED }],
      ['refuse', REFUSAL],
      ['give-back', {}],
    ];
    for (const [act, body] of attempts) {
      const problem = expectProblem(await post(duty, act, body), 409, 'accreditation.taken');
      expect(problem).toMatchObject({ state: 'open', allowed: [] });
    }
    await expectInThreeLanguages(409, 'accreditation.taken', (locale) =>
      post(duty, 'take').set('Accept-Language', locale),
    );
    expectProblem(await post(moderator, 'take'), 409, 'accreditation.yours');
  });

  it('E-5.8: the queue tells who has what, and is searched and narrowed', async () => {
    expect(await queue(moderator, { taken: 'mine' })).toEqual(['140340999103']);
    expect(await queue(duty, { taken: 'others' })).toEqual(['140340999103']);
    expect(await queue(moderator, { taken: 'free' })).toEqual([]);
    expect(await queue(moderator, { search: ' құрылыс ' })).toEqual(['140340999103']);
    expect(await queue(moderator, { search: '9991' })).toEqual(['140340999103']);
    expect(await queue(moderator, { search: '%' })).toEqual([]);
    expect(await queue(moderator, { kind: 'change' })).toEqual([]);
    for (const wrong of [{ taken: 'all' }, { kind: 'x' }, { waitsFor: 'x' }, { search: 'x'.repeat(201) }])
      expectProblem(await moderator.get(QUEUE).query(wrong), 422, 'request.invalid');
  });

  it('E-5.8: it is given back, and taken over where its owner is away; both are on record', async () => {
    await post(moderator, 'give-back').expect(200);
    expectProblem(await post(moderator, 'give-back'), 409, 'accreditation.not_yours');
    await post(duty, 'take').expect(200);
    await post(moderator, 'take', { over: true }).expect(200);
    const acts: { act: string; from: string | null }[] = await world.app.database.source.query(
      `SELECT act, detail->>'from' AS from FROM platform.audit WHERE subject_id = $1 AND act LIKE 'accreditation.%' ORDER BY at, id`,
      [id],
    );
    expect(acts.slice(-3)).toEqual([
      { act: 'accreditation.given_back', from: null },
      { act: 'accreditation.taken', from: null },
      { act: 'accreditation.taken', from: 'ІЗБАСАРОВА КАМИЛА ДӘУЛЕТҚЫЗЫ' },
    ]);
  });
});

describe('checking', () => {
  it('E-10.2.2: each check is a record of its own: who, when, how, with what outcome; it may be made again', async () => {
    const call = { point: 'phone', how: 'call', note: 'Ешкім көтермейді' };
    await post(moderator, 'checks', { ...call, outcome: 'unclear' }).expect(201);
    const { body } = await post(moderator, 'checks', { ...call, outcome: 'passed', note: ' Растады ' }).expect(201);
    expect(body.checks).toMatchObject([
      {
        point: 'phone',
        how: 'call',
        outcome: 'passed',
        note: 'Растады',
        by: 'ЖАҚСЫЛЫҚОВ САНЖАР АМАНҰЛЫ',
        at: expect.any(String),
      },
      { point: 'phone', outcome: 'unclear', note: 'Ешкім көтермейді' },
    ]);
    expect(body.checklist).toContainEqual({ id: 'phone', automatic: false, ok: true, detail: 'call: Растады' });
  });

  it('E-10.2.2: is not taken back or reworded, not even by the portal', async () => {
    const change = (sql: string) =>
      world.app.database.work.run({ kind: 'system', name: 'spec' }, (tx) => tx.manager.query(sql));
    await expect(change(`UPDATE identity.accreditation_checks SET outcome = 'failed'`)).rejects.toThrow('denied');
    await expect(change('DELETE FROM identity.accreditation_checks')).rejects.toThrow('denied');
    await expect(change('DELETE FROM identity.accreditation_messages')).rejects.toThrow('denied');
    await expect(change('DELETE FROM identity.accreditation_cases')).rejects.toThrow('denied');
  });

  it.each([
    [{ point: 'phone', how: 'register', outcome: 'passed' }, 422, 'accreditation.other_way', 'how'],
    [{ point: 'phone', how: 'call', outcome: 'maybe' }, 422, 'request.invalid', 'outcome'],
    [{ point: 'phone', how: 'call' }, 422, 'request.invalid', 'outcome'],
    [{ point: 'register-lookup', how: 'excerpt', outcome: 'passed' }, 422, 'request.invalid', 'reference'],
    [{ point: 'email', how: 'letter', outcome: 'passed', note: 'x'.repeat(2001) }, 422, 'request.invalid', 'note'],
  ])('E-10.2.2: a check that makes no sense is refused: %#', async (body, status, code, field) => {
    const { fields } = expectProblem(await post(moderator, 'checks', body), status, code);
    expect(Object.keys(fields as object)).toEqual([field]);
  });

  it('E-5.8: the register is asked, and its entry stands beside the application', async () => {
    const { body } = await post(moderator, 'checks/register').expect(201);
    expect(body.checks[0]).toMatchObject({ point: 'register-lookup', how: 'register', outcome: 'passed' });
    expect(body.checks[0].comparison).toContainEqual({
      ...{ field: 'head', register: 'СЕРІКБАЕВ НҰРЛАН АСҚАРҰЛЫ', stated: 'СЕРІКБАЕВ НҰРЛАН АСҚАРҰЛЫ', same: true },
    });
    entries = [{ ...ENTRY, statusru: 'Ликвидирован' }];
    expect((await post(moderator, 'checks/register')).body.checks[0]).toMatchObject({ outcome: 'failed' });
    entries = [];
    const nothing = (await post(moderator, 'checks/register')).body.checks[0];
    expect(nothing).toMatchObject({ outcome: 'failed', comparison: null });
  });

  it('E-5.8: while it does not answer nothing is recorded, and an excerpt does; the newest check counts', async () => {
    entries = undefined;
    const before = (await shown()).checks.length;
    await expectInThreeLanguages(503, 'accreditation.register_unavailable', (locale) =>
      post(moderator, 'checks/register').set('Accept-Language', locale),
    );
    expect((await shown()).checks).toHaveLength(before);
    const excerpt = { name: ENTRY.nameru, status: 'Зарегистрирован', head: 'СЕРІКБАЕВ НҰРЛАН АСҚАРҰЛЫ' };
    const check = {
      point: 'register-lookup',
      how: 'excerpt',
      outcome: 'passed',
      reference: '№ 10100000001, 26.11.2026',
      excerpt,
    };
    const { body } = await post(moderator, 'checks', check).expect(201);
    expect(body.checks[0]).toMatchObject({ how: 'excerpt', reference: check.reference, comparison: expect.any(Array) });
    expect(body.checklist).toContainEqual(expect.objectContaining({ id: 'register-lookup', ok: true }));
  });

  it('E-5.8: is not accredited while a point is open, and it is said which', async () => {
    const problem = expectProblem(await post(moderator, 'accept'), 409, 'accreditation.checks_missing');
    expect(problem.allowed).toEqual(['email', 'address']);
    const guess = { checks: [{ id: 'email', how: 'register' }] };
    expectProblem(await post(moderator, 'accept', guess), 422, 'accreditation.other_way');
    expect((await shown()).state).toBe('submitted');
  });
});

describe('asking the applicant', () => {
  it('E-5.9: a question makes the case wait; who has no question is not asked for an answer', async () => {
    expectProblem(
      await applicant.post(`${QUESTIONS}/answers`).send({ text: 'Иә' }),
      409,
      'accreditation.nothing_asked',
    );
    expectProblem(await post(moderator, 'settle'), 409, 'accreditation.not_asked');
    expectProblem(await post(moderator, 'questions', { text: '  ' }), 422, 'request.invalid');
    expectProblem(await post(moderator, 'questions', { text: 'x'.repeat(4001) }), 422, 'request.invalid');
    const { body } = await post(moderator, 'questions', { text: 'Қай мекенжай дұрыс?' }).expect(201);
    expect(body).toMatchObject({
      case: { state: 'asked', askedAt: expect.any(String) },
      messages: [{ author: 'operator', text: 'Қай мекенжай дұрыс?', by: 'ЖАҚСЫЛЫҚОВ САНЖАР АМАНҰЛЫ' }],
      abilities: ['give-back', 'check', 'ask', 'settle', 'refuse'],
    });
    expect(await queue(moderator, { waitsFor: 'applicant' })).toEqual(['140340999103']);
    expect(await queue(moderator, { waitsFor: 'operator' })).toEqual([]);
    const problem = expectProblem(await post(moderator, 'accept', { checks: CHECKED }), 409, 'accreditation.asked');
    expect(problem).toMatchObject({ state: 'asked', allowed: ['give-back', 'check', 'ask', 'settle', 'refuse'] });
  });

  it('E-5.9: the applicant reads it, answers once, and the case goes back to the operator', async () => {
    expect((await applicant.get(QUESTIONS)).body).toMatchObject({
      awaitsAnswer: true,
      messages: [{ author: 'operator', text: 'Қай мекенжай дұрыс?' }],
    });
    const answers = await Promise.all(
      ['Үлгі, 12', 'Үлгі, 14'].map((text) => applicant.post(`${QUESTIONS}/answers`).send({ text })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const seen = await shown();
    expect(seen.case).toMatchObject({ state: 'open', askedAt: null });
    expect(seen.messages).toMatchObject([
      { author: 'operator' },
      { author: 'applicant', by: 'СЕРІКБАЕВ НҰРЛАН АСҚАРҰЛЫ' },
    ]);
    const events: { type: string }[] = await world.app.database.source.query(
      `SELECT type FROM platform.outbox WHERE aggregate_id = $1 AND type LIKE 'identity.accreditation.%' ORDER BY occurred_at, id`,
      [id],
    );
    expect(events.map(({ type }) => type)).toEqual(['identity.accreditation.asked', 'identity.accreditation.answered']);
  });

  it('E-3.10: neither a stranger nor an employee answers, and nobody else reads it', async () => {
    expectProblem(await world.browser().get(QUESTIONS), 401, 'session.required');
    const stranger = await world.registered('zhetisu-hr');
    expectProblem(await stranger.get(QUESTIONS), 404, 'participant.not_registered');
    expectProblem(await stranger.post(`${QUESTIONS}/answers`).send({ text: 'x' }), 404, 'participant.not_registered');
    expectProblem(await duty.post(`${QUESTIONS}/answers`).send({ text: 'x' }), 404, 'participant.not_registered');
    const scope = { kind: 'participant', participantId: '018f0000-0000-7000-8000-000000000000', userId: null } as const;
    for (const table of ['accreditation_cases', 'accreditation_checks', 'accreditation_messages']) {
      const rows: unknown[] = await world.app.database.work.run(scope, (tx) =>
        tx.manager.query(`SELECT 1 FROM identity.${table}`),
      );
      expect([table, rows]).toEqual([table, []]);
    }
  });

  it('E-3.11: the applicant does not see the operator’s notes, and decides nothing', async () => {
    const own = { kind: 'participant', participantId: id, userId: null } as const;
    const run = (sql: string): Promise<unknown> => world.app.database.work.run(own, (tx) => tx.manager.query(sql));
    expect(await run('SELECT 1 FROM identity.accreditation_checks')).toEqual([]);
    const accept = `UPDATE identity.accreditation_cases SET state = 'accepted', closed_at = now()`;
    await expect(run(accept)).rejects.toThrow('row-level security');
    const forged = `INSERT INTO identity.accreditation_messages (id, case_id, participant_id, author, body, sent_at, sent_by)
      SELECT gen_random_uuid(), id, participant_id, 'operator', 'x', now(), '{}' FROM identity.accreditation_cases`;
    await expect(run(forged)).rejects.toThrow('row-level security');
  });

  it('E-5.9: an operator who has heard the answer otherwise settles the question', async () => {
    await post(moderator, 'questions', { text: 'Тағы бір сұрақ' }).expect(201);
    expect((await post(moderator, 'settle')).body.case).toMatchObject({ state: 'open' });
  });
});

describe('deciding', () => {
  it('E-5.9: after a refusal nothing more is checked, asked or taken', async () => {
    await post(moderator, 'refuse', { ...REFUSAL, version: 1 }).expect(200);
    for (const act of ['take', 'give-back', 'settle', 'checks/register'])
      expectProblem(await post(moderator, act), 409, 'accreditation.decided');
    expect(await shown()).toMatchObject({ abilities: [], case: { state: 'refused', closedAt: expect.any(String) } });
  });

  it('E-5.2: all versions stand side by side, with what each changed, who and when', async () => {
    const corrected = { ...formOf('alatau-head'), legalAddress: '050010, Алматы қ., Үлгі көшесі, 14', oked: '41202' };
    await applicant.put(MINE).send(corrected).expect(200);
    await applicant.post(`${MINE}/submit`).expect(200);
    const { body } = await moderator.get(`${QUEUE}/${id}/versions`).expect(200);
    expect(body).toMatchObject([
      {
        version: 1,
        changed: [],
        by: 'СЕРІКБАЕВ НҰРЛАН',
        decision: { decision: 'refused', by: expect.any(String), ...REFUSAL },
      },
      { version: 2, changed: ['legalAddress', 'oked'], decision: null, form: { oked: '41202' } },
    ]);
  });

  it('E-5.8: a new version is a new case, nobody’s, with a checklist of its own; the thread goes on', async () => {
    const seen = await shown();
    expect(seen.case).toMatchObject({ state: 'open', version: 2, takenBy: null });
    expect(seen.checks).toEqual([]);
    expect(seen.messages).toHaveLength(3);
    await post(duty, 'accept', { checks: CHECKED, version: 2 }).expect(200);
    const [decision]: { checks: { id: string; record: string }[] }[] = await world.app.database.source.query(
      `SELECT checks FROM identity.accreditation_decisions WHERE participant_id = $1 AND decision = 'accepted'`,
      [id],
    );
    expect(decision?.checks.map(({ id: point }) => point).sort()).toEqual([
      'address',
      'email',
      'phone',
      'register-lookup',
    ]);
    expect(await queue(moderator, { state: 'accredited' })).toEqual(['140340999103']);
  });

  it('E-3.11: of the desk everything is closed to participants', async () => {
    const calls = ['take', 'give-back', 'checks', 'checks/register', 'questions', 'settle'].map((act) =>
      post(applicant, act),
    );
    for (const call of [...calls, applicant.get(`${QUEUE}/${id}/versions`)])
      expectProblem(await call, 403, 'operator.only');
  });
});

describe('a change of identity data', () => {
  const NAME = { kk: 'ЖШС «Алатау Құрылыс Плюс»', ru: 'ТОО «Алатау Құрылыс Плюс»', en: 'Alatau Qurylys Plus LLP' };
  const propose = async () => {
    const was = { shortName: formOf('alatau-head').shortName };
    await applicant
      .patch(`${MINE}/change`)
      .send({ form: { shortName: NAME }, was })
      .expect(200);
    await applicant.post(`${MINE}/change/submit`).expect(200);
  };
  const registered = async () =>
    (await world.browser().get('/api/public/participants').query({ search: '140340999103' })).body.items[0]
      .name as object;

  it('E-5.5: comes to the desk while the participant stays accredited; only what it touches is checked', async () => {
    await propose();
    expect(await queue(moderator, { kind: 'change' })).toEqual(['140340999103']);
    const seen = await shown();
    expect(seen).toMatchObject({ state: 'accredited', case: { kind: 'change', state: 'open', version: 3 } });
    expect(seen.checklist.map(({ id: point }) => point)).toEqual(['certificate-matches', 'register-lookup']);
    const problem = expectProblem(await post(duty, 'accept'), 409, 'accreditation.checks_missing');
    expect(problem.allowed).toEqual(['register-lookup']);
  });

  it('E-5.5: refused, all stays as it was; withdrawn, it leaves the desk', async () => {
    await post(duty, 'refuse', { ...REFUSAL, version: 3 }).expect(200);
    expect(await registered()).toEqual(formOf('alatau-head').shortName);
    await propose();
    await applicant.post(`${MINE}/change/withdraw`).expect(200);
    expect(await queue(moderator, { kind: 'change' })).toEqual([]);
    expectProblem(await post(moderator, 'take'), 409, 'participant.other_state');
  });

  it('E-5.5: of two operators and an applicant who withdraws at the same moment one has the last word', async () => {
    await propose();
    const checks = [{ id: 'register-lookup', how: 'register' }];
    const answers = await Promise.all([
      post(moderator, 'accept', { checks }),
      post(duty, 'refuse', REFUSAL),
      applicant.post(`${MINE}/change/withdraw`),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const accepted = answers[0]?.status === 200;
    expect(await registered()).toEqual(accepted ? NAME : formOf('alatau-head').shortName);
    expect((await applicant.get('/api/auth/session')).body.participant.state).toBe('accredited');
    if (accepted) return;
    await propose();
    await post(moderator, 'accept', { checks }).expect(200);
    expect(await registered()).toEqual(NAME);
  });
});
