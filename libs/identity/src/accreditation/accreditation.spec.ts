import { OperatorStaff } from '@qujat/identity';
import { formOf } from '../../../../test/support/participant-form.js';
import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';
import { type Browser, identityWorld, type IdentityWorld } from '../../../../test/support/identity-world.js';

const QUEUE = '/api/operator/accreditation';
const MINE = '/api/participants/mine';
const REFUSAL = { reasons: ['data-mismatch', 'register-mismatch'], comment: 'Мекенжай тіркелімдегіден өзгеше.' };
const ACCEPTANCE = {
  checks: [
    { id: 'register-lookup', how: 'register' },
    { id: 'phone', how: 'call', note: 'Қабылдау бөлмесі растады' },
    { id: 'email', how: 'code' },
    { id: 'address', how: 'letter' },
  ],
};

let world: IdentityWorld;
let moderator: Browser;
let duty: Browser;
beforeAll(async () => {
  world = await identityWorld();
  moderator = await world.operator('operator-moderator');
  duty = await world.operator('operator-duty');
}, 60_000);
afterAll(() => world?.close());

const accept = (operator: Browser, id: string, body: object = ACCEPTANCE) =>
  operator.post(`${QUEUE}/${id}/accept`).send(body);
const refuse = (operator: Browser, id: string, body: object = REFUSAL) =>
  operator.post(`${QUEUE}/${id}/refuse`).send(body);

describe('who accredits', () => {
  let applicant: Browser;
  let id: string;
  beforeAll(async () => {
    ({ browser: applicant, id } = await world.applied('koktem-head'));
  });

  const attempts = (browser: Browser) => [
    browser.get(QUEUE),
    browser.get(`${QUEUE}/${id}`),
    accept(browser, id),
    refuse(browser, id),
  ];

  it('E-5.8: nobody without a session', async () => {
    for (const attempt of attempts(world.browser())) expectProblem(await attempt, 401, 'session.required');
  });

  it('E-3.11: not the applicant', async () => {
    for (const attempt of attempts(applicant)) expectProblem(await attempt, 403, 'operator.only');
  });

  it('E-5.8: of the operator’s own people, those on the list only, even above its head', async () => {
    const head = await world.signedIn('operator-head');
    for (const attempt of attempts(head)) expectProblem(await attempt, 403, 'operator.only');
  });

  it('E-3.10: one on the list acts for the operator with a certificate of the operator’s organisation only', async () => {
    expect(await world.app.get(OperatorStaff).add('711103309956', '170940999606')).toBe(true);
    const elsewhere = await world.signedIn('zhetisu-head');
    expect((await elsewhere.get('/api/auth/session')).body.operator).toBe(false);
    expectProblem(await accept(elsewhere, id), 403, 'operator.only');
  });

  it('E-10.2.3: the operator’s staff have no right over documents', async () => {
    const { body } = await moderator.get('/api/auth/session');
    expect(body).toMatchObject({
      ...{ operator: true, step: 'ready' },
      rights: ['operator.accredit', 'operator.announce', 'operator.sanction', 'operator.publish', 'operator.bill'],
    });
    expect((await refuse(moderator, id)).status).toBe(200);
  });
});

describe('an application', () => {
  let applicant: Browser;
  let id: string;
  beforeAll(async () => {
    ({ browser: applicant, id } = await world.applied('alatau-head'));
  });

  it('E-5.8: is shown with everything to decide by', async () => {
    const { body } = await moderator.get(`${QUEUE}/${id}`).expect(200);
    expect(body).toMatchObject({
      ...{ bin: '140340999103', state: 'submitted', version: 1, form: formOf('alatau-head') },
      firstHead: { name: 'СЕРІКБАЕВ НҰРЛАН АСҚАРҰЛЫ', iin: '760415309919', certificate: { bin: '140340999103' } },
    });
    expect(body.agreements).toHaveLength(2);
    for (const agreement of body.agreements as object[]) {
      expect(agreement).toMatchObject({ signedByParticipant: { by: 'СЕРІКБАЕВ НҰРЛАН АСҚАРҰЛЫ' } });
    }
    expect(body.checklist).toContainEqual(
      expect.objectContaining({ id: 'certificate-matches', automatic: true, ok: true }),
    );
    expect(body.checklist).toContainEqual({ id: 'phone', automatic: false, ok: null, detail: null });
  });

  it.each([
    [{ ...REFUSAL, reasons: [] }, 'reasons', 'form.required'],
    [{ ...REFUSAL, reasons: ['mood'] }, 'reasons', 'field.choice'],
    [{ ...REFUSAL, comment: '' }, 'comment', 'form.required'],
    [{ ...REFUSAL, comment: '  \n' }, 'comment', 'form.required'],
    [{ ...REFUSAL, comment: 'x'.repeat(2001) }, 'comment', 'field.length'],
    [{ reasons: REFUSAL.reasons }, 'comment', 'form.required'],
  ])('E-5.9: is not refused without reasons in words (%#)', async (body, field, code) => {
    const { fields } = expectProblem(await refuse(moderator, id, body), 422, 'request.invalid');
    expect(fields).toEqual({ [field]: { code, message: expect.any(String) } });
  });

  it('E-5.9: is refused with reasons, and the applicant reads them', async () => {
    const { body } = await refuse(moderator, id).expect(200);
    expect(body).toMatchObject({ state: 'refused', version: 1, accreditedAt: null, refusal: REFUSAL });
    const mine = await applicant.get(MINE);
    expect(mine.body).toMatchObject({ state: 'refused', refusal: { ...REFUSAL, at: expect.any(String) } });
    expect(mine.body.history).toMatchObject([{ act: 'saved' }, { act: 'refused' }]);
    expect((await applicant.get('/api/auth/session')).body).toMatchObject({ step: 'refused' });
  });

  it('E-5.9: is decided once: the refusal stands', async () => {
    await expectInThreeLanguages(409, 'accreditation.decided', (locale) =>
      accept(duty, id).set('Accept-Language', locale),
    );
    const { body } = await accept(duty, id);
    expect(body).toMatchObject({ state: 'refused', allowed: [] });
    expect(body.detail).toContain('ЖАҚСЫЛЫҚОВ САНЖАР');
  });

  it('E-5.9: is corrected and submitted again; the first stays as it was refused', async () => {
    const corrected = { ...formOf('alatau-head'), legalAddress: '050010, Алматы қ., Үлгі көшесі, 14' };
    expect((await applicant.put(MINE).send(corrected)).body).toMatchObject({ state: 'draft', version: 2 });
    expect((await applicant.put(MINE).send(corrected)).body).toMatchObject({ state: 'draft', version: 2 });
    expect((await applicant.post(`${MINE}/submit`)).body).toMatchObject({ state: 'submitted', version: 2 });
    const versions: unknown[] = await world.app.database.source.query(
      `SELECT v.version, v.form->>'legalAddress' AS address, d.decision FROM identity.participant_versions v
       LEFT JOIN identity.accreditation_decisions d USING (participant_id, version) WHERE participant_id = $1 ORDER BY 1`,
      [id],
    );
    expect(versions).toEqual([
      { version: 1, address: '050000, Алматы қ., Үлгі көшесі, 12', decision: 'refused' },
      { version: 2, address: '050010, Алматы қ., Үлгі көшесі, 14', decision: null },
    ]);
    const seen = await moderator.get(`${QUEUE}/${id}`);
    expect(seen.body).toMatchObject({ version: 2, form: { legalAddress: corrected.legalAddress }, refusal: REFUSAL });
  });

  it('E-5.8: an operator who still looks at the first version does not decide on the second', async () => {
    await expectInThreeLanguages(409, 'accreditation.other_version', (locale) =>
      accept(duty, id, { ...ACCEPTANCE, version: 1 }).set('Accept-Language', locale),
    );
  });

  it('E-5.9: that is refused again and submitted unchanged is a third version', async () => {
    await refuse(duty, id, { ...REFUSAL, version: 2 }).expect(200);
    expect((await applicant.post(`${MINE}/submit`)).body).toMatchObject({ state: 'submitted', version: 3 });
    expect((await moderator.get(`${QUEUE}/${id}`)).body.form.legalAddress).toContain('14');
  });

  it.each([
    [{ checks: [{ id: 'horoscope', how: 'call' }] }],
    [{ checks: [{ id: 'phone', how: 'guess' }] }],
    [{ checks: [ACCEPTANCE.checks[1], ACCEPTANCE.checks[1]] }],
    [{ checks: 'all' }],
    [{ checks: [{ id: 'register-lookup', how: 'excerpt' }] }],
  ])('E-10.2.2: is not accredited with checks that are none: %j', async (body) => {
    expectProblem(await accept(moderator, id, body), 422, 'request.invalid');
  });

  it('E-5.8: of two operators at the same moment one decides, and the other is told what and who', async () => {
    const answers = await Promise.all([accept(moderator, id), refuse(duty, id)]);
    const [won, lost] = [...answers].sort((a, b) => a.status - b.status);
    expect(won?.status).toBe(200);
    const problem = expectProblem(lost!, 409, 'accreditation.decided');
    expect(problem).toMatchObject({ state: won?.body.state, allowed: [] });
    const winner = answers[0] === won ? 'ЖАҚСЫЛЫҚОВ' : 'ІЗБАСАРОВА';
    expect(problem.detail).toContain(winner);
    const decisions: unknown[] = await world.app.database.source.query(
      'SELECT version FROM identity.accreditation_decisions WHERE participant_id = $1 AND version = 3',
      [id],
    );
    expect(decisions).toHaveLength(1);
    if (won?.body.state === 'refused') await applicant.post(`${MINE}/submit`).expect(200);
  });

  it('E-5.8: is accredited, with the checks that were made on record', async () => {
    if ((await moderator.get(`${QUEUE}/${id}`)).body.state === 'submitted') await accept(moderator, id).expect(200);
    const { body } = await moderator.get(`${QUEUE}/${id}`);
    expect(body).toMatchObject({ state: 'accredited', accreditedAt: expect.any(String), refusal: null });
    expect(body.checklist).toContainEqual({
      ...{ id: 'phone', automatic: false, ok: true, detail: 'call: Қабылдау бөлмесі растады' },
    });
    expect(body.checklist).toContainEqual({ id: 'email', automatic: false, ok: true, detail: 'code' });
  });

  it('E-5.8: the accreditation is told to those who listen, once, and is in the audit trail with who decided', async () => {
    const events: unknown[] = await world.app.database.source.query(
      `SELECT payload->>'bin' AS bin FROM platform.outbox WHERE type = 'identity.participant.accredited' AND aggregate_id = $1`,
      [id],
    );
    expect(events).toEqual([{ bin: '140340999103' }]);
    const audit: { actor: string }[] = await world.app.database.source.query(
      `SELECT actor_iin AS actor, scope FROM platform.audit WHERE act = 'participant.accredited' AND subject_id = $1`,
      [id],
    );
    expect(audit).toEqual([{ actor: expect.stringMatching(/^(970506309937|860829409947)$/), scope: 'operator' }]);
  });

  it('E-3.11: that is accredited is not changed behind the operator’s back', async () => {
    const problem = expectProblem(await applicant.put(MINE).send({ oked: '46901' }), 409, 'participant.other_state');
    expect(problem).toMatchObject({ state: 'accredited' });
    expectProblem(await refuse(moderator, id), 409, 'accreditation.decided');
  });

  it('E-5.8: that is not submitted, or does not exist, is not decided', async () => {
    const browser = await world.drafted('tulpar-head');
    const draft = String((await browser.get(MINE)).body.id);
    const problem = expectProblem(await accept(moderator, draft), 409, 'participant.other_state');
    expect(problem).toMatchObject({ state: 'draft', allowed: [] });
    const nowhere = '018f0000-0000-7000-8000-000000000000';
    expectProblem(await accept(moderator, nowhere), 404, 'participant.not_found');
    expectProblem(await moderator.get(`${QUEUE}/${nowhere}`), 404, 'participant.not_found');
    expectProblem(await moderator.get(`${QUEUE}/no-identifier`), 400, 'request.malformed');
  });
});

describe('the queue', () => {
  it('E-5.8: shows who waits longest first, page by page, with counts', async () => {
    const browser = await world.signedIn('tulpar-head');
    await world.agree(browser, 'tulpar-head');
    await browser.post(`${MINE}/submit`).expect(200);
    world.clock.advance(1000);
    const entrepreneur = await world.applied('entrepreneur');
    world.clock.advance(1000);
    const zhetisu = await world.applied('zhetisu-head');
    const first = await moderator.get(QUEUE).query({ limit: 2 });
    expect(first.body.items).toMatchObject([{ bin: '210640999308' }, { bin: '830308309952' }]);
    expect(first.body.counts).toEqual({ submitted: 3, asked: 0, free: 3, accredited: 1, refused: 1 });
    await accept(moderator, entrepreneur.id).expect(200);
    const second = await moderator.get(QUEUE).query({ limit: 2, cursor: first.body.nextCursor });
    expect(second.body).toMatchObject({ items: [{ id: zhetisu.id }], nextCursor: null, counts: { submitted: 2 } });
  });

  it('E-5.8: shows what was refused and what was accredited', async () => {
    const bins = async (state: string) => {
      const { body } = await moderator.get(QUEUE).query({ state });
      return (body.items as { bin: string }[]).map(({ bin }) => bin);
    };
    expect(await bins('refused')).toEqual(['240140999503']);
    expect(await bins('accredited')).toEqual(['140340999103', '830308309952']);
    expectProblem(await moderator.get(QUEUE).query({ state: 'draft' }), 422, 'request.invalid');
    expectProblem(await moderator.get(QUEUE).query({ limit: 1000 }), 422, 'request.invalid');
  });
});
