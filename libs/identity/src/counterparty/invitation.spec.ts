import { randomUUID } from 'node:crypto';
import { type Browser, identityWorld, type IdentityWorld } from '../../../../test/support/identity-world.js';
import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';
import { AcceptanceSettler } from './acceptance-settler.js';
import { Counterparties } from './standings.js';
import { InvitationExpiry } from './invitation.expiry.js';
import { InvitationLinks } from './invitation.links.js';

const INVITATIONS = '/api/counterparty-invitations';
const BIN = { alatau: '140340999103', zhetisu: '091040999202', tulpar: '210640999308', entrepreneur: '830308309952' };
const UNREGISTERED = '230540999407';

interface Shown {
  readonly id: string;
  readonly state: string;
  readonly abilities: Record<string, boolean>;
}

let world: IdentityWorld;
let alatau: Browser;
let zhetisu: Browser;
let tulpar: Browser;
let ids: Record<'alatau' | 'zhetisu' | 'tulpar', string>;

beforeAll(async () => {
  world = await identityWorld();
  const [a, z, t] = [
    await world.accredited('alatau-head'),
    await world.accredited('zhetisu-head'),
    await world.accredited('tulpar-head'),
  ];
  [alatau, zhetisu, tulpar] = [a.browser, z.browser, t.browser];
  ids = { alatau: a.id, zhetisu: z.id, tulpar: t.id };
}, 90_000);
afterAll(() => world?.close());

// Each test begins among strangers: what was between them is moved aside.
afterEach(async () => {
  const { source } = world.app.database;
  await source.query(`TRUNCATE identity.counterparty_invitations, identity.counterparty_relations,
    identity.counterparty_acceptances, identity.counterparty_cards, identity.counterparty_endings,
    identity.counterparty_waiting_acceptances`);
});

const invite = (browser: Browser, body: object) => browser.post(INVITATIONS).send(body);
async function invited(browser: Browser, body: object): Promise<Shown> {
  const response = await invite(browser, body);
  if (response.status !== 201) throw new Error(response.text);
  return response.body as Shown;
}
const open = async (browser: Browser, direction = 'incoming'): Promise<Shown[]> =>
  ((await browser.get(INVITATIONS).query({ direction }).expect(200)).body as { items: Shown[] }).items;
const textOf = async (browser: Browser, id: string): Promise<Buffer> =>
  Buffer.from((await browser.get(`${INVITATIONS}/${id}/statement`).expect(200)).text);
async function accept(browser: Browser, slug: string, id: string) {
  const signature = await world.sign(slug, await textOf(browser, id));
  return browser.post(`${INVITATIONS}/${id}/accept`).send({ signature });
}
const refuse = (browser: Browser, id: string, reason = 'Біз сіздермен жұмыс істемейміз') =>
  browser.post(`${INVITATIONS}/${id}/refuse`).send({ reason });
const withdraw = (browser: Browser, id: string) => browser.post(`${INVITATIONS}/${id}/withdraw`);
const block = (browser: Browser, id: string) => browser.post(`/api/counterparties/${id}/block`);
/** An invitation long decided: the two are not strangers. */
async function acquainted(from: Browser, bin: string): Promise<void> {
  const { id } = await invited(from, { bin });
  await withdraw(from, id).expect(200);
}
async function related(): Promise<void> {
  const { id } = await invited(alatau, { bin: BIN.zhetisu });
  expect((await accept(zhetisu, 'zhetisu-head', id)).status).toBe(200);
}
const standing = async (own: string, other: string) =>
  (await world.app.get(Counterparties).standings(own, [other])).get(other);
const events = async (type: string): Promise<object[]> => {
  const rows: { payload: object }[] = await world.app.database.source.query(
    'SELECT payload FROM platform.outbox WHERE type = $1 ORDER BY id',
    [`identity.counterparty.${type}`],
  );
  return rows.map(({ payload }) => payload);
};

describe('an invitation into the list of counterparties', () => {
  it('E-10.1.2: is accepted with a signature; from then on both sides have each other in their lists', async () => {
    const { id } = await invited(alatau, { bin: BIN.zhetisu, text: 'Жұмысты жалғастырайық' });
    const [waits] = await open(zhetisu);
    expect(waits).toMatchObject({
      ...{ id, state: 'invited', from: { bin: BIN.alatau, name: { en: 'Alatau Qurylys LLP' } } },
      ...{ text: 'Жұмысты жалғастырайық', abilities: { accept: true, refuse: true, withdraw: false } },
    });
    const answer = await accept(zhetisu, 'zhetisu-head', id);
    expect([answer.status, answer.body.state]).toEqual([200, 'accepted']);
    for (const [browser, other] of [
      [alatau, 'Zhetisu Sauda JSC'],
      [zhetisu, 'Alatau Qurylys LLP'],
    ] as const) {
      const { body } = await browser.get('/api/counterparties').expect(200);
      expect(body).toMatchObject({
        items: [{ name: { en: other } }],
        counts: { accepted: 1, incoming: 0, outgoing: 0 },
      });
    }
    expect(await standing(ids.alatau, ids.zhetisu)).toBe('accepted');
    expect(await standing(ids.zhetisu, ids.alatau)).toBe('accepted');
    expect(await events('accepted')).toEqual([
      { invitationId: id, fromId: ids.alatau, toBin: BIN.zhetisu, toId: ids.zhetisu },
    ]);
  });

  it('E-10.1.2: the signed acceptance is kept with its verification, and both sides can show it', async () => {
    await related();
    const [row]: { report: { indication: string }; evidence: number }[] = await world.app.database.source.query(
      `SELECT report, (SELECT count(*)::int FROM trust.verification v WHERE v.id = a.verification_id) AS evidence
       FROM identity.counterparty_acceptances a`,
    );
    expect(row).toMatchObject({ report: { indication: 'TOTAL-PASSED' }, evidence: 1 });
    const { body: card } = await alatau.get(`/api/counterparties/${ids.zhetisu}`).expect(200);
    expect(card.acceptance).toMatchObject({ by: expect.stringContaining('ОРАЗБЕКОВ') });
    const path = `${INVITATIONS}/${String(card.acceptance.invitationId)}/acceptance`;
    const { body } = await alatau.get(path).expect(200);
    expect(Buffer.from(String(body.content), 'base64').toString()).toContain('140340999103');
    expectProblem(await tulpar.get(path), 404, 'invitation.not_found');
  });

  it('E-10.1.2: is refused with a reason, which the inviting side reads; a new invitation may be accepted', async () => {
    const { id } = await invited(alatau, { bin: BIN.zhetisu });
    expect((await refuse(zhetisu, id)).body).toMatchObject({ state: 'refused' });
    const { body } = await alatau.get(`${INVITATIONS}/${id}`).expect(200);
    expect(body).toMatchObject({ state: 'refused', reason: 'Біз сіздермен жұмыс істемейміз', decidedBy: null });
    expect(await standing(ids.alatau, ids.zhetisu)).toBe('none');
    await related();
    expect(await events('refused')).toHaveLength(1);
  });

  it.each([
    ['', 'request.invalid'],
    ['жо', 'request.invalid'],
    ['ж'.repeat(1001), 'request.invalid'],
  ])('E-10.1.2: a refusal without a reason worth reading (%#) is refused', async (reason, code) => {
    const { id } = await invited(alatau, { bin: BIN.zhetisu });
    const problem = expectProblem(await refuse(zhetisu, id, reason), 422, code);
    expect(problem.fields).toHaveProperty('reason');
  });

  it('E-10.1.2: withdrawn or run out it can no longer be accepted, and the refusal says which', async () => {
    const first = await invited(alatau, { bin: BIN.zhetisu });
    const signature = await world.sign('zhetisu-head', await textOf(zhetisu, first.id));
    expect((await withdraw(alatau, first.id)).body).toMatchObject({ state: 'withdrawn' });
    const late = await zhetisu.post(`${INVITATIONS}/${first.id}/accept`).send({ signature });
    expect(expectProblem(late, 409, 'invitation.other_state')).toMatchObject({ state: 'withdrawn', allowed: [] });

    const second = await invited(alatau, { bin: BIN.zhetisu });
    await expireNow(second.id);
    expectProblem(await refuse(zhetisu, second.id), 409, 'invitation.other_state');
    expect(await open(zhetisu)).toEqual([]);
    // …and stands in nobody's way, before the schedule has come by.
    await invited(alatau, { bin: BIN.zhetisu });
    expect(await events('expired')).toHaveLength(1);
  });

  it('E-10.1.2: only the invited side answers, only the inviting one withdraws; for others it is not there', async () => {
    const { id } = await invited(alatau, { bin: BIN.zhetisu });
    expectProblem(await refuse(alatau, id), 403, 'invitation.incoming_only');
    expectProblem(await alatau.get(`${INVITATIONS}/${id}/statement`), 403, 'invitation.incoming_only');
    expectProblem(await withdraw(zhetisu, id), 403, 'invitation.outgoing_only');
    for (const path of [`${INVITATIONS}/${id}`, `${INVITATIONS}/${id}/statement`]) {
      expectProblem(await tulpar.get(path), 404, 'invitation.not_found');
    }
    expectProblem(await refuse(tulpar, id), 404, 'invitation.not_found');
    expectProblem(await withdraw(tulpar, id), 404, 'invitation.not_found');
    const signature = await world.sign('tulpar-head', await textOf(zhetisu, id));
    expectProblem(await tulpar.post(`${INVITATIONS}/${id}/accept`).send({ signature }), 404, 'invitation.not_found');
    expect(await open(zhetisu)).toMatchObject([{ id, state: 'invited' }]);
  });

  it('E-7.5.2: the acceptance is signed by the acting person, over the very text, with a right to sign', async () => {
    const { id } = await invited(alatau, { bin: BIN.zhetisu });
    const text = await textOf(zhetisu, id);
    const send = async (signature: string) => zhetisu.post(`${INVITATIONS}/${id}/accept`).send({ signature });
    expectProblem(await send(await world.sign('zhetisu-signer', text)), 422, 'agreement.other_signer');
    expectProblem(
      await send(await world.sign('zhetisu-head', Buffer.from('other'))),
      422,
      'agreement.signature_rejected',
    );
    expectProblem(await send('no signature'), 422, 'signature.unreadable');
    expect(await open(zhetisu)).toMatchObject([{ id, state: 'invited' }]);
  });
});

/** As if the time had passed: the column is kept by a trigger, so the whole table is told. */
async function expireNow(id: string): Promise<void> {
  const { source } = world.app.database;
  await source.query('ALTER TABLE identity.counterparty_invitations DISABLE TRIGGER keep_invitation');
  await source.query(
    `UPDATE identity.counterparty_invitations SET created_at = now() - interval '31 days', expires_at = now() - interval '1 day' WHERE id = $1`,
    [id],
  );
  await source.query('ALTER TABLE identity.counterparty_invitations ENABLE TRIGGER keep_invitation');
}

describe('nobody learns from an invitation who is registered', () => {
  const shape = (body: object) => ({
    ...body,
    id: '',
    createdAt: '',
    expiresAt: '',
    to: { ...(body as { to: object }).to, bin: '' },
  });

  it('E-10.1.2: a number that is not registered, one that ignores, and one that has blocked are answered alike', async () => {
    await acquainted(zhetisu, BIN.alatau);
    await block(zhetisu, ids.alatau).expect(200);
    const answers = [
      await invite(alatau, { bin: UNREGISTERED }),
      await invite(alatau, { bin: BIN.tulpar }),
      await invite(alatau, { bin: BIN.zhetisu }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const [first, ...others] = answers.map(({ body }) => shape(body as object));
    for (const other of others) expect(other).toEqual(first);
    // Who has blocked is not bothered.
    expect(await open(zhetisu)).toEqual([]);
    expect((await zhetisu.get('/api/counterparties').expect(200)).body.counts).toMatchObject({ incoming: 0 });
    expect(await standing(ids.alatau, ids.zhetisu)).toBe('invited-by-you');
  });

  it('E-10.1.2: the inviting side’s words for the invited one are its own', async () => {
    await invited(alatau, { bin: BIN.zhetisu, name: 'Жаңа жеткізуші', email: 'Kense@Zhetisu.example' });
    expect(await open(zhetisu)).toMatchObject([{ to: { bin: BIN.zhetisu, email: null, name: null }, createdBy: null }]);
    expect(await open(alatau, 'outgoing')).toMatchObject([
      { to: { bin: BIN.zhetisu, email: 'kense@zhetisu.example', name: 'Жаңа жеткізуші' } },
    ]);
  });

  it('E-3.1: a participant sends so many a day and no more; one number is asked three times a month', async () => {
    for (let time = 0; time < 3; time++) {
      const { id } = await invited(alatau, { bin: UNREGISTERED });
      await withdraw(alatau, id).expect(200);
    }
    await expectInThreeLanguages(429, 'counterparty.asked_often', (locale) =>
      alatau.post(INVITATIONS).set('Accept-Language', locale).send({ bin: UNREGISTERED }),
    );
    await world.app.database.source.query(
      `INSERT INTO identity.counterparty_invitations (id, from_id, from_bin, to_email, locale, created_at, created_by, expires_at)
       SELECT gen_random_uuid(), $1, $2, 'n' || n || '@example.kz', 'ru', $3, '{}', $3::timestamptz + interval '30 days'
       FROM generate_series(1, 97) n`,
      [ids.alatau, BIN.alatau, world.clock.now()],
    );
    expectProblem(await invite(alatau, { bin: BIN.tulpar }), 429, 'counterparty.too_many_invitations');
    await invited(zhetisu, { bin: BIN.tulpar });
  });
});

describe('what cannot be asked for', () => {
  it.each([
    [{}, 422, 'counterparty.whom', 'bin'],
    [{ bin: '   ' }, 422, 'counterparty.whom', 'bin'],
    [{ bin: '140340999104' }, 422, 'counterparty.number', 'bin'],
    [{ bin: '12345' }, 422, 'request.invalid', 'bin'],
    [{ bin: 'QT1234' }, 422, 'request.invalid', 'bin'],
    [{ email: 'nobody' }, 422, 'request.invalid', 'email'],
    [{ bin: BIN.alatau }, 422, 'counterparty.self', 'bin'],
    [{ bin: BIN.zhetisu, text: 'ж'.repeat(1001) }, 422, 'request.invalid', 'text'],
    [{ bin: BIN.zhetisu, state: 'accepted' }, 422, 'request.invalid', 'state'],
  ])('%j is refused, and the field is named', async (body, status, code, field) => {
    const { fields } = expectProblem(await invite(alatau, body), status, code);
    expect(fields).toHaveProperty(field);
  });

  it('a number with blanks is the same number', async () => {
    expect(await invited(alatau, { bin: ' 0910 4099 9202 ' })).toMatchObject({ to: { bin: BIN.zhetisu } });
  });

  it('E-10.1.2: nobody is invited twice, nor who is there already', async () => {
    await invited(alatau, { bin: BIN.zhetisu });
    const twice = expectProblem(await invite(alatau, { bin: BIN.zhetisu }), 409, 'counterparty.invited_already');
    expect(twice).toMatchObject({ state: 'invited', allowed: ['withdraw'] });
    const back = expectProblem(await invite(zhetisu, { bin: BIN.alatau }), 409, 'counterparty.invites_you');
    expect(back).toMatchObject({ allowed: ['accept', 'refuse'] });
    await accept(zhetisu, 'zhetisu-head', (await open(zhetisu))[0]!.id);
    for (const [browser, bin] of [
      [alatau, BIN.zhetisu],
      [zhetisu, BIN.alatau],
    ] as const) {
      expectProblem(await invite(browser, { bin }), 409, 'counterparty.already');
    }
  });

  it('E-5.12: an employee reads the list, and neither invites nor answers nor blocks', async () => {
    const { id } = await invited(alatau, { bin: BIN.zhetisu });
    const employee = await world.joined('zhetisu-employee');
    await world.agree(employee, 'zhetisu-employee');
    expect((await open(employee))[0]).toMatchObject({ id, abilities: { accept: false, refuse: false } });
    await employee.get('/api/counterparties').expect(200);
    expectProblem(await invite(employee, { bin: BIN.tulpar }), 403, 'right.missing');
    expectProblem(await refuse(employee, id), 403, 'right.missing');
    expectProblem(await employee.get(`${INVITATIONS}/${id}/statement`), 403, 'right.missing');
    expectProblem(await block(employee, ids.alatau), 403, 'right.missing');
  });

  it('E-5.1: who is not accredited has no counterparties', async () => {
    const koktem = await world.agreed('koktem-head');
    for (const path of ['/api/counterparties', '/api/recipients', `/api/counterparties/${ids.alatau}`]) {
      const response = await koktem.get(path);
      expect([path, response.status]).toEqual([path, path.includes(ids.alatau) ? 404 : 200]);
    }
    expectProblem(await invite(koktem, { bin: BIN.alatau }), 403, 'right.missing');
    expectProblem(await world.browser().get('/api/counterparties'), 401, 'session.required');
    const nobody = await world.signedIn('individual');
    expectProblem(await nobody.get('/api/counterparties'), 403, 'counterparty.not_a_participant');
  });
});

describe('blocking', () => {
  it('E-10.1.2: is one-sided: no documents either way, the blocked one hears it only where it sends', async () => {
    await related();
    expect((await block(zhetisu, ids.alatau)).body).toMatchObject({
      blockedAt: expect.any(String),
      abilities: { send: false },
    });
    expect(await standing(ids.zhetisu, ids.alatau)).toBe('blocked-by-you');
    expect(await standing(ids.alatau, ids.zhetisu)).toBe('does-not-accept');
    const { body } = await alatau.get(`/api/counterparties/${ids.zhetisu}`).expect(200);
    expect(body).toMatchObject({ blockedAt: null });
    expect(JSON.stringify(body.history)).not.toContain('blocked');
    expectProblem(await block(zhetisu, ids.alatau), 409, 'counterparty.blocked_already');
    await zhetisu.post(`/api/counterparties/${ids.alatau}/unblock`).expect(204);
    expectProblem(await zhetisu.post(`/api/counterparties/${ids.alatau}/unblock`), 409, 'counterparty.not_blocked');
    expect(await standing(ids.alatau, ids.zhetisu)).toBe('accepted');
    const { body: card } = await zhetisu.get(`/api/counterparties/${ids.alatau}`).expect(200);
    expect((card.history as { act: string }[]).map(({ act }) => act).slice(0, 4)).toEqual([
      ...['unblocked', 'blocked', 'accepted', 'invited'],
    ]);
  });

  it('E-10.1.2: ends an open invitation: one’s own is withdrawn, the other’s refused', async () => {
    const theirs = await invited(alatau, { bin: BIN.zhetisu });
    await block(zhetisu, ids.alatau).expect(200);
    expect((await alatau.get(`${INVITATIONS}/${theirs.id}`)).body).toMatchObject({ state: 'refused', reason: null });
    const own = await invited(alatau, { bin: BIN.tulpar });
    await block(alatau, ids.tulpar).expect(200);
    expect((await tulpar.get(`${INVITATIONS}/${own.id}`)).body).toMatchObject({ state: 'withdrawn' });
    expectProblem(await invite(alatau, { bin: BIN.tulpar }), 409, 'counterparty.blocked_by_you');
    expectProblem(await block(alatau, ids.alatau), 422, 'counterparty.self');
    expectProblem(await block(alatau, randomUUID()), 404, 'counterparty.not_found');
  });

  it('E-10.1.2: an invitation from one who is blocked waits unseen until the block is lifted', async () => {
    await acquainted(zhetisu, BIN.alatau);
    await block(zhetisu, ids.alatau).expect(200);
    const { id } = await invited(alatau, { bin: BIN.zhetisu });
    expectProblem(await zhetisu.get(`${INVITATIONS}/${id}/statement`), 409, 'counterparty.blocked_by_you');
    await zhetisu.post(`/api/counterparties/${ids.alatau}/unblock`).expect(204);
    expect(await open(zhetisu)).toMatchObject([{ id }]);
  });
});

describe('decisions at the same moment have one outcome', () => {
  it('E-10.1.2: two who invite each other have one invitation', async () => {
    for (let round = 0; round < 2; round++) {
      const answers = await Promise.all([invite(alatau, { bin: BIN.zhetisu }), invite(zhetisu, { bin: BIN.alatau })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const [lost] = answers.filter(({ status }) => status === 409);
      expectProblem(lost!, 409, 'counterparty.invites_you');
      const [one] = await world.app.database.source.query<{ count: number; id: string }[]>(
        `SELECT count(*)::int AS count, min(id::text) AS id FROM identity.counterparty_invitations WHERE state = 'invited'`,
      );
      expect(one!.count).toBe(1);
      const winner = answers[0].status === 201 ? alatau : zhetisu;
      await withdraw(winner, one!.id).expect(200);
    }
  });

  it('E-10.1.2: accepting and withdrawing: one of them', async () => {
    for (let round = 0; round < 3; round++) {
      const { id } = await invited(alatau, { bin: BIN.zhetisu });
      const signature = await world.sign('zhetisu-head', await textOf(zhetisu, id));
      const [accepted, withdrawn] = await Promise.all([
        zhetisu.post(`${INVITATIONS}/${id}/accept`).send({ signature }),
        later(round * 60).then(() => withdraw(alatau, id)),
      ]);
      expect([accepted.status, withdrawn.status].sort()).toEqual([200, 409]);
      const lost = accepted.status === 409 ? accepted : withdrawn;
      expectProblem(lost, 409, 'invitation.other_state');
      expect(await standing(ids.alatau, ids.zhetisu)).toBe(accepted.status === 200 ? 'accepted' : 'none');
      if (accepted.status === 200) return;
    }
  });

  it('E-10.1.2: accepting and blocking: either the invitation is refused, or the accepted one is blocked', async () => {
    const second = await world.signedIn('alatau-head');
    for (let round = 0; round < 3; round++) {
      const { id } = await invited(zhetisu, { bin: BIN.alatau });
      const signature = await world.sign('alatau-head', await textOf(alatau, id));
      const [accepted, blocked] = await Promise.all([
        alatau.post(`${INVITATIONS}/${id}/accept`).send({ signature }),
        later(round * 60).then(() => block(second, ids.zhetisu)),
      ]);
      expect(blocked.status).toBe(200);
      expect(await standing(ids.alatau, ids.zhetisu)).toBe('blocked-by-you');
      const { body } = await zhetisu.get(`${INVITATIONS}/${id}`);
      expect([accepted.status, body.state]).toEqual(accepted.status === 200 ? [200, 'accepted'] : [409, 'refused']);
      expect(await standing(ids.zhetisu, ids.alatau)).toBe(accepted.status === 200 ? 'does-not-accept' : 'none');
      await alatau.post(`/api/counterparties/${ids.zhetisu}/unblock`).expect(204);
      if (accepted.status === 200) return;
    }
  });

  it('E-10.1.2: two colleagues accept: one acceptance, the other hears of it', async () => {
    const { id } = await invited(alatau, { bin: BIN.tulpar });
    const signature = await world.sign('tulpar-head', await textOf(tulpar, id));
    const answers = await Promise.all([1, 2].map(() => tulpar.post(`${INVITATIONS}/${id}/accept`).send({ signature })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

const later = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

describe('one who is not registered yet', () => {
  it('E-7.1.3: finds the invitation waiting when accredited, by number', async () => {
    const { id } = await invited(alatau, { bin: BIN.entrepreneur, email: 'saule@example.kz' });
    const { browser } = await world.accredited('entrepreneur');
    expect(await open(browser)).toMatchObject([{ id, state: 'invited' }]);
    await world.app.drain();
    expect(await events('invitation-waits')).toMatchObject([{ invitationId: id, toBin: BIN.entrepreneur }]);
    expect((await accept(browser, 'entrepreneur', id)).status).toBe(200);
  });

  it('E-7.1.3: one invited by e-mail takes the invitation by the letter’s link, and nobody else does', async () => {
    const links = world.app.get(InvitationLinks);
    const { id } = await invited(alatau, { email: 'kense@zhetisu.example', text: 'Қосылыңыздар' });
    expect(await open(zhetisu)).toEqual([]);
    const letter = await links.letter(id);
    expect(letter).toMatchObject({ email: 'kense@zhetisu.example', fromBin: BIN.alatau, text: 'Қосылыңыздар' });
    const token = letter!.link.split('#')[1]!;
    const preview = await world.browser().post('/api/public/invitations').send({ token }).expect(200);
    expect(preview.body).toMatchObject({ from: { en: 'Alatau Qurylys LLP' }, text: 'Қосылыңыздар' });
    const claim = (browser: Browser, secret = token) => browser.post(`${INVITATIONS}/claim`).send({ token: secret });
    expectProblem(await claim(alatau), 404, 'invitation.link_unknown');
    expectProblem(await claim(zhetisu, 'A'.repeat(43)), 404, 'invitation.link_unknown');
    expectProblem(await claim(zhetisu, 'short'), 422, 'request.invalid');
    expect((await claim(zhetisu)).body).toMatchObject({ id, state: 'invited' });
    expectProblem(await claim(tulpar), 404, 'invitation.link_unknown');
    expect((await accept(zhetisu, 'zhetisu-head', id)).status).toBe(200);
    expectProblem(
      await world.browser().post('/api/public/invitations').send({ token }),
      404,
      'invitation.link_unknown',
    );
    const kept: unknown[] = await world.app.database.source.query(
      `SELECT 1 FROM platform.outbox WHERE payload::text LIKE '%' || $1 || '%'
       UNION ALL SELECT 1 FROM platform.audit WHERE detail::text LIKE '%' || $1 || '%'`,
      [token],
    );
    expect(kept).toEqual([]);
  });

  it('E-7.1.3: a link whose invitation names a number is for that number only; a second letter replaces the first link', async () => {
    const links = world.app.get(InvitationLinks);
    const { id } = await invited(alatau, { bin: BIN.tulpar, email: 'a@example.kz' });
    const [first, second] = [await links.letter(id), await links.letter(id)];
    const tokenOf = (letter: typeof first) => letter!.link.split('#')[1]!;
    const claim = (browser: Browser, token: string) => browser.post(`${INVITATIONS}/claim`).send({ token });
    expectProblem(await claim(zhetisu, tokenOf(second)), 404, 'invitation.link_unknown');
    expectProblem(await claim(tulpar, tokenOf(first)), 404, 'invitation.link_unknown');
    expect((await claim(tulpar, tokenOf(second))).body).toMatchObject({ id });
    await withdraw(alatau, id).expect(200);
    expect(await links.letter(id)).toBeUndefined();
  });
});

describe('the list', () => {
  it('E-10.1.2: notes and groups are one’s own; the other side never reads them', async () => {
    await related();
    const path = `/api/counterparties/${ids.zhetisu}`;
    const change = { note: 'Платит вовремя', groups: ['Поставщики', 'Алматы'] };
    expect((await alatau.patch(path).send(change)).body).toMatchObject(change);
    const page = async (query: object) =>
      (await alatau.get('/api/counterparties').query(query).expect(200)).body as { items: object[]; groups: object[] };
    expect(await page({ group: 'Поставщики' })).toMatchObject({
      ...{
        items: [{ id: ids.zhetisu }],
        groups: [
          { name: 'Алматы', count: 1 },
          { name: 'Поставщики', count: 1 },
        ],
      },
    });
    expect((await page({ group: 'Покупатели' })).items).toEqual([]);
    expect((await page({ search: 'zhetisu' })).items).toHaveLength(1);
    expect((await page({ search: '%' })).items).toEqual([]);
    await alatau.post('/api/counterparties/groups/rename').send({ from: 'Поставщики', to: 'Подрядчики' }).expect(204);
    await alatau.post('/api/counterparties/groups/rename').send({ from: 'Алматы', to: '' }).expect(204);
    expect((await alatau.get(path)).body).toMatchObject({ groups: ['Подрядчики'], note: 'Платит вовремя' });
    const missing = await alatau.post('/api/counterparties/groups/rename').send({ from: 'Алматы', to: 'x' });
    expectProblem(missing, 404, 'counterparty.no_group');
    const { text } = await zhetisu.get(`/api/counterparties/${ids.alatau}`).expect(200);
    expect(text).not.toContain('Платит');
    expect(text).not.toContain('Подрядчики');
    expectProblem(await alatau.patch(path).send({ groups: ['a', 'A'] }), 422, 'request.invalid');
    expectProblem(await tulpar.patch(path).send({ note: 'x' }), 404, 'counterparty.not_found');
  });

  it('E-10.1.2: shows the requisites in force of a counterparty, and those of a stranger to nobody', async () => {
    expectProblem(await alatau.get(`/api/counterparties/${ids.zhetisu}`), 404, 'counterparty.not_found');
    await related();
    const { body } = await alatau.get(`/api/counterparties/${ids.zhetisu}`).expect(200);
    expect(body.requisites).toMatchObject({
      bin: BIN.zhetisu,
      iik: expect.stringMatching(/^KZ/),
      bankName: expect.any(String),
    });
    expect(Object.keys(body.requisites as object)).not.toContain('ownership');
    expect(body.versions).toHaveLength(1);
    expectProblem(await block(alatau, ids.tulpar), 404, 'counterparty.not_found');
    await acquainted(alatau, BIN.tulpar);
    await block(alatau, ids.tulpar).expect(200);
    expect((await alatau.get(`/api/counterparties/${ids.tulpar}`)).body).toMatchObject({
      requisites: null,
      versions: [],
    });
  });

  it('E-7.1.3: whoever looks for a recipient finds counterparties first, and how the others stand', async () => {
    await related();
    await invited(tulpar, { bin: BIN.alatau });
    const { body } = await alatau.get('/api/recipients').expect(200);
    const found = (body.items as { bin: string; standing: string }[]).map(({ bin, standing: each }) => [bin, each]);
    expect(found[0]).toEqual([BIN.zhetisu, 'accepted']);
    expect(found).toContainEqual([BIN.tulpar, 'invites-you']);
    expect(found.map(([bin]) => bin)).not.toContain(BIN.alatau);
    await block(alatau, ids.zhetisu).expect(200);
    const again = await alatau.get('/api/recipients').query({ search: 'Zhetisu' }).expect(200);
    expect(again.body.items).toMatchObject([{ bin: BIN.zhetisu, standing: 'blocked-by-you' }]);
  });
});

describe('row-level security', () => {
  const run = (id: string, sql: string, parameters: unknown[] = []): Promise<unknown> =>
    world.app.database.work.run({ kind: 'participant', participantId: id, userId: null }, (tx) =>
      tx.manager.query(sql, parameters),
    );

  it('E-3.10: what is between two is not there for a third; cards are there for their owner only', async () => {
    await related();
    await alatau.patch(`/api/counterparties/${ids.zhetisu}`).send({ note: 'x' }).expect(200);
    for (const table of ['invitations', 'relations', 'acceptances', 'cards']) {
      const rows = await run(ids.tulpar, `SELECT 1 FROM identity.counterparty_${table}`);
      expect([table, rows]).toEqual([table, []]);
    }
    expect(await run(ids.zhetisu, 'SELECT 1 FROM identity.counterparty_cards')).toEqual([]);
    expect(await run(ids.zhetisu, 'SELECT 1 FROM identity.counterparty_relations')).toHaveLength(1);
  });

  it('E-3.10: nobody accepts in the other’s name, invites in another’s, or changes what was sent', async () => {
    const { id } = await invited(alatau, { bin: BIN.zhetisu });
    const decide = `UPDATE identity.counterparty_invitations SET state = $2, decided_at = now() WHERE id = $1`;
    await expect(run(ids.alatau, decide, [id, 'accepted'])).rejects.toThrow('row-level security');
    await expect(run(ids.zhetisu, decide, [id, 'withdrawn'])).rejects.toThrow('row-level security');
    const forged = `INSERT INTO identity.counterparty_invitations (id, from_id, from_bin, to_bin, locale, created_at, created_by, expires_at)
      SELECT gen_random_uuid(), from_id, from_bin, '210640999308', locale, created_at, created_by, expires_at
      FROM identity.counterparty_invitations WHERE id = $1`;
    await expect(run(ids.zhetisu, forged, [id])).rejects.toThrow('row-level security');
    const change = `UPDATE identity.counterparty_invitations SET text = 'x' WHERE id = $1`;
    await expect(run(ids.alatau, change, [id])).rejects.toThrow('what was sent stays');
    const relation = `INSERT INTO identity.counterparty_relations VALUES (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3, now())`;
    await expect(run(ids.alatau, relation, [ids.alatau, ids.zhetisu, id])).rejects.toThrow('row-level security');
  });
});

describe('the end of a relation', () => {
  const end = (browser: Browser, id: string, reason = 'Шарт аяқталды') =>
    browser.post(`/api/counterparties/${id}/end`).send({ reason });
  const historyOf = async (browser: Browser, id: string) =>
    ((await browser.get(`/api/counterparties/${id}`).expect(200)).body as { history: object[] }).history;

  it('E-10.1.2: either side ends it with a reason; it is kept, told, and both can begin anew', async () => {
    await related();
    expectProblem(await end(alatau, ids.zhetisu, 'қ'), 422, 'request.invalid');
    await end(zhetisu, ids.alatau).expect(204);
    expect(await standing(ids.alatau, ids.zhetisu)).toBe('none');
    expectProblem(await alatau.get(`/api/counterparties/${ids.zhetisu}`), 404, 'counterparty.not_found');
    expect(await events('ended')).toContainEqual({ fromId: ids.zhetisu, toId: ids.alatau });
    await world.app.drain();
    const { items } = (await alatau.get('/api/notifications')).body as { items: { kind: string }[] };
    expect(items.map(({ kind }) => kind)).toContain('counterparty-ended');

    await related();
    expect(await historyOf(alatau, ids.zhetisu)).toContainEqual(
      expect.objectContaining({ act: 'ended', direction: 'incoming', by: null, reason: 'Шарт аяқталды' }),
    );
    expect(await historyOf(zhetisu, ids.alatau)).toContainEqual(
      expect.objectContaining({ act: 'ended', direction: 'outgoing', by: expect.any(String), reason: 'Шарт аяқталды' }),
    );
  });

  it('E-10.1.2: of two who end it at the same moment one does, and the other is told that it has ended', async () => {
    await related();
    const answers = await Promise.all([end(alatau, ids.zhetisu), end(zhetisu, ids.alatau)]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(204);
    expect([404, 409]).toContain(statuses[1]);
  });

  it('E-3.1: nobody else ends it, and without its record it does not end at all', async () => {
    await related();
    expectProblem(await end(tulpar, ids.alatau), 404, 'counterparty.not_found');
    const { source } = world.app.database;
    await expect(source.query('DELETE FROM identity.counterparty_relations')).rejects.toThrow('ends with its record');
    await end(alatau, ids.zhetisu).expect(204);
    const change = source.query(`UPDATE identity.counterparty_endings SET reason = 'басқа'`);
    await expect(change).rejects.toThrow();
  });
});

// Last: the clock runs ahead of the sessions of the others.
describe('an acceptance while the NCA is silent', () => {
  const silence = (service: 'ocsp' | 'tsa', mode: 'up' | 'down') => {
    world.ca.setService(service, mode);
    if (service === 'ocsp') world.ca.setService('crl', mode);
  };
  const settle = () => world.app.get(AcceptanceSettler).takeUp();
  const kept = (): Promise<{ waiting: number }[]> =>
    world.app.database.source.query(`SELECT count(*)::int AS waiting FROM identity.counterparty_waiting_acceptances`);
  afterEach(() => {
    for (const service of ['ocsp', 'tsa'] as const) silence(service, 'up');
  });

  /** Signed while the service is away. */
  async function waits(service: 'ocsp' | 'tsa'): Promise<string> {
    const { id } = await invited(alatau, { bin: BIN.zhetisu });
    world.clock.advance(48 * 3_600_000); // lists at hand have expired
    [alatau, zhetisu] = [await world.signedIn('alatau-head'), await world.signedIn('zhetisu-head')];
    silence(service, 'down');
    const answer = await accept(zhetisu, 'zhetisu-head', id);
    expect([answer.status, answer.body]).toMatchObject([
      202,
      {
        ...{ state: 'invited', abilities: { accept: false, refuse: true } },
        acceptance: { waitingFor: service, refusal: null, by: expect.stringContaining('ОРАЗБЕКОВ') },
      },
    ]);
    return id;
  }

  it.each(['ocsp', 'tsa'] as const)(
    'E-10.1.2, ADR 0026: waits for %s with its signature, and goes on by itself when the service is back',
    async (service) => {
      const id = await waits(service);
      await settle();
      expect(await open(zhetisu)).toMatchObject([{ id, acceptance: { waitingFor: service } }]);
      // The other side does not learn of it before it holds.
      expect(await open(alatau, 'outgoing')).toMatchObject([{ id, state: 'invited', acceptance: null }]);
      expect(await standing(ids.alatau, ids.zhetisu)).toBe('invited-by-you');
      silence(service, 'up');
      await settle();
      expect(await standing(ids.alatau, ids.zhetisu)).toBe('accepted');
      const { body } = await alatau.get(`/api/counterparties/${ids.zhetisu}`).expect(200);
      expect(body.acceptance).toMatchObject({ by: expect.stringContaining('ОРАЗБЕКОВ') });
      expect(await kept()).toEqual([{ waiting: 0 }]);
      await settle();
      expect((await alatau.get(`${INVITATIONS}/${id}/acceptance`)).status).toBe(200);
    },
  );

  it('E-10.1.2: one handed in in time holds, however long the NCA is silent', async () => {
    const id = await waits('tsa');
    const { source } = world.app.database;
    await source.query('ALTER TABLE identity.counterparty_invitations DISABLE TRIGGER keep_invitation');
    await source.query(`UPDATE identity.counterparty_invitations i SET expires_at = submitted_at + interval '1 second'
      FROM identity.counterparty_waiting_acceptances w WHERE w.invitation_id = i.id`);
    await source.query('ALTER TABLE identity.counterparty_invitations ENABLE TRIGGER keep_invitation');
    world.clock.advance(60_000);
    await world.app.get(InvitationExpiry).expire();
    expect((await zhetisu.get(`${INVITATIONS}/${id}`).expect(200)).body).toMatchObject({ state: 'invited' });
    silence('tsa', 'up');
    await settle();
    expect(await standing(ids.alatau, ids.zhetisu)).toBe('accepted');
  });

  it('E-10.1.2: the invitation withdrawn meanwhile stays withdrawn', async () => {
    const id = await waits('tsa');
    await withdraw(alatau, id).expect(200);
    silence('tsa', 'up');
    await settle();
    expect(await standing(ids.alatau, ids.zhetisu)).toBe('none');
    expect(await kept()).toEqual([{ waiting: 0 }]);
  });

  it('E-10.1.2: one refused in the end says why, and another signature may come', async () => {
    const id = await waits('ocsp');
    await world.ca.suspend('zhetisu-head', 'rsa');
    silence('ocsp', 'up');
    await settle();
    const [shown] = await open(zhetisu);
    expect(shown).toMatchObject({
      abilities: { accept: true },
      acceptance: { waitingFor: null, refusal: { kk: expect.any(String), ru: expect.any(String) } },
    });
    await world.ca.release('zhetisu-head', 'rsa');
    world.clock.advance(5 * 60_000); // what OCSP said a minute ago is asked anew
    expect((await accept(zhetisu, 'zhetisu-head', id)).status).toBe(200);
    expect(await standing(ids.alatau, ids.zhetisu)).toBe('accepted');
    expect(await kept()).toEqual([{ waiting: 0 }]);
  });
});
