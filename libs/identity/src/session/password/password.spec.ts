import { execFileSync } from 'node:child_process';
import { Secret } from 'otpauth';
import { type Browser, identityWorld, type IdentityWorld } from '../../../../../test/support/identity-world.js';
import { expectInThreeLanguages, expectProblem } from '../../../../../test/support/problem.js';
import { describeWith } from '../../../../../test/support/requires.js';
import { deviceOf } from '../own/device.js';
import { readOldCodeKeys } from '../../contact/code-key.js';
import { passwordFault } from './password.policy.js';
import { isRecoveryCode, newRecoveryCodes, recoveryHash } from './recovery-codes.js';
import { SecretBox } from './secret-box.js';
import { delayAfter } from './sign-in-delay.js';
import { codeAt, provisioning, stepOf } from './totp.js';

const PASSWORD = 'төрт кездейсоқ сөз жарайды';
const IIN = '910228409931';
const OLD_KEY = 'ab'.repeat(32);
const STEP_MS = 30_000;
const RFC_SECRET = Buffer.from('12345678901234567890');
const PREPARES = ['document.prepare', 'document.send', 'document.receive'];

describe('codes of the authenticator app', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('D-4: are those of RFC 6238, appendix B, at second %i', (second, code) => {
    const at = new Date(second * 1000);
    expect(codeAt(RFC_SECRET, at)).toBe(code);
    expect(stepOf(RFC_SECRET, code, at)).toBe(Math.floor(second / 30));
  });

  it('D-4: are taken half a minute early and late, and no further', () => {
    const at = new Date('2026-11-27T10:00:00Z');
    const near = (seconds: number) => codeAt(RFC_SECRET, new Date(at.getTime() + seconds * 1000));
    const step = Math.floor(at.getTime() / STEP_MS);
    expect([-30, 0, 30].map((seconds) => stepOf(RFC_SECRET, near(seconds), at))).toEqual([step - 1, step, step + 1]);
    expect([-60, 60].map((seconds) => stepOf(RFC_SECRET, near(seconds), at))).toEqual([null, null]);
    expect(stepOf(RFC_SECRET, '28708', at)).toBeNull();
  });
});

describeWith('oathtool', 'codes of an independent program', () => {
  it('D-4: oathtool says the same, with the secret as it is shown for typing', () => {
    for (const second of [59, 1_234_567_890, 1_800_000_000, 1_995_000_031]) {
      const at = new Date(second * 1000);
      const { text } = provisioning(RFC_SECRET, IIN);
      const now = at.toISOString().replace('T', ' ').replace('.000Z', ' UTC');
      const code = execFileSync('oathtool', ['--totp', '--base32', text, '--now', now], { encoding: 'utf8' }).trim();
      expect([second, codeAt(RFC_SECRET, at)]).toEqual([second, code]);
    }
  });
});

describe('a password', () => {
  const context = {
    ...{ iin: IIN, email: 'asel.zhunisova@alatau.example', phone: '+77011234567' },
    ...{ surname: 'ЖҮНІСОВА', name: 'ӘСЕЛ' },
  };

  it.each([
    ['Kurz-11-abc', 'password.length'],
    ['ә'.repeat(129), 'password.length'],
    ['Password2026!', 'password.common'],
    ['қазақстан-2026', 'password.common'],
    ['йцукенгшщз12', 'password.common'],
    ['aaaaaaaaaaaaaa', 'password.common'],
    ['abcabcabcabcabc', 'password.common'],
    ['abcdefghijklmn', 'password.common'],
    ['98765432101234', 'password.common'],
    [IIN, 'password.personal'],
    ['asel.zhunisova1', 'password.personal'],
    ['Жүнісова Әсел1', 'password.personal'],
  ])('D-4: %s is refused', (password, fault) => {
    expect(passwordFault(password, context)).toBe(fault);
  });

  it.each([PASSWORD, 'correct horse battery staple', 'ә'.repeat(6) + 'құйрықты жұлдыз', 'Kv9#tQ2!mZ7x'])(
    'D-4: %s is taken: length counts, and no rule of composition',
    (password) => expect(passwordFault(password, context)).toBeUndefined(),
  );
});

it('D-4: what is kept encrypted opens for its owner only, and not when it was changed', () => {
  const box = new SecretBox(Buffer.alloc(32, 7));
  const sealed = box.seal(RFC_SECRET, 'a');
  expect(sealed.includes(RFC_SECRET)).toBe(false);
  expect(box.open(sealed, 'a')).toEqual(RFC_SECRET);
  expect(() => box.open(sealed, 'b')).toThrow();
  expect(() => new SecretBox(Buffer.alloc(32, 8)).open(sealed, 'a')).toThrow();
  sealed[14]! ^= 1;
  expect(() => box.open(sealed, 'a')).toThrow();
});

it('D-4: after a change of the key what was encrypted under the one before still opens, and is known to be old', () => {
  const [first, second, third] = [1, 2, 3].map((byte) => Buffer.alloc(32, byte)) as [Buffer, Buffer, Buffer];
  const sealed = new SecretBox(first).seal(RFC_SECRET, 'a');
  const box = new SecretBox(third, [second, first]);
  expect(box.look(sealed, 'a')).toEqual({ secret: RFC_SECRET, isNewest: false });
  expect(box.look(box.seal(RFC_SECRET, 'a'), 'a')).toEqual({ secret: RFC_SECRET, isNewest: true });
  expect(() => new SecretBox(third, [second]).open(sealed, 'a')).toThrow();
  expect(() => box.open(sealed, 'b')).toThrow();
});

it('D-4: earlier keys are told with commas between them, and one that is none is named', () => {
  expect(readOldCodeKeys(undefined)).toEqual([]);
  expect(readOldCodeKeys(`${OLD_KEY}, ${'cd'.repeat(32)}`)).toHaveLength(2);
  expect(() => readOldCodeKeys('abc')).toThrow('QUJAT_OLD_CODE_KEYS');
});

it('D-4: recovery codes are ten, all different, and are read however they are typed', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{4}$/);
  expect(recoveryHash('u', 'ABCD-0123-wxyz')).toBe(recoveryHash('u', 'abcd o123 WXYZ'));
  expect([isRecoveryCode('287 082'), isRecoveryCode(codes[0] ?? '')]).toEqual([false, true]);
});

it('E-3.1: delays double from the fifth failure to a quarter of an hour, and never lock out for good', () => {
  expect([1, 4, 5, 6, 10, 14, 1000].map((failures) => delayAfter('account', failures))).toEqual([
    0, 0, 2, 4, 64, 900, 900,
  ]);
  expect([20, 21].map((failures) => delayAfter('address', failures))).toEqual([0, 2]);
});

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0',
    'Edge',
    'Windows',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 YaBrowser/24.12 Safari/537.36',
    'Yandex Browser',
    'Windows',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0', 'Firefox', 'Linux'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Safari/604.1',
    'Safari',
    'iPhone',
  ],
  ['curl/8.5', null, null],
])('a device is told as people know it: %s', (userAgent, browser, system) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system });
});

describe('signing in with a password', () => {
  let world: IdentityWorld;
  let accountant: Browser;
  let secret: Uint8Array;
  let codes: string[];
  beforeAll(async () => {
    world = await identityWorld({}, { variables: { QUJAT_OLD_CODE_KEYS: OLD_KEY } });
    await world.accredited('alatau-head');
    accountant = await world.joined('alatau-accountant');
    await world.agree(accountant, 'alatau-accountant');
  }, 120_000);
  afterAll(() => world?.close());

  const code = () => codeAt(secret, world.clock.now());
  const attempt = (body: object, browser = world.browser()) =>
    browser.post('/api/auth/password').send({ login: IIN, password: PASSWORD, code: '000000', ...body });
  const begin = (browser: Browser, password = PASSWORD) => browser.post('/api/account/password').send({ password });
  const confirm = (browser: Browser, given: string) =>
    browser.post('/api/account/password/confirm').send({ code: given });
  const state = async (browser: Browser) => (await browser.get('/api/account/password').expect(200)).body as object;
  /** The next code of the app: a code is good once. */
  const nextCode = () => {
    world.clock.advance(STEP_MS);
    return code();
  };
  const enter = async () => {
    const browser = world.browser();
    const { body } = await attempt({ code: nextCode() }, browser).expect(201);
    return { browser, body: body as Record<string, unknown> };
  };

  it('D-4: is not set up at first, and an unknown account is told the same as a wrong password', async () => {
    expect(await state(accountant)).toMatchObject({ enrolledAt: null, codesLeft: 0, mayEnrol: true });
    const unknown = await expectInThreeLanguages(422, 'sign-in.password_wrong', (locale) =>
      attempt({ login: '840711309935' }).set('Accept-Language', locale),
    );
    expect(unknown).toBeUndefined();
    expectProblem(await attempt({}), 422, 'sign-in.password_wrong');
    expectProblem(await attempt({ login: '12' }), 422, 'request.invalid');
    expectProblem(await attempt({ code: '1' }), 422, 'request.invalid');
  });

  it('D-3, E-3.11: is set up after a sign-in by certificate, confirmed with a signature', async () => {
    expectProblem(await begin(accountant), 403, 'session.step_up_required');
    expect((await world.stepUp(accountant, 'alatau-accountant', 'credentials.change')).status).toBe(201);
    await expectInThreeLanguages(422, 'password.common', (locale) =>
      begin(accountant, 'Password2026!').set('Accept-Language', locale),
    );
    const { body } = await begin(accountant).expect(201);
    expect(body.uri).toMatch(/^otpauth:\/\/totp\/Qujat:910228409931\?.*secret=/);
    expect(body.qr).toMatch(/^<svg /);
    secret = new Uint8Array(Secret.fromBase32(String(body.secret)).buffer);
  });

  it('D-4: serves only once a first code has shown that the app has the secret', async () => {
    expectProblem(await attempt({ code: code() }), 422, 'sign-in.password_wrong');
    await expectInThreeLanguages(422, 'password.code_wrong', (locale) =>
      confirm(accountant, '000000').set('Accept-Language', locale),
    );
    const response = await confirm(accountant, code()).expect(201);
    codes = response.body.codes as string[];
    expect(codes).toHaveLength(10);
    expectProblem(await confirm(accountant, code()), 409, 'password.draft_gone');
    expect(await state(accountant)).toMatchObject({ enrolledAt: expect.any(String), codesLeft: 10 });
  });

  it('D-4: neither password nor secret nor codes are in the database, the outbox or the trail', async () => {
    const rows: unknown[] = await world.app.database.source.query(
      `SELECT to_jsonb(t) FROM identity.credentials t UNION ALL SELECT to_jsonb(t) FROM identity.recovery_codes t
       UNION ALL SELECT to_jsonb(t) FROM platform.outbox t UNION ALL SELECT to_jsonb(t) FROM platform.audit t`,
    );
    const text = JSON.stringify(rows);
    expect(text).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    for (const kept of [PASSWORD, Buffer.from(secret).toString('hex'), ...codes]) expect(text).not.toContain(kept);
  });

  it('D-4: with password and code begins a session for the person’s organisation', async () => {
    const { browser, body } = await enter();
    expect(body).toMatchObject({
      ...{ method: 'password', role: 'employee', step: 'ready', operator: false },
      ...{ person: { iin: IIN }, participant: { bin: '140340999103' } },
    });
    expect([...(body.rights as string[])].sort()).toEqual([...PREPARES].sort());
    expect((await browser.get('/api/participants/mine')).status).toBe(200);
  });

  it('D-4: a secret under a key of before serves, and is under the newest key from then on', async () => {
    const [{ id = '' } = {}] = await world.app.database.source.query<{ id: string }[]>(
      'SELECT id FROM identity.users WHERE iin = $1',
      [IIN],
    );
    const old = new SecretBox(Buffer.from(OLD_KEY, 'hex'));
    const stored = async () => {
      const [row] = await world.app.database.source.query<{ totp_secret: Buffer }[]>(
        'SELECT totp_secret FROM identity.credentials WHERE user_id = $1',
        [id],
      );
      return row!.totp_secret;
    };
    await world.app.database.source.query('UPDATE identity.credentials SET totp_secret = $2 WHERE user_id = $1', [
      ...[id, old.seal(secret, id)],
    ]);
    await enter();
    const newest = new SecretBox(Buffer.from('c0de'.repeat(16), 'hex'));
    expect(newest.open(await stored(), id)).toEqual(Buffer.from(secret));
    await enter();
  });

  it('D-4: a code is good once, also for two attempts at the same moment', async () => {
    const used = nextCode();
    const answers = await Promise.all([attempt({ code: used }), attempt({ code: used })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    expectProblem(await attempt({ code: used }), 422, 'sign-in.password_wrong');
  });

  it('E-3.10: such a session sets up nothing, signs nothing, and asks to join nothing', async () => {
    const { browser } = await enter();
    const nonce = await browser.post('/api/auth/step-up/nonce').send({ act: 'credentials.change' });
    expect(nonce.status).toBe(201);
    expect((await world.stepUp(browser, 'alatau-accountant', 'credentials.change')).status).toBe(201);
    expectProblem(await begin(browser), 409, 'password.by_certificate');
    expect((await browser.get('/api/join-requests')).body).toEqual([]);
  });

  it('E-3.10: one with the right to sign does not have it in a session by password', async () => {
    const head = await world.signedIn('alatau-head');
    await world.stepUp(head, 'alatau-head', 'credentials.change');
    const { body } = await begin(head, 'басшының ұзын құпиясөзі').expect(201);
    const own = new Uint8Array(Secret.fromBase32(String(body.secret)).buffer);
    await confirm(head, codeAt(own, world.clock.now())).expect(201);
    world.clock.advance(STEP_MS);
    const given = { login: '760415309919', password: 'басшының ұзын құпиясөзі' };
    const { body: session } = await attempt({ ...given, code: codeAt(own, world.clock.now()) }).expect(201);
    const { rights } = session as { rights: string[] };
    for (const right of ['document.sign', 'document.recall', 'participant.register'])
      expect(rights).not.toContain(right);
    expect(session).toMatchObject({ role: 'employee', organisations: [{ byCertificate: false }] });
  });

  it('D-4: a recovery code stands for the app once', async () => {
    const [first = ''] = codes;
    expect((await attempt({ code: first.toUpperCase() })).status).toBe(201);
    expectProblem(await attempt({ code: first }), 422, 'sign-in.password_wrong');
    expect(await state(await world.signedIn('alatau-accountant'))).toMatchObject({ codesLeft: 9 });
  });

  it('D-4: new recovery codes take the place of the old ones', async () => {
    accountant = await world.signedIn('alatau-accountant');
    expectProblem(await accountant.post('/api/account/password/recovery-codes'), 403, 'session.step_up_required');
    await world.stepUp(accountant, 'alatau-accountant', 'credentials.change');
    const { body } = await accountant.post('/api/account/password/recovery-codes').expect(201);
    expectProblem(await attempt({ code: codes[1] }), 422, 'sign-in.password_wrong');
    expect((await attempt({ code: (body.codes as string[])[0] })).status).toBe(201);
  });

  it('E-3.1: failures slow the account down, known or not, and say for how long; the certificate still serves', async () => {
    world.clock.advance(25 * 3600 * 1000);
    for (const login of [IIN, '840711309935']) {
      const answers = [];
      for (let i = 0; i < 6; i++) answers.push(await attempt({ login, code: '000000' }));
      expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 429]);
      expectProblem(answers[5]!, 429, 'sign-in.wait');
      expect(Number(answers[5]!.headers['retry-after'])).toBeLessThanOrEqual(2);
    }
    // Right or wrong, nothing is looked at before the time has come.
    expectProblem(await attempt({ code: code() }), 429, 'sign-in.wait');
    expect((await world.trySignIn(world.browser(), 'alatau-accountant')).status).toBe(201);
    world.clock.advance(STEP_MS);
    expect((await attempt({ code: code() })).status).toBe(201);
  });

  it('E-3.1: many guesses at the same moment do not all pass', async () => {
    // Five pass at once; more only as fast as the delays run out, however slow the machine.
    world.clock.advance(25 * 3600 * 1000);
    const answers = await Promise.all(Array.from({ length: 12 }, () => attempt({ code: '000000' })));
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(4);
    world.clock.advance(25 * 3600 * 1000);
  });

  it('E-3.1: one’s own sessions are listed, with how and from where, and nobody else’s', async () => {
    accountant = await world.signedIn('alatau-accountant');
    const { browser } = await enter();
    const list = async (who: Browser) =>
      (await who.get('/api/account/sessions').expect(200)).body as { id: string; current: boolean; method: string }[];
    const own = await list(browser);
    expect(own.map(({ method, current }) => [method, current])).toEqual([
      ['password', true],
      ['certificate', false],
    ]);
    expect(own[0]).toMatchObject({
      address: expect.stringMatching(/127\.0\.0\.1|::1/),
      organisation: { en: 'Alatau Qurylys LLP' },
    });
    const head = await world.signedIn('alatau-head');
    expectProblem(await head.delete(`/api/account/sessions/${own[1]!.id}`), 404, 'session.not_found');
    await browser.delete(`/api/account/sessions/${own[1]!.id}`).expect(204);
    expectProblem(await accountant.get('/api/auth/session'), 401, 'session.required');
    expectProblem(await browser.delete(`/api/account/sessions/${own[1]!.id}`), 404, 'session.not_found');
    const others = [await world.signedIn('alatau-accountant'), await world.signedIn('alatau-accountant')];
    expect((await browser.post('/api/account/sessions/end-others')).body).toEqual({ ended: 2 });
    for (const other of others) expect((await other.get('/api/auth/session')).status).toBe(401);
    expect((await list(browser)).map(({ current }) => current)).toEqual([true]);
    expect((await list(head)).length).toBeGreaterThan(0);
  });

  it('D-4: a page that asks by itself does not keep the session alive', async () => {
    const { browser } = await enter();
    for (let i = 0; i < 2; i++) {
      world.clock.advance(14 * 60_000);
      await browser.get('/api/auth/session').set('X-Qujat-Background', '1').expect(200);
    }
    world.clock.advance(3 * 60_000);
    expectProblem(await browser.get('/api/auth/session'), 401, 'session.required');
  });

  it('D-4: is taken away with a signature; the sessions that began with it end', async () => {
    const { browser } = await enter();
    accountant = await world.signedIn('alatau-accountant');
    expectProblem(await accountant.delete('/api/account/password'), 403, 'session.step_up_required');
    await world.stepUp(accountant, 'alatau-accountant', 'credentials.change');
    await accountant.delete('/api/account/password').expect(204);
    expectProblem(await browser.get('/api/auth/session'), 401, 'session.required');
    expectProblem(await attempt({ code: nextCode() }), 422, 'sign-in.password_wrong');
    expectProblem(await accountant.delete('/api/account/password'), 409, 'password.not_set_up');
    expect((await accountant.get('/api/auth/session')).status).toBe(200);
  });

  it('E-10.2.2: the operator’s staff sign in by certificate only', async () => {
    const operator = await world.operator();
    expect(await state(operator)).toMatchObject({ mayEnrol: false });
    await world.stepUp(operator, 'operator-moderator', 'credentials.change');
    expectProblem(await begin(operator), 409, 'user.not_registered');
  });

  it('D-4: each change is an event for the person', async () => {
    const rows = await world.app.database.source.query<{ type: string }[]>(
      `SELECT DISTINCT type FROM platform.outbox WHERE type LIKE 'identity.credentials.%' ORDER BY 1`,
    );
    expect(rows.map(({ type }) => type.replace('identity.credentials.', ''))).toEqual([
      'codes-renewed',
      'enrolled',
      'recovery-used',
      'removed',
    ]);
  });
});
