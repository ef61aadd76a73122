import { formOf } from '../../../../test/support/participant-form.js';
import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';
import { type Browser, identityWorld, type IdentityWorld } from '../../../../test/support/identity-world.js';

const MINE = '/api/participants/mine';

let world: IdentityWorld;
let head: Browser;
beforeAll(async () => {
  world = await identityWorld();
  head = await world.registered('alatau-head');
}, 60_000);
afterAll(() => world?.close());

const save = (form: object) => head.put(MINE).send(form);
const submit = (browser = head) => browser.post(`${MINE}/submit`);

describe('the form of an organisation', () => {
  it('E-5.7.1.1: is not there before anybody has begun it', async () => {
    expectProblem(await head.get(MINE), 404, 'participant.not_registered');
    expectProblem(await submit(), 404, 'participant.not_registered');
  });

  it('E-5.7.1.1: is saved as one types, however little', async () => {
    const first = await save({ shortName: { ru: '  ТОО «Алатау»  ' } });
    expect(first.body).toMatchObject({
      ...{ bin: '140340999103', kind: 'legal-entity', state: 'draft', version: 1 },
      name: { kk: 'ТОО «Алатау»', ru: 'ТОО «Алатау»', en: 'ТОО «Алатау»' },
      form: { shortName: { ru: 'ТОО «Алатау»' } },
    });
    expect((await save({ oked: '4' })).body.form).toEqual({ oked: '4' });
    expect((await head.get(MINE)).body).toMatchObject({ id: first.body.id, form: { oked: '4' }, submittedAt: null });
    expect((await head.get('/api/auth/session')).body).toMatchObject({
      ...{ step: 'register-participant', administrator: true },
      participant: { id: first.body.id, state: 'draft' },
    });
  });

  it.each(['bin', 'kind', 'state', 'version', 'accreditedAt', 'name'])(
    'E-3.10: %s is the certificate’s or the portal’s, and cannot be typed',
    async (field) => {
      const { fields } = expectProblem(await save({ [field]: '240140999503' }), 422, 'request.invalid');
      expect(fields).toEqual({ [field]: { code: 'field.unknown', message: expect.any(String) } });
    },
  );

  it('E-5.7.1.1: is one organisation, though two windows save it for the first time at once', async () => {
    const browser = await world.registered('koktem-head');
    const answers = await Promise.all(['41201', '46901', '49410'].map((oked) => browser.put(MINE).send({ oked })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => String(body.id))).size).toBe(1);
  });

  it.each([
    ['alatau-signer', 'with the right to sign'],
    ['alatau-accountant', 'an employee'],
  ])('E-5.6.1: only the first head makes and submits it (%s: %s)', async (slug) => {
    const browser = await world.registered(slug);
    await expectInThreeLanguages(403, 'participant.only_first_head', (locale) =>
      browser.put(MINE).set('Accept-Language', locale).send({ oked: '41201' }),
    );
    expectProblem(await submit(browser), 403, 'participant.only_first_head');
    expect((await browser.get('/api/auth/session')).body).toMatchObject({ step: 'not-registered', rights: [] });
  });

  it('E-5.6.1: its head registers as a user first', async () => {
    const browser = await world.signedIn('zhetisu-head');
    expectProblem(await browser.put(MINE).send({}), 409, 'user.not_registered');
    expectProblem(await submit(browser), 409, 'user.not_registered');
  });
});

describe('submitting it', () => {
  /** Submits a complete form with these fields changed; the fields that are refused, with their codes. */
  const refusedFields = async (changes: object) => {
    await save({ ...formOf('alatau-head'), ...changes }).expect(200);
    const { fields } = expectProblem(await submit(), 422, 'participant.incomplete');
    return Object.entries(fields as Record<string, { code: string }>).map(([path, { code }]) => `${path} ${code}`);
  };

  it('E-5.14: takes both agreements', async () => {
    await save(formOf('alatau-head')).expect(200);
    await expectInThreeLanguages(409, 'participant.agreements_unsigned', (locale) =>
      head.post(`${MINE}/submit`).set('Accept-Language', locale),
    );
    await world.agree(head, 'alatau-head');
  });

  it('E-5.7.1.1: an empty form is refused with every field that is missing', async () => {
    await save({}).expect(200);
    const { fields } = expectProblem(await submit(), 422, 'participant.incomplete');
    const names = ['fullName.kk', 'fullName.ru', 'registrationNumber', 'registrationDate', 'legalForm', 'ownership'];
    const business = ['size', 'oked', 'iik', 'bic', 'bankName'];
    const contacts = ['legalAddress', 'actualAddress', 'postalAddress', 'email', 'phones'];
    expect(Object.keys(fields as object).sort()).toEqual([...names, ...business, ...contacts].sort());
    expect(Object.values(fields as object)).toContainEqual({ code: 'form.required', message: 'Заполните.' });
  });

  it.each([
    [{ iik: 'KZ279990000000140341' }, ['iik form.iik']],
    [{ iik: 'KZ2799900000001403' }, ['iik form.iik']],
    [{ iik: 'DE89370400440532013000' }, ['iik form.iik']],
    [{ bic: 'SYNBKZK' }, ['bic form.bic']],
    [{ oked: '4120' }, ['oked form.oked']],
    [{ email: 'office' }, ['email form.email']],
    [{ registrationDate: '2014-02-30' }, ['registrationDate form.date']],
    [{ registrationDate: '2999-01-01' }, ['registrationDate form.date']],
    [{ phones: ['+77270000103', '270-00-01'] }, ['phones.1 form.phone']],
    [{ phones: [] }, ['phones form.required']],
    [{ vatPayer: true, vatSeries: '', vatNumber: '' }, ['vatSeries form.required', 'vatNumber form.required']],
    [{ fullName: { ru: 'ТОО' } }, ['fullName.kk form.required']],
  ])('E-5.7.1.1: %j is refused, and the field is named', async (changes, refused) => {
    expect(await refusedFields(changes)).toEqual(refused);
  });

  it('E-5.7.1.1: a complete form is submitted, once', async () => {
    await save(formOf('alatau-head')).expect(200);
    const { body } = await submit().expect(200);
    expect(body).toMatchObject({ state: 'submitted', version: 1, submittedAt: expect.any(String), refusal: null });
    expect((await head.get('/api/auth/session')).body.step).toBe('await-accreditation');
    const again = expectProblem(await submit(), 409, 'participant.other_state');
    expect(again).toMatchObject({ state: 'submitted', allowed: [] });
  });

  it('E-5.8: what is under review is not changed under the operator’s eyes', async () => {
    const problem = expectProblem(await save({ oked: '46901' }), 409, 'participant.other_state');
    expect(problem).toMatchObject({ state: 'submitted' });
    expect((await head.get(MINE)).body.form.oked).toBe('41201');
  });

  it('E-5.8: two clicks are one application', async () => {
    const browser = await world.agreed('tulpar-head');
    const answers = await Promise.all([submit(browser), submit(browser), submit(browser)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const rows: unknown[] = await world.app.database.source.query(
      `SELECT count(*)::int AS count FROM platform.outbox WHERE type = 'identity.participant.submitted' AND aggregate_id = $1`,
      [answers.find(({ status }) => status === 200)?.body.id],
    );
    expect(rows).toEqual([{ count: 1 }]);
  });
});

describe('an entrepreneur', () => {
  it('E-5.7.1.2: registers under the IIN, without legal form and form of ownership', async () => {
    const browser = await world.registered('entrepreneur');
    const { legalForm: _, ownership: __, ...form } = formOf('entrepreneur');
    expect((await browser.put(MINE).send(form)).body).toMatchObject({ kind: 'entrepreneur', bin: '830308309952' });
    await world.agree(browser, 'entrepreneur');
    expect((await submit(browser)).body).toMatchObject({ state: 'submitted' });
  });
});
