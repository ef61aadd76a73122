import {
  contactsOf,
  identityWorld,
  type Browser,
  type IdentityWorld,
} from '../../../../test/support/identity-world.js';
import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';
import { codeIn } from '@qujat/notifications';
import { codeOf, readCodeKey } from './code-key.js';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const MINUTE = 60_000;
let world: IdentityWorld;
beforeAll(async () => {
  world = await identityWorld();
}, 60_000);
afterAll(() => world?.close());

/** Registers someone whose e-mail is not confirmed. */
async function newcomer(slug: string, email = `${slug}@example.kz`): Promise<Browser> {
  const browser = await world.signedIn(slug);
  const response = await browser.post('/api/users').send({ ...contactsOf(slug), email });
  expect(response.status).toBe(201);
  return browser;
}

/** The newest code in the mailbox of an address. */
async function codeTo(address: string): Promise<string> {
  await world.app.drain();
  const code = codeIn((await world.mail.to(address)).at(-1) ?? { source: '' });
  if (!code) throw new Error(`no code was sent to ${address}`);
  return code;
}

const confirm = (browser: Browser, code: unknown, channel = 'email') =>
  browser.post(`/api/users/me/contacts/${channel}/confirm`).send({ code });
const ask = (browser: Browser, channel = 'email') => browser.post(`/api/users/me/contacts/${channel}/code`);
const contactOf = async (browser: Browser, channel = 'email') =>
  ((await browser.get('/api/users/me/contacts')).body as { channel: string }[]).find((one) => one.channel === channel);
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const rows = (sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> =>
  world.app.database.source.query(sql, values);

describe('confirming an e-mail', () => {
  it('E-5.6.2: registering sends a code by letter; typed, it confirms', async () => {
    const browser = await newcomer('alatau-head');
    expect(await contactOf(browser)).toMatchObject({
      ...{ value: 'alatau-head@example.kz', confirmed: false, pending: null },
      code: { address: 'alatau-head@example.kz', attemptsLeft: 5 },
    });
    const code = await codeTo('alatau-head@example.kz');
    const { status, body } = await confirm(browser, code);
    expect([status, body[0]]).toEqual([200, expect.objectContaining({ confirmed: true, code: null })]);
    expect((await browser.get('/api/auth/session')).body.user).toMatchObject({
      emailConfirmed: true,
      phoneConfirmed: false,
    });
    expectProblem(await confirm(browser, code), 409, 'contact.confirmed_already');
    expectProblem(await ask(browser), 409, 'contact.confirmed_already');
  });

  it('E-5.6.2: the code is in no table, event, audit entry: only in the letter', async () => {
    await newcomer('zhetisu-head');
    const code = await codeTo('zhetisu-head@example.kz');
    const tables = await rows(
      `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
       WHERE table_schema IN ('identity','notifications','platform') AND table_type = 'BASE TABLE'`,
    );
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables) {
      const found = await rows(
        `SELECT 1 FROM ${String(name)} t WHERE t::text ~ $1`,
        `(^|[^0-9a-f-])${code}([^0-9a-f-]|$)`,
      );
      expect([name, found]).toEqual([name, []]);
    }
  });

  it('E-5.6.2: five guesses, counted even when they are made at once; then only a new code helps', async () => {
    const browser = await newcomer('zhetisu-signer');
    const code = await codeTo('zhetisu-signer@example.kz');
    const wrong = other(code);
    const { detail, fields } = expectProblem(await confirm(browser, wrong), 422, 'contact.code_wrong');
    expect([detail, fields]).toEqual([
      expect.stringContaining('4'),
      { code: expect.objectContaining({ code: 'contact.code_differs' }) },
    ]);
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => confirm(browser, wrong)));
    expect(answers.filter(({ body }) => body.code === 'contact.code_wrong')).toHaveLength(3);
    expect(answers.filter(({ body }) => body.code === 'contact.attempts_spent')).toHaveLength(3);
    await expectInThreeLanguages(409, 'contact.attempts_spent', (locale) =>
      confirm(browser, code).set('Accept-Language', locale),
    );
    world.clock.advance(MINUTE);
    expect((await ask(browser)).status).toBe(200);
    const next = await codeTo('zhetisu-signer@example.kz');
    expect((await confirm(browser, next)).status).toBe(200);
  });

  it('E-5.6.2: a code works ten minutes', async () => {
    const browser = await newcomer('zhetisu-employee');
    const code = await codeTo('zhetisu-employee@example.kz');
    world.clock.advance(10 * MINUTE);
    expectProblem(await confirm(browser, code), 409, 'contact.code_expired');
    await ask(browser);
    world.clock.advance(9.9 * MINUTE);
    expect((await confirm(browser, await codeTo('zhetisu-employee@example.kz'))).status).toBe(200);
  });

  it('E-5.6.2: a new code takes the place of the one before', async () => {
    const browser = await newcomer('zhetisu-hr');
    const first = await codeTo('zhetisu-hr@example.kz');
    world.clock.advance(MINUTE);
    await ask(browser);
    const second = await codeTo('zhetisu-hr@example.kz');
    if (first !== second) expectProblem(await confirm(browser, first), 422, 'contact.code_wrong');
    expect((await confirm(browser, second)).status).toBe(200);
  });

  it.each(['12345', '1234567', 'abcdef', '', 123456, null])(
    'E-5.6.2: %j is no code, and costs no attempt',
    async (code) => {
      const browser = await world.signedIn('zhetisu-signer');
      expectProblem(await confirm(browser, code), 422, 'request.invalid');
    },
  );

  it('E-5.6.2: no channel but e-mail and phone', async () => {
    const browser = await world.signedIn('zhetisu-signer');
    expectProblem(await ask(browser, 'password'), 422, 'request.invalid');
  });

  it('E-3.10: one person’s code confirms nothing of another’s', async () => {
    const [one, two] = [await newcomer('alatau-accountant'), await newcomer('alatau-hr')];
    const code = await codeTo('alatau-accountant@example.kz');
    if (code !== (await codeTo('alatau-hr@example.kz')))
      expectProblem(await confirm(two, code), 422, 'contact.code_wrong');
    expect((await confirm(one, code)).status).toBe(200);
    expect(await contactOf(two)).toMatchObject({ confirmed: false });
  });

  it('E-5.4: nobody asks for codes without a session, nor before registering', async () => {
    expectProblem(await ask(world.browser()), 401, 'session.required');
    const browser = await world.signedIn('individual');
    expectProblem(await ask(browser), 409, 'user.not_registered');
    expectProblem(await browser.get('/api/users/me/contacts'), 409, 'user.not_registered');
  });
});

describe('limits on codes', () => {
  it('E-3.1: a minute between two codes; six an hour to one person', async () => {
    const browser = await newcomer('tulpar-head');
    const { detail } = expectProblem(await ask(browser), 429, 'contact.code_too_soon');
    expect(detail).toMatch(/\d/);
    for (let i = 0; i < 5; i++) {
      world.clock.advance(MINUTE);
      expect((await ask(browser)).status).toBe(200);
    }
    world.clock.advance(MINUTE);
    expectProblem(await ask(browser), 429, 'contact.too_many_codes');
    expectProblem(
      await browser.patch('/api/users/me').send({ email: 'elsewhere@example.kz' }),
      429,
      'contact.too_many_codes',
    );
    world.clock.advance(60 * MINUTE);
    expect((await ask(await world.signedIn('tulpar-head'))).status).toBe(200);
  });

  it('E-3.1: six an hour to one address, whoever asks; one more is refused and nothing of it stays', async () => {
    const browser = await newcomer('entrepreneur', 'shared@example.kz');
    await rows(
      `INSERT INTO identity.code_requests SELECT key_hash, asked_at FROM identity.code_requests, generate_series(1, 5)
       WHERE asked_at = (SELECT max(asked_at) FROM identity.code_requests)`,
    );
    const late = await world.signedIn('koktem-head');
    const response = await late.post('/api/users').send({ ...contactsOf('koktem-head'), email: 'Shared@example.kz' });
    expectProblem(response, 429, 'contact.too_many_codes');
    expect((await late.get('/api/auth/session')).body.user).toBeNull();
    expect((await browser.get('/api/auth/session')).body.user).not.toBeNull();
    world.clock.advance(60 * MINUTE);
  });
});

describe('changing a confirmed contact', () => {
  it('E-5.2: the old one stays in use until the new one is confirmed, and is warned then', async () => {
    const browser = await newcomer('alatau-signer');
    await confirm(browser, await codeTo('alatau-signer@example.kz'));
    const { body } = await browser.patch('/api/users/me').send({ email: 'signer@new.example' });
    expect(body).toMatchObject({
      email: 'alatau-signer@example.kz',
      emailConfirmed: true,
      pendingEmail: 'signer@new.example',
    });
    expect((await confirm(browser, await codeTo('signer@new.example'))).status).toBe(200);
    expect(await contactOf(browser)).toMatchObject({ value: 'signer@new.example', confirmed: true, pending: null });
    await world.app.drain();
    const warned = (await world.mail.to('alatau-signer@example.kz')).at(-1)?.source ?? '';
    expect(codeIn({ source: warned })).toBeUndefined();
    expect(warned).toMatch(/^Subject: =\?UTF-8/m);
  });

  it('E-5.2: a change can be given up; its code works no more', async () => {
    const browser = await world.signedIn('alatau-signer');
    await browser.patch('/api/users/me').send({ email: 'wrong@new.example' });
    const code = await codeTo('wrong@new.example');
    expect((await browser.delete('/api/users/me/contacts/email/pending')).body).toMatchObject({
      pending: null,
      code: null,
    });
    expectProblem(await browser.delete('/api/users/me/contacts/email/pending'), 409, 'contact.nothing_pending');
    expectProblem(await confirm(browser, code), 409, 'contact.confirmed_already');
    expect(await contactOf(browser)).toMatchObject({ value: 'signer@new.example', confirmed: true });
  });

  it('E-5.2: a code that was sent to an address confirms no other one', async () => {
    const browser = await world.signedIn('zhetisu-head');
    await browser.patch('/api/users/me').send({ email: 'first@zhetisu.example' });
    const first = await codeTo('first@zhetisu.example');
    await browser.patch('/api/users/me').send({ email: 'second@zhetisu.example' });
    const second = await codeTo('second@zhetisu.example');
    if (first !== second) expectProblem(await confirm(browser, first), 422, 'contact.code_wrong');
    expect(await contactOf(browser)).toMatchObject({ value: 'second@zhetisu.example', confirmed: false });
    await confirm(browser, second);
    expect(await contactOf(browser)).toMatchObject({ value: 'second@zhetisu.example', confirmed: true });
  });

  it('E-5.6.2: an application waits for a confirmed e-mail', async () => {
    const browser = await world.drafted('tulpar-head').catch(() => world.signedIn('tulpar-head'));
    await rows(
      `UPDATE identity.users SET email_confirmed_at = NULL WHERE iin = (SELECT iin FROM identity.users WHERE email = 'tulpar-head@example.kz')`,
    );
    await browser
      .put('/api/participants/mine')
      .send((await import('../../../../test/support/participant-form.js')).formOf('tulpar-head'));
    await world.agree(browser, 'tulpar-head');
    await expectInThreeLanguages(409, 'participant.email_unconfirmed', (locale) =>
      browser.post('/api/participants/mine/submit').set('Accept-Language', locale),
    );
  });
});

describe('the phone', () => {
  it('E-5.6.2: is confirmed by a short message', async () => {
    const browser = await world.signedIn('alatau-head');
    expect((await ask(browser, 'phone')).status).toBe(200);
    await world.app.drain();
    const [confirmation] = await rows(
      `SELECT id FROM identity.contact_confirmations WHERE channel = 'phone' AND state = 'open'`,
    );
    const code = codeOf(Buffer.from('c0de'.repeat(16), 'hex'), String(confirmation?.id));
    expect(await rows(`SELECT state FROM notifications.letters WHERE channel = 'sms'`)).toEqual([{ state: 'sent' }]);
    expect((await confirm(browser, code, 'phone')).status).toBe(200);
    expect(await contactOf(browser, 'phone')).toMatchObject({ confirmed: true });
  });
});

describe('the key of the codes', () => {
  it('is made once, and read by whoever else starts', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'qujat-code-'));
    const one = readCodeKey({ given: undefined, dataFolder: folder });
    expect(readCodeKey({ given: undefined, dataFolder: folder }).equals(one)).toBe(true);
    expect(one).toHaveLength(32);
    expect((await stat(path.join(folder, 'contact-code.key'))).mode & 0o777).toBe(0o600);
    await rm(folder, { recursive: true });
  });

  it('is refused when it is too short, and asked for when there is no place for it', () => {
    expect(() => readCodeKey({ given: 'abc', dataFolder: undefined })).toThrow('QUJAT_CODE_KEY');
    expect(() => readCodeKey({ given: undefined, dataFolder: undefined })).toThrow('QUJAT_CODE_KEY');
  });
});
