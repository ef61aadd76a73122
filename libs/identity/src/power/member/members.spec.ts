import { personBySlug } from '../../../../../apps/dev-ca/src/index.js';
import { type Browser, identityWorld, type IdentityWorld } from '../../../../../test/support/identity-world.js';
import { expectProblem } from '../../../../../test/support/problem.js';

/** The people of an organisation, as its administrators see and change them. */
let world: IdentityWorld;
let head: Browser;
let accountant: Browser;
let signer: Browser;
let strangerId: string;
const ids: Record<string, string> = {};

interface Listed {
  readonly items: { readonly id: string; readonly iin: string; readonly name: string }[];
}

const rights = async (browser: Browser) =>
  ((await browser.get('/api/auth/session').expect(200)).body as { rights: string[] }).rights;
const idOf = async (slug: string) => {
  const { body } = await head.get('/api/members').query({ search: personBySlug(slug).iin });
  return (body as Listed).items[0]!.id;
};

beforeAll(async () => {
  world = await identityWorld();
  head = (await world.accredited('alatau-head')).browser;
  accountant = await world.joined('alatau-accountant');
  signer = await world.joined('alatau-signer');
  await world.agree(accountant, 'alatau-accountant');
  await world.agree(signer, 'alatau-signer');
  const stranger = (await world.accredited('zhetisu-head')).browser;
  strangerId = ((await stranger.get('/api/members')).body as Listed).items[0]!.id;
  for (const act of ['powers.grant', 'users.suspend', 'administrator.change'] as const)
    await world.stepUp(head, 'alatau-head', act);
  for (const slug of ['alatau-head', 'alatau-accountant', 'alatau-signer']) ids[slug] = await idOf(slug);
}, 120_000);
afterAll(() => world?.close());

describe('the people of an organisation', () => {
  it('E-5.12: an administrator finds them by name and number, and nobody else’s', async () => {
    const { body } = await head.get('/api/members').expect(200);
    expect((body as Listed).items).toHaveLength(3);
    expect(((await head.get('/api/members').query({ state: 'suspended' })).body as Listed).items).toEqual([]);
    expectProblem(await head.get(`/api/members/${strangerId}`), 404, 'member.not_found');
    expectProblem(
      await head.post(`/api/members/${strangerId}/suspend`).send({ reason: 'Чужой' }),
      404,
      'member.not_found',
    );
    expectProblem(await accountant.get('/api/members'), 403, 'right.missing');
  });

  it('E-5.12: a role takes effect at once, in every session that is open, and so does taking it away', async () => {
    const grants = [{ act: 'billing.manage', documentType: null, limit: null, departmentId: null }];
    const role = await head.post('/api/roles').send({ name: 'Бухгалтер', version: 0, grants }).expect(201);
    const save = (roles: object[]) =>
      head.put(`/api/members/${ids['alatau-accountant']}/powers`).send({ certificatePowers: true, roles });
    await save([{ roleId: role.body.id as string }]).expect(200);
    expect(await rights(accountant)).toContain('billing.manage');
    await save([{ roleId: role.body.id as string, validTo: '2020-01-01' }]).then((response) =>
      expectProblem(response, 422, 'role.term_wrong'),
    );
    await save([]).expect(200);
    expect(await rights(accountant)).not.toContain('billing.manage');
  });

  it('E-5.12: what a certificate gives by itself is changed for all of its standing; a version once seen must be the last', async () => {
    const grants = [{ act: 'document.prepare', documentType: 'letter', limit: null, departmentId: null }];
    await head.put('/api/roles/built-in/employee').send({ version: 0, grants }).expect(200);
    expect(await rights(accountant)).toEqual(['document.prepare']);
    const { body } = await accountant.get('/api/powers/mine').expect(200);
    expect(body).toMatchObject([{ act: 'document.prepare', documentType: 'letter', source: 'role' }]);
    const late = await head.put('/api/roles/built-in/employee').send({ version: 0, grants: [] });
    expectProblem(late, 409, 'role.changed_meanwhile');
    const own = { certificatePowers: false, roles: [] };
    await head.put(`/api/members/${ids['alatau-accountant']}/powers`).send(own).expect(200);
    expect(await rights(accountant)).toEqual([]);
  });

  it('E-5.12: departments form a tree, by name', async () => {
    const make = (name: string, parentId?: string) => head.post('/api/departments').send({ name, parentId });
    const top = (await make('Сату').expect(201)).body as { id: string };
    const part = (await make('Алматы', top.id).expect(201)).body as { id: string };
    expectProblem(await make('сату'), 409, 'department.name_taken');
    const moved = await head.patch(`/api/departments/${top.id}`).send({ parentId: part.id });
    expectProblem(moved, 422, 'department.not_a_tree');
    expectProblem(await head.delete(`/api/departments/${top.id}`), 409, 'department.has_parts');
    await head.delete(`/api/departments/${part.id}`).expect(204);
    expect((await accountant.get('/api/departments')).body).toEqual([{ id: top.id, parentId: null, name: 'Сату' }]);
  });

  it('E-5.13: suspending ends the sessions at once; restoring brings none of them back', async () => {
    const id = ids['alatau-signer']!;
    const reason = 'Еңбек демалысы';
    const { body } = await head.post(`/api/members/${id}/suspend`).send({ reason }).expect(200);
    expect(body).toMatchObject({ state: 'suspended', stateReason: reason, sessions: 0 });
    expectProblem(await signer.get('/api/auth/session'), 401, 'session.required');
    const again = expectProblem(
      await head.post(`/api/members/${id}/suspend`).send({ reason }),
      409,
      'member.other_state',
    );
    expect(again).toMatchObject({ state: 'suspended', allowed: ['restore'] });
    await head.post(`/api/members/${id}/restore`).send({ reason: 'Оралды' }).expect(200);
    expectProblem(await signer.get('/api/auth/session'), 401, 'session.required');
    signer = await world.signedIn('alatau-signer');
    expect(await rights(signer)).toContain('document.sign');
    const { history } = (await head.get(`/api/members/${id}`)).body as { history: { act: string }[] };
    expect(history.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['membership.suspended', 'membership.restored']),
    );
  });

  it('E-5.13: nobody suspends themselves; the first head is nobody’s to suspend; the last administrator stays', async () => {
    const mine = ids['alatau-head']!;
    const suspend = (browser: Browser, id: string) =>
      browser.post(`/api/members/${id}/suspend`).send({ reason: 'Сынақ' });
    expectProblem(await suspend(head, mine), 409, 'member.self');
    expectProblem(await head.delete(`/api/members/${mine}/administrator`), 409, 'member.first_head');
    await head.post(`/api/members/${ids['alatau-signer']}/administrator`).expect(200);
    await world.stepUp(signer, 'alatau-signer', 'users.suspend');
    await world.stepUp(signer, 'alatau-signer', 'administrator.change');
    expectProblem(await suspend(signer, mine), 409, 'member.first_head');
    const { source } = world.app.database;
    const nobody = `UPDATE identity.memberships SET administrator = false WHERE participant_id =
      (SELECT participant_id FROM identity.memberships WHERE id = $1)`;
    await expect(source.query(nobody, [mine])).rejects.toThrow('no administrator left');
    await source.query('UPDATE identity.memberships SET administrator = false WHERE id = $1', [mine]);
    const last = await signer.delete(`/api/members/${ids['alatau-signer']}/administrator`);
    expectProblem(last, 409, 'member.last_administrator');
  });

  it('E-5.13: two administrators who dismiss each other at once leave one of them', async () => {
    const { source } = world.app.database;
    await source.query('UPDATE identity.memberships SET administrator = true WHERE id = ANY($1)', [
      [ids['alatau-accountant'], ids['alatau-signer']],
    ]);
    await source.query('UPDATE identity.memberships SET administrator = false WHERE id = $1', [ids['alatau-head']]);
    await world.stepUp(accountant, 'alatau-accountant', 'administrator.change');
    const answers = await Promise.all([
      signer.delete(`/api/members/${ids['alatau-accountant']}/administrator`),
      accountant.delete(`/api/members/${ids['alatau-signer']}/administrator`),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  it('E-5.13: the first head by certificate administers again by signing in, even when suspended', async () => {
    const { source } = world.app.database;
    await source.query(`UPDATE identity.memberships SET state = 'suspended' WHERE id = $1`, [ids['alatau-head']]);
    head = await world.signedIn('alatau-head');
    expect(await rights(head)).toContain('participant.administer');
    expect(await head.get(`/api/members/${ids['alatau-head']}`)).toMatchObject({
      body: { state: 'active', administrator: true },
    });
  });

  it('E-5.12: every change of powers was checked, and the check cannot be changed', async () => {
    const { source } = world.app.database;
    const rows: { count: number }[] = await source.query(
      `SELECT count(*)::int AS count FROM identity.power_checks WHERE act = 'participant.administer' AND outcome = 'allowed'`,
    );
    expect(rows[0]!.count).toBeGreaterThan(10);
    await expect(source.query(`UPDATE identity.power_checks SET outcome = 'refused'`)).rejects.toThrow('append-only');
  });
});
