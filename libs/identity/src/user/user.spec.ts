import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';
import { contactsOf, identityWorld, type IdentityWorld } from '../../../../test/support/identity-world.js';

let world: IdentityWorld;
beforeAll(async () => {
  world = await identityWorld();
}, 60_000);
afterAll(() => world?.close());

describe('registering as a user', () => {
  it('E-5.6.2: IIN and names come from the certificate, contacts from the form', async () => {
    const browser = await world.signedIn('alatau-head');
    const response = await browser.post('/api/users').send(contactsOf('alatau-head'));
    expect(response.status).toBe(201);
    const user = {
      ...{ id: expect.any(String), iin: '760415309919', surname: 'СЕРІКБАЕВ', name: 'НҰРЛАН', patronymic: 'АСҚАРҰЛЫ' },
      ...{ birthDate: '1976-04-15', email: 'alatau-head@example.kz', phone: '+77011234567', locale: 'ru' },
      ...{ emailConfirmed: false, phoneConfirmed: false, pendingEmail: null, pendingPhone: null, login: null },
    };
    expect(response.body).toEqual(user);
    expect((await browser.get('/api/auth/session')).body).toMatchObject({
      ...{ user, participant: null, step: 'register-participant', rights: ['participant.register'] },
    });
  });

  it('E-5.6.2: an individual with a national key registers too', async () => {
    const browser = await world.signedIn('individual', 'gost');
    const response = await browser.post('/api/users').send(contactsOf('individual'));
    expect(response.body).toMatchObject({ iin: '790914309967', surname: 'ҒАБДУЛЛИН', birthDate: '1979-09-14' });
  });

  it('E-5.6.2: a date of birth that is not the IIN’s is refused, and the field is named', async () => {
    const browser = await world.signedIn('zhetisu-head');
    const form = { ...contactsOf('zhetisu-head'), birthDate: '1971-11-04' };
    await expectInThreeLanguages(422, 'user.birth_date_differs', (locale) =>
      browser.post('/api/users').set('Accept-Language', locale).send(form),
    );
    const { body } = await browser.post('/api/users').send(form);
    expect(body.fields.birthDate).toMatchObject({ code: 'user.birth_date_differs' });
    expect((await browser.get('/api/auth/session')).body.user).toBeNull();
  });

  it.each([
    ['birthDate', '1971-13-03', 'form.date'],
    ['birthDate', '03.11.1971', 'form.date'],
    ['birthDate', '1971-11-03T00:00:00Z', 'form.date'],
    ['email', 'zhetisu-head', 'form.email'],
    ['email', 'a@b', 'form.email'],
    ['phone', '87011234567', 'form.phone'],
    ['phone', '+7 701 123 45 67', 'form.phone'],
    ['phone', '+0011234567', 'form.phone'],
    ['locale', 'de', 'field.choice'],
  ])('E-5.6.2: %s %s is refused', async (field, value, code) => {
    const browser = await world.signedIn('zhetisu-head');
    const response = await browser.post('/api/users').send({ ...contactsOf('zhetisu-head'), [field]: value });
    const { fields } = expectProblem(response, 422, 'request.invalid');
    expect(fields).toEqual({ [field]: { code, message: expect.any(String) } });
  });

  it('E-5.6.2: what is missing is named, each field', async () => {
    const browser = await world.signedIn('zhetisu-head');
    const { fields } = expectProblem(await browser.post('/api/users').send({}), 422, 'request.invalid');
    expect(Object.keys(fields as object).sort()).toEqual(['birthDate', 'email', 'locale', 'phone']);
  });

  it.each([{ iin: '760415309919' }, { surname: 'БАСҚА' }, { bin: '140340999103' }, { role: 'first-head' }])(
    'E-3.10: %j cannot be claimed in the form',
    async (claim) => {
      const browser = await world.signedIn('zhetisu-head');
      const response = await browser.post('/api/users').send({ ...contactsOf('zhetisu-head'), ...claim });
      const { fields } = expectProblem(response, 422, 'request.invalid');
      expect(fields).toMatchObject({ [Object.keys(claim)[0] ?? '']: { code: 'field.unknown' } });
    },
  );

  it('E-5.6.2: a person registers once, also from two windows at the same time', async () => {
    const [one, two] = [await world.signedIn('alatau-signer'), await world.signedIn('alatau-signer')];
    const form = contactsOf('alatau-signer');
    const answers = await Promise.all([one.post('/api/users').send(form), two.post('/api/users').send(form)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expectProblem(await one.post('/api/users').send(form), 409, 'user.registered_already');
    const rows: unknown[] = await world.app.database.source.query(
      `SELECT count(*)::int AS count FROM platform.audit a JOIN identity.users u ON u.id = a.subject_id
       WHERE a.act = 'user.registered' AND u.iin = '880912409921'`,
    );
    expect(rows).toEqual([{ count: 1 }]);
  });

  it('E-5.4: nobody registers without having signed in', async () => {
    expectProblem(await world.browser().post('/api/users').send(contactsOf('individual')), 401, 'session.required');
    expectProblem(await world.browser().patch('/api/users/me').send({ locale: 'kk' }), 401, 'session.required');
  });
});

describe('changing one’s contacts', () => {
  it('E-5.2: changes what is given and keeps the rest', async () => {
    const browser = await world.registered('zhetisu-employee');
    const response = await browser.patch('/api/users/me').send({ email: 'new@example.kz' });
    expect(response.body).toMatchObject({
      ...{ email: 'zhetisu-employee@example.kz', emailConfirmed: true, pendingEmail: 'new@example.kz' },
      ...{ phone: '+77011234567', locale: 'ru' },
    });
    expect((await browser.patch('/api/users/me').send({ locale: 'kk' })).body).toMatchObject({
      ...{ pendingEmail: 'new@example.kz', locale: 'kk' },
    });
    expect((await browser.get('/api/auth/session')).body.locale).toBe('kk');
  });

  it('E-5.2: neither names nor IIN nor date of birth are changed', async () => {
    const browser = await world.registered('zhetisu-hr');
    for (const claim of [
      { surname: 'БАСҚА' },
      { iin: '760415309919' },
      { birthDate: '1990-12-17' },
      { state: 'active' },
    ]) {
      expectProblem(await browser.patch('/api/users/me').send(claim), 422, 'request.invalid');
    }
    expectProblem(await browser.patch('/api/users/me').send({ phone: '112' }), 422, 'request.invalid');
  });

  it('E-5.6: comes after registering', async () => {
    const browser = await world.signedIn('alatau-accountant');
    expectProblem(await browser.patch('/api/users/me').send({ locale: 'kk' }), 409, 'user.not_registered');
  });
});
