import { personBySlug } from '../../../../apps/dev-ca/src/index.js';
import { formOf } from '../../../../test/support/participant-form.js';
import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';
import {
  addDocument,
  type Browser,
  identityWorld,
  type IdentityWorld,
} from '../../../../test/support/identity-world.js';

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
    const contacts = ['legalKato', 'legalAddress', 'actualAddress', 'postalAddress', 'email', 'phones'];
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
    [{ legalForm: 'guild' }, ['legalForm form.unknown_code']],
    [{ ownership: 'x', legalKato: 'Алматы' }, ['ownership form.unknown_code', 'legalKato form.unknown_code']],
    // The bank of the account is known by digits 5–7 of the IIK: 601 is another bank than that of the BIC.
    [{ iik: 'KZ036010000000140340' }, ['bic form.bic_differs']],
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
    // KATO, OKED and banks come as small lists: what they do not hold is for the operator to look at.
    const unlisted = { oked: '99999', legalKato: '752999999', bic: 'NOBAKZKA' };
    const was = { oked: '41201', legalKato: '750000000', bic: 'SYNBKZKA' };
    await browser.patch(MINE).send({ form: unlisted, was }).expect(200);
    const answers = await Promise.all([submit(browser), submit(browser), submit(browser)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const rows: unknown[] = await world.app.database.source.query(
      `SELECT count(*)::int AS count FROM platform.outbox WHERE type = 'identity.participant.submitted' AND aggregate_id = $1`,
      [answers.find(({ status }) => status === 200)?.body.id],
    );
    expect(rows).toEqual([{ count: 1 }]);
  });
});

describe('a draft is saved as one types', () => {
  const patch = (browser: Browser, form: object, was: object = {}) => browser.patch(MINE).send({ form, was });
  let browser: Browser;
  beforeAll(async () => {
    browser = await world.registered('zhetisu-head');
  });

  it('E-5.7.1.1: loses nothing, also what is half typed or wrong', async () => {
    const typed = {
      iik: 'KZ86 12',
      email: 'office@',
      oked: '4',
      phones: ['+7 727', ''],
      registrationDate: '2014-02-3',
    };
    expect((await patch(browser, typed)).body.form).toEqual(typed);
    expect((await patch(browser, { bic: 'SYN' })).body.form).toEqual({ ...typed, bic: 'SYN' });
    expect((await patch(browser, { oked: '' }, { oked: '4' })).body.form).toMatchObject({ iik: 'KZ86 12', oked: '' });
  });

  it('E-5.7.1.1: two windows that fill in different fields do not disturb each other', async () => {
    const answers = await Promise.all([
      patch(browser, { fullName: { kk: 'АҚ' } }),
      patch(browser, { fullName: { ru: 'АО' } }),
      patch(browser, { vatPayer: true }),
      patch(browser, { legalAddress: 'Талдықорған' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await browser.get(MINE)).body.form).toMatchObject({
      ...{ fullName: { kk: 'АҚ', ru: 'АО' }, vatPayer: true, legalAddress: 'Талдықорған', bic: 'SYN' },
    });
  });

  it('E-5.7.1.1: where two windows change the same field the second is told what stands there, and nothing is lost', async () => {
    await patch(browser, { bankName: 'First' }).expect(200);
    const late = () => patch(browser, { bankName: 'Second', oked: '46901' }, { bankName: '', oked: '' });
    await expectInThreeLanguages(409, 'participant.changed_elsewhere', (locale) =>
      late().set('Accept-Language', locale),
    );
    const problem = expectProblem(await late(), 409, 'participant.changed_elsewhere');
    expect(problem).toMatchObject({
      saved: { bankName: 'First' },
      fields: { bankName: { code: 'form.changed_elsewhere' } },
    });
    expect((await browser.get(MINE)).body.form).toMatchObject({ bankName: 'First', oked: '' });
    await patch(browser, { bankName: 'Second', oked: '46901' }, { bankName: 'First', oked: '' }).expect(200);
    expect((await browser.get(MINE)).body.form).toMatchObject({ bankName: 'Second', oked: '46901' });
  });

  it('E-3.10: names no field that the form does not have', async () => {
    const { fields } = expectProblem(await patch(browser, { bin: '1' }), 422, 'request.invalid');
    expect(Object.keys(fields as object)).toEqual(['form.bin']);
    expectProblem(await browser.patch(MINE).send({ form: {} }), 422, 'request.invalid');
  });
});

describe('the kind of participant', () => {
  const KIND = `${MINE}/kind`;

  it('E-5.1: is offered by what the certificate says', async () => {
    const kindsOf = async (slug: string) =>
      (await (await world.signedIn(slug)).get(`${MINE}/kinds`)).body.kinds as string[];
    expect(await kindsOf('alatau-head')).toEqual(['legal-entity']);
    expect(await kindsOf('individual')).toEqual(['entrepreneur', 'individual']);
    expect(await kindsOf('qarkyn-head')).toEqual(['branch']);
  });

  it('E-5.1: an individual registers with little, and may think again while it is a draft', async () => {
    const browser = await world.registered('individual');
    expect((await browser.put(KIND).send({ kind: 'entrepreneur' })).body).toMatchObject({ kind: 'entrepreneur' });
    expect((await browser.put(KIND).send({ kind: 'individual' })).body).toMatchObject({
      kind: 'individual',
      version: 1,
    });
    const problem = expectProblem(await browser.put(KIND).send({ kind: 'foreign' }), 409, 'participant.other_kind');
    expect(problem.allowed).toEqual(['entrepreneur', 'individual']);
    await world.agree(browser, 'individual');
    const { fields } = expectProblem(await submit(browser), 422, 'participant.incomplete');
    expect(Object.keys(fields as object).sort()).toEqual(
      ['email', 'fullName.kk', 'fullName.ru', 'legalAddress', 'legalKato', 'phones', 'postalAddress'].sort(),
    );
    const { fullName, legalKato, legalAddress, postalAddress, email, phones } = formOf('individual');
    await browser.put(MINE).send({ fullName, legalKato, legalAddress, postalAddress, email, phones }).expect(200);
    expect((await submit(browser)).body).toMatchObject({ kind: 'individual', bin: '790914309967', state: 'submitted' });
    expectProblem(await browser.put(KIND).send({ kind: 'entrepreneur' }), 409, 'participant.other_state');
  });

  it('E-5.7.1.1: a branch names its parent, and adds its regulation', async () => {
    const browser = await world.registered('qarkyn-head');
    const { legalForm: _, ownership: __, size: ___, ...form } = formOf('qarkyn-head');
    await browser
      .put(MINE)
      .send({ ...form, parentBin: '140340999104', parentName: 'ТОО «Алатау Құрылыс»' })
      .expect(200);
    await world.agree(browser, 'qarkyn-head');
    const { fields } = expectProblem(await submit(browser), 422, 'participant.incomplete');
    expect(fields).toEqual({
      parentBin: { code: 'form.bin', message: expect.any(String) },
      'documents.regulation': { code: 'form.document_required', message: 'Загрузите копию этого документа.' },
    });
    await browser
      .patch(MINE)
      .send({ form: { parentBin: '140340999103' }, was: { parentBin: '140340999104' } })
      .expect(200);
    await addDocument(browser, 'regulation').expect(204);
    expect((await submit(browser)).body).toMatchObject({ kind: 'branch', state: 'submitted' });
  });
});

describe('documents of an application', () => {
  let browser: Browser;
  const documents = async () =>
    (await browser.get(MINE)).body.documents as { id: string; name: string; kind: string }[];
  beforeAll(async () => {
    browser = await world.registered('entrepreneur');
    await browser.put(MINE).send(formOf('entrepreneur')).expect(200);
  });

  it('E-5.7.1.2: are taken by content, once each, and given back byte for byte', async () => {
    await addDocument(browser, 'registration').expect(204);
    await addDocument(browser, 'registration').expect(204);
    const [document, ...others] = await documents();
    expect([document, others]).toMatchObject([{ kind: 'registration', name: 'registration.txt', removedAt: null }, []]);
    const content = await browser.get(`${MINE}/documents/${document?.id}/content`).expect(200);
    expect(content.text).toBe('Копия: registration');
    expect(content.headers['x-content-type-options']).toBe('nosniff');
  });

  it('E-6.6.1: what is not what it says it is, is refused', async () => {
    const send = (name: string, body: string) =>
      browser
        .post(`${MINE}/documents`)
        .query({ kind: 'charter' })
        .set({ 'X-File-Name': name, 'Content-Type': 'application/octet-stream' })
        .send(Buffer.from(body));
    expectProblem(await send('charter.pdf', 'no PDF at all'), 422, 'content.mislabelled');
    expectProblem(await send('charter.txt', ''), 422, 'content.empty');
    const kind = browser.post(`${MINE}/documents`).query({ kind: 'poem' }).set('X-File-Name', 'a.txt').send('a');
    expectProblem(await kind, 422, 'request.invalid');
    expect(await documents()).toHaveLength(1);
  });

  it('E-5.7.1.2: are taken off, and stay on record for the operator', async () => {
    await addDocument(browser, 'other', 'лишнее').expect(204);
    const extra = (await documents()).find(({ kind }) => kind === 'other');
    await browser.delete(`${MINE}/documents/${extra?.id}`).expect(204);
    expectProblem(await browser.delete(`${MINE}/documents/${extra?.id}`), 404, 'participant.document_not_found');
    await world.agree(browser, 'entrepreneur');
    const { id } = (await submit(browser)).body as { id: string };
    const operator = await world.operator();
    const { body } = await operator.get(`/api/operator/accreditation/${id}`);
    expect(body.documents).toMatchObject([{ kind: 'registration' }, { kind: 'other', removedAt: expect.any(String) }]);
    const seen = await operator.get(`/api/operator/participants/${id}/documents/${extra?.id}/content`).expect(200);
    expect(seen.text).toBe('лишнее');
    // E-10.2.2: who of the operator's people has taken a copy away stays on record.
    const read: object[] = await world.app.database.source.query(
      `SELECT actor_iin AS iin, detail->>'name' AS name FROM platform.audit WHERE act = 'participant.document_read'`,
    );
    expect(read).toEqual([{ iin: personBySlug('operator-moderator').iin, name: 'other.txt' }]);
    expectProblem(await addDocument(browser, 'charter'), 409, 'participant.other_state');
  });

  it('E-3.1: are not there for another organisation', async () => {
    const [document] = await documents();
    const stranger = await world.signedIn('zhetisu-head');
    expectProblem(
      await stranger.get(`${MINE}/documents/${document?.id}/content`),
      404,
      'participant.document_not_found',
    );
    expectProblem(await stranger.delete(`${MINE}/documents/${document?.id}`), 404, 'participant.document_not_found');
  });
});
