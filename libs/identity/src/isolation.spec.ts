import { operatorScopeOf, PUBLIC_SCOPE, Routes, type Scope } from '@qujat/platform';
import { expectProblem } from '../../../test/support/problem.js';
import { type Browser, identityWorld, type IdentityWorld } from '../../../test/support/identity-world.js';

/** What reaches the tables of identity, seen from another organisation: nothing but its own. */
let world: IdentityWorld;
let alatau: Browser;
let koktem: Browser;
let ids: { alatau: string; koktem: string; alatauHead: string; koktemHead: string };

beforeAll(async () => {
  world = await identityWorld();
  const application = await world.applied('alatau-head');
  alatau = application.browser;
  const operator = await world.operator();
  const refusal = { reasons: ['other'], comment: 'Құжат жетіспейді.' };
  await operator.post(`/api/operator/accreditation/${application.id}/refuse`).send(refusal).expect(200);
  await alatau.post('/api/participants/mine/submit').expect(200);
  koktem = await world.agreed('koktem-head');
  const of = async (browser: Browser) =>
    (await browser.get('/api/auth/session')).body as { user: { id: string }; participant: { id: string } };
  const [a, k] = [await of(alatau), await of(koktem)];
  ids = { alatau: a.participant.id, koktem: k.participant.id, alatauHead: a.user.id, koktemHead: k.user.id };
}, 60_000);
afterAll(() => world?.close());

const scopes = (): Record<string, Scope> => ({
  koktem: { kind: 'participant', participantId: ids.koktem, userId: ids.koktemHead },
  user: { kind: 'user', userId: ids.koktemHead },
  public: PUBLIC_SCOPE,
});
const run = (scope: Scope, sql: string, parameters: unknown[] = []): Promise<unknown> =>
  world.app.database.work.run(scope, (tx) => tx.manager.query(sql, parameters));
const OWNED = [
  ['participants', 'id'],
  ['participant_versions', 'participant_id'],
  ['memberships', 'participant_id'],
  ['accreditation_decisions', 'participant_id'],
  ['acceptances', 'participant_id'],
] as const;

describe('row-level security', () => {
  it.each(OWNED)('E-3.10: %s of another organisation that is not accredited are not there', async (table, column) => {
    const everything = await world.app.database.source.query<unknown[]>(
      `SELECT 1 FROM identity.${table} WHERE ${column} = $1`,
      [ids.alatau],
    );
    expect(everything).not.toEqual([]);
    for (const [name, scope] of Object.entries(scopes())) {
      const rows = await run(scope, `SELECT * FROM identity.${table} WHERE ${column} = $1`, [ids.alatau]);
      expect([name, rows]).toEqual([name, []]);
    }
  });

  it('E-3.10: one’s own are there', async () => {
    const own = scopes().koktem!;
    for (const [table, column] of OWNED.filter(([name]) => name !== 'accreditation_decisions')) {
      const rows = await run(own, `SELECT 1 FROM identity.${table} WHERE ${column} = $1`, [ids.koktem]);
      expect([table, (rows as unknown[]).length > 0]).toEqual([table, true]);
    }
  });

  it('E-3.1: people of other organisations are not there', async () => {
    const rows = await run(scopes().koktem!, 'SELECT iin FROM identity.users');
    expect(rows).toEqual([{ iin: '921010409920' }]);
    expect(await run(PUBLIC_SCOPE, 'SELECT iin FROM identity.users')).toEqual([]);
  });

  it.each(['sessions', 'login_nonces', 'operator_staff', 'certificates'])(
    'E-3.10: %s are the portal’s own business',
    async (table) => {
      expect(await world.app.database.source.query(`SELECT 1 FROM identity.${table}`)).not.toEqual([]);
      for (const scope of Object.values(scopes()))
        expect(await run(scope, `SELECT 1 FROM identity.${table}`)).toEqual([]);
    },
  );

  it('E-3.11: nobody accredits themselves, nor changes another’s application', async () => {
    const change = `UPDATE identity.participants SET state = 'accredited', accredited_at = now(), submitted_at = now() WHERE id = $1`;
    await expect(run(scopes().koktem!, change, [ids.koktem])).rejects.toThrow('row-level security');
    await run(scopes().koktem!, change, [ids.alatau]);
    await run(scopes().koktem!, `UPDATE identity.participant_versions SET form = '{}' WHERE participant_id = $1`, [
      ids.alatau,
    ]);
    expect((await alatau.get('/api/participants/mine')).body).toMatchObject({
      state: 'submitted',
      form: { oked: '41201' },
    });
  });

  it('E-3.11: nobody decides on an application but the operator', async () => {
    const decide = `INSERT INTO identity.accreditation_decisions (id, participant_id, version, decision, checks, reasons, comment, decided_at, decided_by)
      VALUES (gen_random_uuid(), $1, 1, 'accepted', '[]', '{}', '', now(), '{}')`;
    for (const scope of Object.values(scopes())) {
      await expect(run(scope, decide, [ids.koktem])).rejects.toThrow('row-level security');
    }
  });

  it('E-5.9: what was decided on stays as it was, even for the portal', async () => {
    const portal: Scope = { kind: 'system', name: 'spec' };
    const change = (version: number) =>
      run(
        portal,
        `UPDATE identity.participant_versions SET changed_at = now() WHERE participant_id = $1 AND version = $2`,
        [ids.alatau, version],
      );
    await expect(change(1)).rejects.toThrow('decided on');
    await expect(change(2)).resolves.toBeDefined();
  });

  it('E-3.11: nobody makes themselves staff of the operator', async () => {
    const join = `INSERT INTO identity.operator_staff VALUES ('921010409920', '240140999503', now(), '{publisher}')`;
    for (const scope of Object.values(scopes())) await expect(run(scope, join)).rejects.toThrow('row-level security');
  });

  it('E-5.14: nobody publishes an agreement but the portal', async () => {
    const publish = `INSERT INTO identity.agreements (id, kind, version, title, content, sha256, effective_from) SELECT gen_random_uuid(), kind, 9, title, content, sha256, now() FROM identity.agreements`;
    const operator: Scope = { kind: 'operator', userId: null };
    for (const scope of [...Object.values(scopes()), operator]) {
      await expect(run(scope, publish)).rejects.toThrow('row-level security');
    }
  });

  it('E-5.13: an account is never deleted', async () => {
    const portal: Scope = { kind: 'system', name: 'spec' };
    for (const table of ['users', 'participants', 'participant_versions', 'memberships', 'accreditation_decisions']) {
      await expect(run(portal, `DELETE FROM identity.${table}`)).rejects.toThrow('permission denied');
    }
  });

  it('E-10.2.3: the operator sees everything and changes nothing that a participant says', async () => {
    const operator: Scope = { kind: 'operator', userId: null };
    const change = (set: string) => run(operator, `UPDATE identity.participants SET ${set} WHERE id = '${ids.alatau}'`);
    await expect(change(`name_ru = 'x'`)).rejects.toThrow('the operator does not change');
    await expect(change(`bin = '240140999504'`)).rejects.toThrow('the operator does not change');
    await run(operator, `UPDATE identity.participant_versions SET form = '{}'`);
    expect((await alatau.get('/api/participants/mine')).body.form.oked).toBe('41201');
    const accept = `INSERT INTO identity.acceptances (id, agreement_id, user_id, signature, report, signer_name, accepted_at)
      SELECT gen_random_uuid(), id, '${ids.koktemHead}', '', '{}', 'x', now() FROM identity.agreements`;
    await expect(run(operator, accept)).rejects.toThrow('row-level security');
  });

  it('E-3.10: the operator’s wide view is not to be had by one who does not act for the operator', () => {
    const nobody = { operator: false } as Parameters<typeof operatorScopeOf>[0];
    expect(() => operatorScopeOf(nobody)).toThrow('does not act for the operator');
  });
});

describe('every route', () => {
  const OPEN = [
    'POST /auth/nonce',
    'POST /auth/sign-in',
    'POST /auth/password',
    'GET /public/participants',
    'GET /public/participants/export',
    'GET /public/notices',
    'GET /public/agreements',
    'GET /public/agreements/:id/content',
    'POST /public/invitations',
    // opening an account without a certificate: each shows a secret
    ...['', '/code', '/confirm', '/one-time', '/password', '/finish'].map((step) => `POST /public/accounts${step}`),
  ];
  const id = '018f0000-0000-7000-8000-000000000000';
  const call = (browser: Browser, method: string, path: string) => {
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    return browser[verb](`/api${path.replace(':id', id)}`).send(verb === 'get' ? undefined : {});
  };
  const routes = () =>
    world.app
      .get(Routes)
      .all()
      .map(({ method, path, access }) => ({ name: `${method} ${path}`, method, path, access }));

  it('E-3.1: but for the open ones asks who is there', async () => {
    expect(
      routes()
        .filter(({ access }) => access?.kind === 'public')
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...OPEN].sort());
    for (const { name, method, path, access } of routes()) {
      if (access?.kind === 'public') continue;
      const { status, body } = await call(world.browser(), method, path);
      expect([name, status, body.code]).toEqual([name, 401, 'session.required']);
    }
  });

  it('E-3.11: of the operator is closed to a first head', async () => {
    const operators = routes().filter(({ path }) => path.startsWith('/operator/'));
    expect(operators.length).toBeGreaterThanOrEqual(6);
    for (const { name, method, path } of operators) {
      const { status, body } = await call(koktem, method, path);
      expect([name, status, body.code]).toEqual([name, 403, 'operator.only']);
    }
  });

  it('E-3.1: finds no other organisation by its id (every route: test/http/isolation)', async () => {
    expectProblem(await koktem.get(`/api/participants/${ids.alatau}`), 404, 'request.not_found');
    expectProblem(await koktem.get(`/api/operator/accreditation/${ids.alatau}`), 403, 'operator.only');
  });

  it('E-3.1: does not tell whether an organisation is on its way: a recipient’s search finds nothing', async () => {
    const { body } = await koktem.get('/api/participants').query({ search: '140340999103' });
    expect(body).toEqual({ items: [], nextCursor: null });
  });
});

it('E-3.1: signing in is limited by address, and it is said when to come again', async () => {
  const limited = await identityWorld({
    rateLimits: { address: 1e9, auth: 3, public: 1e9, signedIn: 1e9, export: 1e9 },
  });
  try {
    for (let i = 0; i < 3; i++) await limited.nonce(limited.browser());
    const response = await limited.browser().post('/api/auth/nonce');
    expectProblem(response, 429, 'request.too_many');
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
    const guess = await limited.browser().post('/api/auth/sign-in').send({ nonceId: ids.alatau, signature: 'AAAA' });
    expectProblem(guess, 429, 'request.too_many');
    expect((await limited.browser().get('/api/public/participants')).status).toBe(200);
  } finally {
    await limited.close();
  }
}, 60_000);
