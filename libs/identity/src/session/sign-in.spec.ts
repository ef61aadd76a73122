import { expectProblem } from '../../../../test/support/problem.js';
import { identityWorld, type IdentityWorld } from '../../../../test/support/identity-world.js';

const MINUTE = 60_000;

let world: IdentityWorld;
beforeAll(async () => {
  world = await identityWorld();
}, 60_000);
afterAll(() => world?.close());

const send = (browser: ReturnType<IdentityWorld['browser']>, nonceId: string, signature: string) =>
  browser.post('/api/auth/sign-in').send({ nonceId, signature });

describe('signing in', () => {
  it.each([
    ['gost', 'attached', false],
    ['gost', 'detached', true],
    ['rsa', 'attached', false],
    ['rsa', 'detached', true],
  ] as const)('E-5.6.1: by a %s key, content %s', async (algorithm, _, detached) => {
    const browser = world.browser();
    const response = await world.trySignIn(browser, 'alatau-head', { algorithm, detached });
    expect(response.status).toBe(201);
    expect(response.body.certificate.algorithm).toMatch(algorithm === 'gost' ? /^GOST/ : /^RSA/);
    expect((await browser.get('/api/auth/session')).body).toEqual(response.body);
  });

  it('E-5.6.1: person, organisation and role are those of the certificate', async () => {
    const { body } = await world.trySignIn(world.browser(), 'alatau-head');
    expect(body).toMatchObject({
      person: {
        iin: '760415309919',
        surname: 'СЕРІКБАЕВ',
        givenName: 'НҰРЛАН',
        patronymic: 'АСҚАРҰЛЫ',
        commonName: 'СЕРІКБАЕВ НҰРЛАН',
      },
      certificate: { bin: '140340999103', organization: expect.stringContaining('АЛАТАУ ҚҰРЫЛЫС') },
      ...{ role: 'first-head', operator: false, user: null, participant: null, step: 'register-user', rights: [] },
    });
  });

  it.each([
    ['alatau-head', 'first-head'],
    ['alatau-signer', 'sign-right'],
    // the right to sign financial documents only: no right to sign others follows from it
    ['zhetisu-signer', 'employee'],
    ['alatau-accountant', 'employee'],
    ['alatau-hr', 'employee'],
    ['individual', 'individual'],
    ['entrepreneur', 'individual'],
  ])('E-5.6.1: the key-use identifiers of %s make them %s', async (slug, role) => {
    expect((await world.trySignIn(world.browser(), slug)).body.role).toBe(role);
  });

  it('E-3.10: IIN, BIN or role in the request are refused, not believed', async () => {
    const browser = world.browser();
    const { nonceId, bytes } = await world.nonce(browser);
    const signature = await world.sign('alatau-accountant', bytes);
    for (const claim of [{ iin: '760415309919' }, { bin: '140340999103' }, { role: 'first-head' }]) {
      const response = await browser.post('/api/auth/sign-in').send({ nonceId, signature, ...claim });
      expectProblem(response, 422, 'request.invalid');
    }
    const response = await send(browser, nonceId, signature).set('X-IIN', '760415309919');
    expect(response.body).toMatchObject({ person: { iin: '910228409931' }, role: 'employee' });
  });

  it('E-5.6.1: one key of the NCA signs and signs in: clientAuth is not demanded', async () => {
    const certificate = Buffer.from(await world.ca.certificate('tulpar-head', 'gost'));
    const clientAuth = Buffer.from('06082b06010505070302', 'hex');
    expect(certificate.includes(clientAuth)).toBe(false);
    expect((await world.trySignIn(world.browser(), 'tulpar-head', { algorithm: 'gost' })).status).toBe(201);
  });

  it('E-3.10: the nonce says what it is for, and no two are alike', async () => {
    const [one, two] = [await world.nonce(world.browser()), await world.nonce(world.browser())];
    expect(one.bytes.toString()).toContain('http://localhost:3000');
    expect(one.bytes.equals(two.bytes)).toBe(false);
  });
});

describe('a nonce', () => {
  it('E-3.10: is used once: the same signature again is refused', async () => {
    const browser = world.browser();
    const asked = await browser.post('/api/auth/nonce');
    const { nonceId, nonce } = asked.body as Record<string, string>;
    const signature = await world.sign('alatau-head', Buffer.from(nonce ?? '', 'base64'));
    expect((await send(browser, nonceId ?? '', signature)).status).toBe(201);
    const replay = send(world.browser(), nonceId ?? '', signature).set('Cookie', presessionOf(asked));
    expectProblem(await replay, 409, 'sign-in.nonce_used');
    expect(await refusalsOf(nonceId)).toEqual(['sign-in.nonce_used']);
  });

  it('E-3.10: of many attempts at once with one nonce, one succeeds', async () => {
    const browser = world.browser();
    const asked = await browser.post('/api/auth/nonce');
    const signature = await world.sign('alatau-head', Buffer.from(String(asked.body.nonce), 'base64'));
    const attempt = () =>
      world
        .browser()
        .post('/api/auth/sign-in')
        .set('Cookie', presessionOf(asked))
        .send({ nonceId: asked.body.nonceId, signature });
    const answers = await Promise.all([attempt(), attempt(), attempt(), attempt()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const refused = answers.filter(({ status }) => status === 409);
    for (const answer of refused) expectProblem(answer, 409, 'sign-in.nonce_used');
  });

  it('E-3.10: waits two minutes for its signature, no longer', async () => {
    const browser = world.browser();
    const early = await world.nonce(browser);
    world.clock.advance(1.9 * MINUTE);
    const inTime = await send(browser, early.nonceId, await world.sign('alatau-head', early.bytes));
    expect(inTime.status).toBe(201);
    const late = await world.nonce(browser);
    const signature = await world.sign('alatau-head', late.bytes);
    world.clock.advance(2 * MINUTE);
    expectProblem(await send(browser, late.nonceId, signature), 409, 'sign-in.nonce_late');
  });

  it('E-3.10: the window’s cookie outlives the nonce, so that lateness is told as lateness', async () => {
    const asked = await world.browser().post('/api/auth/nonce');
    expect(presessionOf(asked)).not.toMatch(/expires|max-age/i);
  });

  it('E-3.10: does not work in another window, nor without a cookie', async () => {
    const { nonceId, bytes } = await world.nonce(world.browser());
    const signature = await world.sign('alatau-head', bytes);
    expectProblem(await send(world.browser(), nonceId, signature), 409, 'sign-in.nonce_unknown');
    const other = world.browser();
    await world.nonce(other);
    expectProblem(await send(other, nonceId, signature), 409, 'sign-in.nonce_unknown');
    expect(await refusalsOf(nonceId)).toEqual(['sign-in.nonce_unknown', 'sign-in.nonce_unknown']);
  });

  it('E-3.10: does not work from another origin', async () => {
    const browser = world.browser();
    const { nonceId, bytes } = await world.nonce(browser);
    const signature = await world.sign('alatau-head', bytes);
    const from = (origin: string) => send(browser, nonceId, signature).set({ Origin: origin, Host: 'mirror.example' });
    expectProblem(await from('https://evil.example'), 403, 'request.other_origin');
    // the portal answers under this name too, but the nonce was not given out there
    expectProblem(await from('https://mirror.example'), 409, 'sign-in.nonce_unknown');
    expect((await send(browser, nonceId, signature)).status).toBe(201);
  });

  it('E-3.10: that was never given out, or is no identifier, is refused', async () => {
    const browser = world.browser();
    const { bytes } = await world.nonce(browser);
    const signature = await world.sign('alatau-head', bytes);
    const unknown = await send(browser, '018f0000-0000-7000-8000-000000000000', signature);
    expectProblem(unknown, 409, 'sign-in.nonce_unknown');
    expectProblem(await send(browser, 'no-identifier', signature), 422, 'request.invalid');
  });
});

const presessionOf = ({ headers }: { headers: Record<string, unknown> }): string =>
  String((headers['set-cookie'] as string[] | undefined)?.[0]);

/** What the audit trail says about attempts with a nonce. */
async function refusalsOf(nonceId: unknown): Promise<string[]> {
  const rows: { code: string }[] = await world.app.database.source.query(
    `SELECT detail->>'code' AS code FROM platform.audit WHERE act = 'session.refused' AND subject_id = $1`,
    [nonceId],
  );
  return rows.map(({ code }) => code);
}
