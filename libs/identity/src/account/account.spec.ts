import { Secret } from 'otpauth';
import { type Browser, identityWorld, type IdentityWorld } from '../../../../test/support/identity-world.js';
import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';
import { codeAt } from '../session/password/totp.js';

const PASSWORD = 'қысқы кеште шай ішеміз';
const EMAIL = 'asem@alatau.example';
const PERSON = { surname: 'ТӨЛЕГЕНОВА', name: 'ӘСЕМ', patronymic: 'ҚАЙРАТҚЫЗЫ', locale: 'kk' };
const STEP_MS = 30_000;
const DAY_MS = 24 * 3600 * 1000;

/** The text of a letter as it is kept: quoted-printable, undone. */
const plainText = (source: string): string => {
  const bytes = source
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
};

describe('accounts of people without a certificate', () => {
  let world: IdentityWorld;
  let head: Browser;
  let participantId: string;
  let roleId: string;

  beforeAll(async () => {
    world = await identityWorld();
    ({ browser: head, id: participantId } = await world.accredited('alatau-head'));
    await admin();
    const grant = { documentType: null, limit: null, departmentId: null };
    const grants = ['document.prepare', 'document.sign'].map((act) => ({ act, ...grant }));
    const { body } = await head.post('/api/roles').send({ name: 'Хатшы', version: 0, grants }).expect(201);
    roleId = String(body.id);
  });
  afterAll(async () => world.close());

  /** The head, signed in afresh and confirmed: tests move the clock by days. */
  async function admin(): Promise<Browser> {
    head = await world.signedIn('alatau-head');
    expect((await world.stepUp(head, 'alatau-head', 'powers.grant')).status).toBe(201);
    return head;
  }

  const rows = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    world.app.database.source.query(sql, values);

  /** The text of the latest letter to this address that says something of this kind. */
  const letterTo = async (address: string, about: RegExp): Promise<string> => {
    await world.app.drain();
    const texts = (await world.mail.to(address)).map(({ source }) => plainText(source));
    const text = texts.filter((one) => about.test(one)).at(-1);
    if (text === undefined) throw new Error(`no such letter to ${address}`);
    return text;
  };

  const linkFor = async (address: string): Promise<string> =>
    /\/account#([\w-]+)/.exec(await letterTo(address, /\/account#/))?.[1] ?? '';

  const codeFor = async (address: string): Promise<string> =>
    /^(\d{6})\r?$/m.exec(await letterTo(address, /^\d{6}\r?$/m))?.[1] ?? '';

  const open = (path: string, body: object) => world.browser().post(`/api/public/accounts${path}`).send(body);
  const signIn = (body: object) => world.browser().post('/api/auth/password').send(body);

  async function invited(email = EMAIL, more: object = {}): Promise<{ id: string; token: string }> {
    const { body } = await (
      await admin()
    )
      .post('/api/members/accounts/invite')
      .send({ ...PERSON, email, ...more })
      .expect(201);
    return { id: String(body.id), token: await linkFor(email) };
  }

  async function proved(token: string, email = EMAIL): Promise<string> {
    await open('/code', { token, email }).expect(200);
    const { body } = await open('/confirm', { token, code: await codeFor(email) }).expect(200);
    return String(body.key);
  }

  async function prepared(key: string, password = PASSWORD): Promise<Buffer> {
    const { body } = await open('/password', { key, password }).expect(201);
    return Buffer.from(new Uint8Array(Secret.fromBase32(String(body.secret)).buffer));
  }

  const finish = (key: string, secret: Buffer) =>
    open('/finish', { key, code: codeAt(secret, world.clock.now()), acknowledged: true });

  /** The next code: one is good once. */
  const nextCode = (secret: Buffer): string => {
    world.clock.advance(STEP_MS);
    return codeAt(secret, world.clock.now());
  };

  async function entered({ login, secret }: { login: string; secret: Buffer }, password = PASSWORD): Promise<Browser> {
    const browser = world.browser();
    const sent = { login, password, code: nextCode(secret) };
    const { status, text } = await browser.post('/api/auth/password').send(sent);
    if (status !== 201) throw new Error(text);
    return browser;
  }

  const memberOf = async (login: string) => {
    const { body } = await (await admin()).get('/api/members').query({ search: login }).expect(200);
    return (body as { items: { id: string; login: string; name: string }[] }).items[0]!;
  };

  describe('D-3.1: by the administrator’s link', () => {
    let account: { login: string; secret: Buffer; codes: string[] };

    it('D-3.1: takes a signature of the administrator, and writes a letter with a link in the person’s language', async () => {
      const fresh = await world.signedIn('alatau-head');
      const sent = { ...PERSON, email: EMAIL, roleId };
      expectProblem(await fresh.post('/api/members/accounts/invite').send(sent), 403, 'session.step_up_required');
      const { body } = await (await admin()).post('/api/members/accounts/invite').send(sent).expect(201);
      expect(body).toMatchObject({ way: 'link', email: EMAIL, login: null, expired: false });
      expect(await letterTo(EMAIL, /\/account#/)).toContain('Сертификат керек емес');
      const { body: list } = await head.get('/api/members/accounts').expect(200);
      expect(list).toMatchObject([{ id: body.id, name: 'ТӨЛЕГЕНОВА ӘСЕМ ҚАЙРАТҚЫЗЫ', role: 'Хатшы' }]);
    });

    it('D-3.1: the link says who invites whom; an unknown one says nothing, in three languages', async () => {
      const { body } = await open('', { token: await linkFor(EMAIL) }).expect(200);
      expect(body).toMatchObject({ organisation: { en: 'Alatau Qurylys LLP' }, name: 'ТӨЛЕГЕНОВА ӘСЕМ ҚАЙРАТҚЫЗЫ' });
      expect(JSON.stringify(body)).not.toContain(EMAIL);
      await expectInThreeLanguages(404, 'account.link_unknown', (locale) =>
        open('', { token: 'x'.repeat(43) }).set('Accept-Language', locale),
      );
    });

    it('D-3.1: the code goes to the invited mailbox only, and not again within a minute', async () => {
      const token = await linkFor(EMAIL);
      expectProblem(await open('/code', { token, email: 'other@alatau.example' }), 422, 'account.email_differs');
      await open('/code', { token, email: ` ${EMAIL.toUpperCase()}`.trim() }).expect(200);
      expectProblem(await open('/code', { token, email: EMAIL }), 429, 'contact.code_too_soon');
    });

    it('E-3.1: five guesses at a code, however many windows; then a new one is needed', async () => {
      const token = await linkFor(EMAIL);
      const right = await codeFor(EMAIL);
      const wrong = right === '000000' ? '000001' : '000000';
      const answers = await Promise.all(Array.from({ length: 8 }, () => open('/confirm', { token, code: wrong })));
      const codes = answers.map(({ body }) => String(body.code)).sort();
      expect(codes.filter((code) => code === 'contact.code_wrong')).toHaveLength(4);
      expect(codes.filter((code) => code === 'contact.attempts_spent')).toHaveLength(4);
      expectProblem(await open('/confirm', { token, code: right }), 409, 'contact.attempts_spent');
    });

    it('D-3.1: a code, a password, a first code of the app; nothing is there before the last', async () => {
      world.clock.advance(61_000);
      const token = await linkFor(EMAIL);
      const key = await proved(token);
      expectProblem(await open('/password', { key, password: 'қысқа' }), 422, 'password.length');
      expectProblem(await open('/password', { key, password: 'Төлегенова-Әсем' }), 422, 'password.personal');
      expectProblem(await open('/finish', { key, code: '000000', acknowledged: true }), 409, 'account.key_gone');
      const secret = await prepared(key);
      const code = codeAt(secret, world.clock.now());
      expectProblem(await open('/finish', { key, code, acknowledged: false }), 422, 'account.acknowledge');
      expect(await rows('SELECT 1 FROM identity.users WHERE enrolled_by IS NOT NULL')).toEqual([]);
      const { body } = await finish(key, secret).expect(201);
      account = { ...(body as typeof account), secret };
      expect(account.login).toBe(EMAIL);
      expect(account.codes).toHaveLength(10);
      for (const again of [await open('', { token }), await open('/code', { token, email: EMAIL })])
        expectProblem(again, 404, 'account.link_unknown');
      expectProblem(await finish(key, secret), 409, 'account.key_gone');
    });

    it('D-4: signs in with e-mail, password and code; the right to sign is not there, whatever the role says', async () => {
      const browser = await entered(account);
      const { body } = await browser.get('/api/auth/session').expect(200);
      expect(body).toMatchObject({
        ...{ step: 'ready', method: 'password', certificate: null, role: 'employee', administrator: false },
        person: { iin: expect.stringMatching(/^QU\d{10}$/), surname: 'ТӨЛЕГЕНОВА', givenName: 'ӘСЕМ' },
        participant: { id: participantId },
        user: { login: EMAIL, email: EMAIL, emailConfirmed: true, phone: null, birthDate: null },
        rights: ['document.prepare'],
      });
      const { body: powers } = await browser.get('/api/powers/mine').expect(200);
      const held = (powers as { act: string; barred: boolean }[]).map(({ act, barred }) => [act, barred]);
      expect(held).toEqual([
        ['document.prepare', false],
        ['document.sign', true],
      ]);
      expectProblem(await browser.get('/api/members'), 403, 'right.missing');
    });

    it('E-3.10: holds only what is granted by name: no certificate’s powers, no administration, no power of attorney', async () => {
      const { id } = await memberOf(EMAIL);
      const powers = { certificatePowers: true, departmentId: null, roles: [{ roleId }] };
      expectProblem(await head.put(`/api/members/${id}/powers`).send(powers), 409, 'member.no_certificate');
      expect((await world.stepUp(head, 'alatau-head', 'administrator.change')).status).toBe(201);
      expectProblem(await head.post(`/api/members/${id}/administrator`), 409, 'member.no_certificate');
      const { body: member } = await head.get(`/api/members/${id}`).expect(200);
      expect(member.abilities.appoint).toMatchObject({ allowed: false, reason: 'member.no_certificate' });
      const { body: holders } = await head.get('/api/powers-of-attorney/holders').expect(200);
      expect((holders as { id: string }[]).map((one) => one.id)).not.toContain(id);
      // The database holds it too.
      const setting = rows(`UPDATE identity.memberships SET administrator = true WHERE id = $1`, [id]);
      await expect(setting).rejects.toThrow(/without a certificate/);
    });

    it('E-5.12: a role that is taken away counts at once; without one the person only reads', async () => {
      const browser = await entered(account);
      const { id } = await memberOf(EMAIL);
      const without = { certificatePowers: false, departmentId: null, roles: [] };
      await head.put(`/api/members/${id}/powers`).send(without).expect(200);
      expect((await browser.get('/api/auth/session').expect(200)).body.rights).toEqual([]);
    });

    it('E-5.13: suspending ends the sessions; the account stays and comes back', async () => {
      const browser = await entered(account);
      const { id } = await memberOf(EMAIL);
      expect((await world.stepUp(head, 'alatau-head', 'users.suspend')).status).toBe(201);
      await head.post(`/api/members/${id}/suspend`).send({ reason: 'демалыс' }).expect(200);
      expectProblem(await browser.get('/api/auth/session'), 401, 'session.required');
      const { body } = await (await entered(account)).get('/api/auth/session').expect(200);
      expect(body).toMatchObject({ participant: null, rights: [], step: 'not-registered' });
      await head.post(`/api/members/${id}/restore`).send({ reason: 'демалыс бітті' }).expect(200);
      expect((await (await entered(account)).get('/api/auth/session')).body.step).toBe('ready');
    });

    it('D-3.1: the administrator is told; the same mailbox is not invited twice', async () => {
      await world.app.drain();
      const { body } = await head.get('/api/notifications').expect(200);
      expect(JSON.stringify(body)).toContain('ТӨЛЕГЕНОВА');
      const again = await (await admin()).post('/api/members/accounts/invite').send({ ...PERSON, email: EMAIL });
      expectProblem(again, 409, 'account.invited_already');
    });

    it('E-3.1: a mailbox that another organisation’s person has as a login is not given away: the login is another one', async () => {
      const { browser, id } = await world.accredited('zhetisu-head');
      expect((await world.stepUp(browser, 'zhetisu-head', 'powers.grant')).status).toBe(201);
      await browser
        .post('/api/members/accounts/invite')
        .send({ ...PERSON, email: EMAIL })
        .expect(201);
      world.clock.advance(61_000);
      const key = await proved(await linkFor(EMAIL));
      const secret = await prepared(key);
      const { body } = await finish(key, secret).expect(201);
      expect(body.login).toMatch(/^asem@\d{12}$/);
      const own = await entered({ login: String(body.login), secret });
      expect((await own.get('/api/auth/session')).body.participant.id).toBe(id);
      expect((await (await entered(account)).get('/api/auth/session')).body.participant.id).toBe(participantId);
    });

    it('D-3.1: a letter written again replaces the link; what is withdrawn or too old opens nothing', async () => {
      const email = 'second@alatau.example';
      const first = await invited(email);
      await (await admin()).post(`/api/members/accounts/${first.id}/letter`).expect(200);
      const token = await linkFor(email);
      expect(token).not.toBe(first.token);
      expectProblem(await open('', { token: first.token }), 404, 'account.link_unknown');
      await open('', { token }).expect(200);
      await head.delete(`/api/members/accounts/${first.id}`).expect(204);
      expectProblem(await open('', { token }), 404, 'account.link_unknown');
      expectProblem(await head.delete(`/api/members/accounts/${first.id}`), 404, 'account.not_found');
      const { token: late } = await invited(email);
      world.clock.advance(7 * DAY_MS + 1000);
      expectProblem(await open('', { token: late }), 404, 'account.link_unknown');
    });

    it('D-3.1: of two windows that finish at once one makes the account', async () => {
      const email = 'twice@alatau.example';
      const key = await proved((await invited(email)).token, email);
      const secret = await prepared(key);
      const answers = await Promise.all([finish(key, secret), finish(key, secret)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(await rows('SELECT 1 FROM identity.users WHERE login = $1', [email])).toHaveLength(1);
    });

    it('D-3.1: another organisation’s administrator neither sees nor touches it', async () => {
      const { id } = await invited('third@alatau.example');
      const other = await world.signedIn('zhetisu-head');
      expect((await other.get('/api/members/accounts').expect(200)).body).toEqual([]);
      expectProblem(await other.delete(`/api/members/accounts/${id}`), 404, 'account.not_found');
      expectProblem(await other.post(`/api/members/accounts/${id}/letter`), 404, 'account.not_found');
    });
  });

  describe('D-3.2: by login and one-time password', () => {
    const LOGIN = 'd.ospanov@140340999103';
    let handed: { login: string; password: string };
    let secret: Buffer;

    it('D-3.2: login and password are shown once, and kept nowhere as they are', async () => {
      const sent = { surname: 'ОСПАНОВ', name: 'ДӘУЛЕТ', locale: 'ru', login: 'D.Ospanov', roleId };
      const { body } = await (await admin()).post('/api/members/accounts/hand').send(sent).expect(201);
      handed = { login: String(body.login), password: String(body.password) };
      expect(handed).toMatchObject({ login: LOGIN, password: expect.stringMatching(/^(\w{4}-){2}\w{4}$/) });
      expectProblem(await head.post('/api/members/accounts/hand').send(sent), 409, 'account.login_taken');
      const { body: list } = await head.get('/api/members/accounts').expect(200);
      expect(JSON.stringify(list)).not.toContain(handed.password);
      const kept = await rows<{ text: string }>(`SELECT s::text AS text FROM identity.enrolment_secrets s`);
      expect(kept.map(({ text }) => text).join()).not.toContain(handed.password.replaceAll('-', ''));
    });

    it.each(['Д.Оспанов', '-x', 'a', 'a@b', 'x'.repeat(41)])('D-3.2: the login %s is refused', async (login) => {
      const sent = { surname: 'ОСПАНОВ', name: 'ДӘУЛЕТ', locale: 'ru', login };
      const problem = expectProblem(await head.post('/api/members/accounts/hand').send(sent), 422, 'request.invalid');
      expect(JSON.stringify(problem)).toContain('login');
    });

    it('D-3.2: the one-time password does not sign in; it leads to a password of one’s own and a second factor', async () => {
      expectProblem(await signIn({ ...handed, code: '000000' }), 422, 'sign-in.password_wrong');
      const typed = handed.password.toUpperCase().replaceAll('-', ' ');
      const { body } = await open('/one-time', { login: LOGIN.toUpperCase(), password: typed }).expect(200);
      const key = String(body.key);
      expect(body).toMatchObject({ name: 'ОСПАНОВ ДӘУЛЕТ', organisation: { en: 'Alatau Qurylys LLP' } });
      secret = await prepared(key);
      expect((await finish(key, secret).expect(201)).body.login).toBe(LOGIN);
      expectProblem(await open('/one-time', handed), 422, 'account.one_time_wrong');
      const { body: session } = await (await entered({ login: LOGIN, secret })).get('/api/auth/session').expect(200);
      expect(session).toMatchObject({ rights: ['document.prepare'], user: { email: null, login: LOGIN } });
    });

    it('E-3.1: wrong, unknown and used up have one answer, and guessing slows down', async () => {
      world.clock.advance(25 * 3600 * 1000);
      for (const login of ['nobody@140340999103', LOGIN]) {
        const answers = [];
        for (let i = 0; i < 6; i++) answers.push(await open('/one-time', { login, password: 'aaaa-bbbb-cccc' }));
        expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 429]);
        expect(new Set(answers.slice(0, 5).map(({ body }) => String(body.detail))).size).toBe(1);
      }
      world.clock.advance(25 * 3600 * 1000);
    });

    it('D-3.2: who has lost password or phone gets a new one-time password; the former serve no more', async () => {
      const browser = await entered({ login: LOGIN, secret });
      const { id } = await memberOf(LOGIN);
      const { body } = await head.post(`/api/members/${id}/one-time-password`).expect(201);
      expect(body.login).toBe(LOGIN);
      expectProblem(await browser.get('/api/auth/session'), 401, 'session.required');
      expectProblem(await signIn({ login: LOGIN, password: PASSWORD, code: nextCode(secret) }), 422, 'sign-in.password_wrong'); // prettier-ignore
      const key = String((await open('/one-time', { login: LOGIN, password: body.password }).expect(200)).body.key);
      const fresh = await prepared(key, 'жаңа ұзын құпиясөз осында');
      await finish(key, fresh).expect(201);
      await entered({ login: LOGIN, secret: fresh }, 'жаңа ұзын құпиясөз осында');
      expect(await rows('SELECT 1 FROM identity.users WHERE login = $1', [LOGIN])).toHaveLength(1);
      const own = await memberOf('760415309919');
      expectProblem(await head.post(`/api/members/${own.id}/one-time-password`), 409, 'member.has_certificate');
    });

    it('D-3: what happened is on record in the organisation’s trail, without secrets', async () => {
      const acts = await rows<{ act: string; detail: object }>(
        `SELECT act, detail FROM platform.audit WHERE act LIKE 'account.%' AND participant_id = $1`,
        [participantId],
      );
      const names = new Set(acts.map(({ act }) => act));
      for (const act of ['invited', 'handed', 'withdrawn', 'opened', 'reissued'])
        expect(names).toContain(`account.${act}`);
      expect(JSON.stringify(acts)).not.toContain(handed.password);
    });
  });
});
