import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';
import { type Browser, identityWorld, type IdentityWorld } from '../../../../test/support/identity-world.js';
import { POWER_ACTS } from '../power/acts.js';

const READY = ['document.prepare', 'document.send', 'document.receive'];
const SIGNS = [
  ...['document.prepare', 'document.sign', 'document.send', 'document.receive', 'document.recall'],
  'counterparty.manage',
];
const NOWHERE = '018f0000-0000-7000-8000-000000000000';

let world: IdentityWorld;
let participantId: string;
let head: Browser;
beforeAll(async () => {
  world = await identityWorld();
}, 60_000);
afterAll(() => world?.close());

const session = async (browser: Browser) =>
  (await browser.get('/api/auth/session').expect(200)).body as Record<string, unknown>;
const joinable = async (browser: Browser) =>
  (await browser.get('/api/join-requests').expect(200)).body as { participantId: string; request: { id: string } }[];
const ask = (browser: Browser, message = 'Бухгалтерия') =>
  browser.post('/api/join-requests').send({ participantId, message });
const waiting = async (browser: Browser) =>
  (await browser.get('/api/members/requests').expect(200)).body as { items: { id: string }[]; waiting: number };
const decide = (browser: Browser, id: string, act: 'accept' | 'refuse', body: object = {}) =>
  browser.post(`/api/members/requests/${id}/${act}`).send(body);
const events = async (): Promise<string[]> => {
  const rows = await world.app.database.source.query<{ type: string }[]>(
    `SELECT type FROM platform.outbox WHERE type LIKE 'identity.join.%' ORDER BY id`,
  );
  return rows.map(({ type }) => type);
};

describe('an employee of a known organisation', () => {
  let accountant: Browser;

  it('E-5.6.1: belongs to nobody, and has nobody to ask, while the organisation is only a draft or under review', async () => {
    const { id } = await world.applied('alatau-head');
    participantId = id;
    accountant = await world.registered('alatau-accountant');
    expect(await session(accountant)).toMatchObject({ participant: null, step: 'not-registered', rights: [] });
    expectProblem(await accountant.get('/api/participants/mine'), 404, 'participant.not_registered');
    expect(await joinable(accountant)).toEqual([]);
    expectProblem(await ask(accountant), 404, 'join.not_yours');
  });

  it('E-5.6.1: is asked to ask once it is accredited, and belongs to nobody by the certificate alone', async () => {
    const operator = await world.operator();
    await world.accredit(operator, participantId);
    head = await world.signedIn('alatau-head');
    accountant = await world.signedIn('alatau-accountant');
    expect(await session(accountant)).toMatchObject({ participant: null, step: 'ask-to-join', rights: [] });
    expect(await joinable(accountant)).toEqual([
      {
        ...{ participantId, bin: '140340999103', request: null },
        name: expect.objectContaining({ en: 'Alatau Qurylys LLP' }),
      },
    ]);
  });

  it('E-5.6.1: asks, and waits; asks once, also from two windows at the same time', async () => {
    const answers = await Promise.all([ask(accountant), ask(accountant)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { allowed } = expectProblem(await ask(accountant), 409, 'join.asked_already');
    expect(allowed).toContain('withdraw');
    expect(await session(accountant)).toMatchObject({ participant: null, step: 'await-joining' });
    expect(await events()).toEqual(['identity.join.asked']);
  });

  it('E-5.12: the administrator sees who asks, and by which certificate', async () => {
    expect(await waiting(head)).toEqual({
      items: [
        {
          ...{ id: expect.any(String), state: 'waiting', message: 'Бухгалтерия', role: 'employee', reason: '' },
          ...{ askedAt: expect.any(String), decidedAt: null, decidedBy: null, abilities: ['accept', 'refuse'] },
          person: expect.objectContaining({ iin: '910228409931', surname: 'ЖҮНІСОВА' }),
          contacts: { email: 'alatau-accountant@example.kz', phone: '+77011234567' },
          certificate: { serialNumber: expect.any(String), notAfter: expect.any(String) },
        },
      ],
      ...{ nextCursor: null, waiting: 1 },
    });
  });

  it('E-5.12: nobody but the administrator decides, nor does the administrator of another organisation', async () => {
    const { id } = (await waiting(head)).items[0]!;
    for (const browser of [accountant, await world.registered('alatau-hr')]) {
      expectProblem(await browser.get('/api/members/requests'), 403, 'right.missing');
      expectProblem(await decide(browser, id, 'accept'), 403, 'right.missing');
    }
    const { browser: stranger } = await world.accredited('zhetisu-head');
    expect(await waiting(stranger)).toEqual({ items: [], nextCursor: null, waiting: 0 });
    await world.stepUp(stranger, 'zhetisu-head', 'powers.grant');
    expectProblem(await decide(stranger, id, 'accept'), 404, 'join.not_found');
    expectProblem(await decide(stranger, id, 'refuse', { reason: 'Біздікі емес' }), 404, 'join.not_found');
  });

  it('E-3.11: admitting is confirmed with a signature', async () => {
    const { id } = (await waiting(head)).items[0]!;
    expectProblem(await decide(head, id, 'accept'), 403, 'session.step_up_required');
    await world.stepUp(head, 'alatau-head', 'powers.grant');
    expectProblem(await decide(head, NOWHERE, 'accept'), 404, 'join.not_found');
  });

  it('E-5.9: is refused with a reason, reads it, and may ask again', async () => {
    const { id } = (await waiting(head)).items[0]!;
    await expectInThreeLanguages(422, 'request.invalid', (locale) =>
      decide(head, id, 'refuse', { reason: ' ' }).set('Accept-Language', locale),
    );
    const refused = await decide(head, id, 'refuse', { reason: 'Сіз басқа бөлімде істейсіз.' });
    expect(refused.body).toMatchObject({ state: 'refused', reason: 'Сіз басқа бөлімде істейсіз.' });
    expect(await session(accountant)).toMatchObject({ step: 'join-refused', participant: null });
    expect((await joinable(accountant))[0]?.request).toMatchObject({ reason: 'Сіз басқа бөлімде істейсіз.' });
    const decided = await head.get('/api/members/requests').query({ list: 'decided' });
    expect(decided.body.items).toMatchObject([
      { state: 'refused', abilities: [], decidedBy: expect.stringMatching(/./) },
    ]);
    await expectInThreeLanguages(409, 'join.decided', (locale) =>
      decide(head, id, 'accept').set('Accept-Language', locale),
    );
  });

  it('E-5.6.1: withdraws what waits, and no other one does', async () => {
    const { body } = await ask(accountant);
    const hr = await world.signedIn('alatau-hr');
    expectProblem(await hr.post(`/api/join-requests/${body.id}/withdraw`), 404, 'join.not_found');
    expect((await accountant.post(`/api/join-requests/${body.id}/withdraw`)).body).toMatchObject({
      state: 'withdrawn',
    });
    expect(await session(accountant)).toMatchObject({ step: 'ask-to-join' });
    expectProblem(await decide(head, String(body.id), 'accept'), 409, 'join.decided');
  });

  it('E-5.12: of two decisions at the same time one counts, and the other is told which', async () => {
    const { body } = await ask(accountant);
    const answers = await Promise.all([
      decide(head, String(body.id), 'accept'),
      decide(head, String(body.id), 'refuse', { reason: 'Күте тұрыңыз' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409)!;
    expectProblem(lost, 409, 'join.decided');
    const won = answers.find(({ status }) => status === 200)!.body.state as string;
    expect(lost.body).toMatchObject({ state: won, allowed: [] });
    const members: unknown[] = await world.app.database.source.query(
      `SELECT 1 FROM identity.memberships m JOIN identity.users u ON u.id = m.user_id WHERE u.iin = '910228409931'`,
    );
    expect(members).toHaveLength(won === 'accepted' ? 1 : 0);
  });

  it('E-3.1: asks one organisation three times a day, no more', async () => {
    const joined = (await session(accountant)).participant !== null;
    if (!joined) {
      expectProblem(await ask(accountant), 409, 'join.too_often');
      world.clock.advance(25 * 3600 * 1000);
      head = await world.signedIn('alatau-head');
      accountant = await world.signedIn('alatau-accountant');
      await world.admit(accountant, 'alatau-accountant');
    }
    const hr = await world.signedIn('alatau-hr');
    for (let i = 0; i < 3; i++) {
      const { body } = await ask(hr).expect(201);
      await hr.post(`/api/join-requests/${body.id}/withdraw`).expect(200);
    }
    await expectInThreeLanguages(409, 'join.too_often', (locale) => ask(hr).set('Accept-Language', locale));
  });

  it('E-5.6.1: belongs to it once the administrator has admitted them; then there is nothing to ask', async () => {
    expect(await session(accountant)).toMatchObject({
      ...{ participant: { id: participantId, bin: '140340999103', state: 'accredited' } },
      ...{ role: 'employee', administrator: false, step: 'sign-agreements', rights: [] },
    });
    expectProblem(await ask(accountant), 404, 'join.not_yours');
    expect((await events()).filter((type) => type === 'identity.join.accepted')).toHaveLength(1);
  });

  it('E-7.5.2: prepares, sends and receives once the agreements are signed, but does not sign', async () => {
    await world.agree(accountant, 'alatau-accountant');
    expect(await session(accountant)).toMatchObject({ step: 'ready', rights: READY });
  });

  it('E-5.6.1: reads the organisation’s data and changes none', async () => {
    expect((await accountant.get('/api/participants/mine')).body).toMatchObject({ id: participantId });
    const changed = await accountant.put('/api/participants/mine').send({ oked: '46901' });
    expectProblem(changed, 403, 'participant.only_first_head');
    expectProblem(await accountant.post('/api/participants/mine/submit'), 403, 'participant.only_first_head');
  });

  it('E-7.5.2: one with the right to sign asks too, and once admitted signs and recalls', async () => {
    const signer = await world.registered('alatau-signer');
    expect(await session(signer)).toMatchObject({ participant: null, step: 'ask-to-join', rights: [] });
    await world.admit(signer, 'alatau-signer');
    await world.agree(signer, 'alatau-signer');
    expect(await session(signer)).toMatchObject({ role: 'sign-right', administrator: false, rights: SIGNS });
  });

  it('E-5.12: its first head is the administrator, without asking anybody', async () => {
    expect(await session(await world.signedIn('alatau-head'))).toMatchObject({
      ...{ role: 'first-head', administrator: true, step: 'ready' },
      rights: ['participant.register', ...POWER_ACTS],
    });
  });

  it('E-5.12: is admitted with a role instead of what the certificate gives, and not with a role of another', async () => {
    world.clock.advance(25 * 3600 * 1000);
    head = await world.signedIn('alatau-head');
    await world.stepUp(head, 'alatau-head', 'powers.grant');
    const grants = [{ act: 'document.receive', documentType: null, limit: null, departmentId: null }];
    const { body: role } = await head.post('/api/roles').send({ name: 'Хатшы', version: 0, grants }).expect(201);
    const hr = await world.signedIn('alatau-hr');
    const { body } = await ask(hr).expect(201);
    const id = String(body.id);
    expectProblem(await decide(head, id, 'accept', { roleId: NOWHERE }), 404, 'role.not_found');
    expect(await session(hr)).toMatchObject({ step: 'await-joining' });
    await decide(head, id, 'accept', { roleId: role.id, certificatePowers: false }).expect(200);
    await world.agree(hr, 'alatau-hr');
    expect(await session(hr)).toMatchObject({ step: 'ready', rights: ['document.receive'] });
  });

  it('E-5.6.1: someone of another organisation does not come to belong to it, nor can they ask', async () => {
    const stranger = await world.registered('zhetisu-employee');
    expect(await session(stranger)).toMatchObject({ participant: null, step: 'ask-to-join' });
    expectProblem(await ask(stranger), 404, 'join.not_yours');
    const individual = await world.registered('individual');
    expect(await joinable(individual)).toEqual([]);
    expectProblem(await ask(individual), 404, 'join.not_yours');
  });

  it('E-5.13: whose membership is suspended keeps the account and loses the organisation', async () => {
    accountant = await world.signedIn('alatau-accountant');
    await world.app.database.source.query(
      `UPDATE identity.memberships m SET state = 'suspended' FROM identity.users u WHERE u.id = m.user_id AND u.iin = '910228409931'`,
    );
    const before = await session(accountant);
    expect(before).toMatchObject({ user: { iin: '910228409931' }, participant: null, rights: [] });
    expect(before.organisations).toMatchObject([{ suspended: true, current: false }]);
    expectProblem(await accountant.get('/api/participants/mine'), 404, 'participant.not_registered');
    expect(await session(await world.signedIn('alatau-accountant'))).toMatchObject({ participant: null, rights: [] });
    // Asking again does not get round the suspension.
    expect(await joinable(accountant)).toEqual([]);
  });

  it('E-3.11: each membership began once, on record', async () => {
    const rows: unknown[] = await world.app.database.source.query(
      `SELECT u.iin, count(*)::int AS count FROM platform.audit a JOIN identity.users u ON u.id = a.subject_id
       WHERE a.act = 'membership.began' AND a.participant_id = $1 GROUP BY u.iin ORDER BY u.iin`,
      [participantId],
    );
    expect(rows).toEqual([
      { iin: '760415309919', count: 1 },
      { iin: '880912409921', count: 1 },
      { iin: '910228409931', count: 1 },
      { iin: '930706309947', count: 1 },
    ]);
  });

  it('E-3.10: nobody admits themselves past the routes either: the database refuses', async () => {
    const [hr] = await world.app.database.source.query<{ id: string }[]>(
      `SELECT id FROM identity.users WHERE iin = '940130309978'`,
    );
    const own = { kind: 'user', userId: hr!.id } as const;
    const run = (sql: string, parameters: unknown[]) =>
      world.app.database.work.run(own, (tx) => tx.manager.query(sql, parameters));
    const join = `INSERT INTO identity.memberships (id, user_id, participant_id, role, administrator, created_at)
      VALUES (gen_random_uuid(), $1, $2, 'employee', false, now())`;
    await expect(run(join, [hr!.id, participantId])).rejects.toThrow('row-level security');
    const employee = await world.signedIn('zhetisu-employee');
    const [asked] = await joinable(employee);
    await employee.post('/api/join-requests').send({ participantId: asked?.participantId }).expect(201);
    const accept = `UPDATE identity.join_requests SET state = 'accepted', decided_at = now(), decided_by = $1,
      decided_by_name = 'x' WHERE user_id = $1`;
    await expect(run(accept, [hr!.id])).rejects.toThrow('row-level security');
  });
});
