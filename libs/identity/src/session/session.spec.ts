import { SESSION_COOKIE } from '@qujat/platform';
import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';
import { type Browser, identityWorld, type IdentityWorld } from '../../../../test/support/identity-world.js';

const MINUTE = 60_000;

let world: IdentityWorld;
beforeAll(async () => {
  world = await identityWorld();
}, 60_000);
afterAll(() => world?.close());

const current = (browser: Browser) => browser.get('/api/auth/session');
const cookies = ({ headers }: { headers: Record<string, unknown> }): string[] => headers['set-cookie'] as string[];
const sessionCookie = (response: { headers: Record<string, unknown> }): string =>
  cookies(response).find((cookie) => cookie.startsWith(`${SESSION_COOKIE}=`)) ?? '';
const setState = (iin: string, state: string) =>
  world.app.database.source.query('UPDATE identity.users SET state = $2 WHERE iin = $1', [iin, state]);

describe('the session’s cookie', () => {
  it('E-3.10: is out of reach of scripts and of other sites, and is forgotten after twelve hours', async () => {
    const response = await world.trySignIn(world.browser(), 'alatau-head');
    expect(sessionCookie(response)).toMatch(
      /^qujat_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
    const expires = new Date(/Expires=([^;]+)/.exec(sessionCookie(response))?.[1] ?? '');
    expect(expires.getTime() - world.clock.now().getTime()).toBeGreaterThan(11.9 * 60 * MINUTE);
    expect(expires.getTime() - world.clock.now().getTime()).toBeLessThanOrEqual(12 * 60 * MINUTE);
  });

  it('E-3.10: takes the place of the window’s cookie', async () => {
    const response = await world.trySignIn(world.browser(), 'alatau-head');
    const presession = cookies(response).find((cookie) => cookie.startsWith('qujat_presession='));
    expect(presession).toMatch(/^qujat_presession=;.*Expires=Thu, 01 Jan 1970/);
  });

  it('E-3.10: goes over HTTPS only where the portal has it', async () => {
    const secured = await identityWorld({ publicUrl: 'https://portal.example' });
    try {
      const browser = secured.browser();
      const asked = await browser.post('/api/auth/nonce');
      expect(cookies(asked)[0]).toContain('; Secure');
      const signature = await secured.sign('alatau-head', Buffer.from(String(asked.body.nonce), 'base64'));
      const body = { nonceId: String(asked.body.nonceId), signature };
      const response = await browser
        .post('/api/auth/sign-in')
        .set('Cookie', cookies(asked)[0] ?? '')
        .send(body);
      expect(response.status).toBe(201);
      expect(sessionCookie(response)).toContain('; Secure');
    } finally {
      await secured.close();
    }
  }, 60_000);

  it('E-3.10: is not in the database, nor is the window’s: only what cannot be turned back', async () => {
    const response = await world.trySignIn(world.browser(), 'alatau-head');
    const token = /=([^;]+)/.exec(sessionCookie(response))?.[1] ?? '';
    const rows: unknown[] = await world.app.database.source.query('SELECT to_jsonb(s) AS row FROM identity.sessions s');
    expect(token.length).toBe(43);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('a session', () => {
  it('is nobody’s without a cookie, or with one that was made up', async () => {
    expectProblem(await current(world.browser()), 401, 'session.required');
    const forged = world
      .browser()
      .get('/api/auth/session')
      .set('Cookie', `${SESSION_COOKIE}=${'A'.repeat(43)}`);
    expectProblem(await forged, 401, 'session.required');
  });

  it('ends at signing out, in every copy of the cookie', async () => {
    const browser = world.browser();
    const stolen = sessionCookie(await world.trySignIn(browser, 'alatau-head'));
    const response = await browser.post('/api/auth/sign-out');
    expect(response.status).toBe(204);
    expect(sessionCookie(response)).toMatch(/^qujat_session=;.*Expires=Thu, 01 Jan 1970/);
    expectProblem(await current(browser), 401, 'session.required');
    const copy = world.browser().get('/api/auth/session').set('Cookie', stolen);
    expectProblem(await copy, 401, 'session.required');
  });

  it('ends alone: the same person’s other browser stays signed in', async () => {
    const [one, two] = [await world.signedIn('alatau-head'), await world.signedIn('alatau-head')];
    await one.post('/api/auth/sign-out').expect(204);
    expect((await current(two)).status).toBe(200);
  });

  it('cannot be ended from another site', async () => {
    const browser = await world.signedIn('alatau-head');
    const response = await browser.post('/api/auth/sign-out').set('Origin', 'https://evil.example');
    expectProblem(response, 403, 'request.other_origin');
    expect((await current(browser)).status).toBe(200);
  });

  it('ends after half an hour without a request, not before', async () => {
    const browser = await world.signedIn('alatau-head');
    for (let i = 0; i < 3; i++) {
      world.clock.advance(29 * MINUTE);
      expect((await current(browser)).status).toBe(200);
    }
    world.clock.advance(31 * MINUTE);
    expectProblem(await current(browser), 401, 'session.required');
  });

  it('ends after twelve hours, however busy', async () => {
    const browser = await world.signedIn('alatau-head');
    for (let i = 0; i < 25; i++) {
      world.clock.advance(28 * MINUTE);
      expect((await current(browser)).status).toBe(200);
    }
    world.clock.advance(21 * MINUTE);
    expectProblem(await current(browser), 401, 'session.required');
  });

  it('E-7.5.2: ends with the certificate that it stands on', async () => {
    const inAnHour = new Date(Math.ceil((world.clock.now().getTime() + 60 * MINUTE) / 1000) * 1000);
    await world.ca.issue('koktem-head', { algorithm: 'rsa', notAfter: inAnHour });
    const browser = world.browser();
    const response = await world.trySignIn(browser, 'koktem-head');
    expect(sessionCookie(response)).toContain(`Expires=${inAnHour.toUTCString()}`);
    for (let i = 0; i < 2; i++) {
      world.clock.advance(29 * MINUTE);
      expect((await current(browser)).status).toBe(200);
    }
    world.clock.advance(3 * MINUTE);
    expectProblem(await current(browser), 401, 'session.required');
  });

  it('E-5.13: of a suspended user ends at once, and signing in is refused in words', async () => {
    const browser = await world.registered('zhetisu-employee');
    await setState('940130309978', 'suspended');
    expectProblem(await current(browser), 401, 'session.required');
    await expectInThreeLanguages(403, 'sign-in.user_suspended', async (locale) => {
      const window = world.browser();
      const { nonceId, bytes } = await world.nonce(window);
      const signature = await world.sign('zhetisu-employee', bytes);
      return window.post('/api/auth/sign-in').set('Accept-Language', locale).send({ nonceId, signature });
    });
    await setState('940130309978', 'active');
    expectProblem(await current(browser), 401, 'session.required');
    expect((await current(await world.signedIn('zhetisu-employee'))).body.user.iin).toBe('940130309978');
  });

  it('E-3.11: its beginning and its end are on record', async () => {
    const browser = await world.signedIn('alatau-accountant');
    await browser.post('/api/auth/sign-out').expect(204);
    const rows: unknown[] = await world.app.database.source.query(
      `SELECT act, detail->>'iin' AS iin, detail->>'role' AS role FROM platform.audit WHERE subject_type = 'session' ORDER BY id DESC LIMIT 2`,
    );
    expect(rows).toEqual([
      { act: 'session.ended', iin: null, role: null },
      { act: 'session.began', iin: '910228409931', role: 'employee' },
    ]);
  });
});
