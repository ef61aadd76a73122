import { personBySlug } from '../../../../../apps/dev-ca/src/index.js';
import { type Browser, identityWorld, type IdentityWorld } from '../../../../../test/support/identity-world.js';
import { expectProblem } from '../../../../../test/support/problem.js';

/** A person whom the operator stops everywhere. */
let world: IdentityWorld;
let head: Browser;
let employee: Browser;
let operator: Browser;
let id: string;

interface Shown {
  readonly id: string;
  readonly state: string;
  readonly sessions: number;
}

const IIN = personBySlug('alatau-accountant').iin!;
const ABSENT = '018f0000-0000-7000-8000-000000000000';
const find = async (query: object = {}) =>
  (await operator.get('/api/operator/users').query(query).expect(200)).body as Shown[];
const decide = (act: 'suspend' | 'restore', who = id) =>
  operator.post(`/api/operator/users/${who}/${act}`).send({ reason: 'Жалған құжат көрсеткен' });

beforeAll(async () => {
  world = await identityWorld();
  ({ browser: head } = await world.accredited('alatau-head'));
  employee = await world.joined('alatau-accountant');
  operator = await world.operator();
  id = (await find({ iin: IIN }))[0]!.id;
}, 120_000);
afterAll(() => world?.close());

describe('a person whom the operator stops', () => {
  it('E-10.2.2: is found by IIN, with standing, organisations and sessions', async () => {
    expect(await find({ iin: IIN })).toMatchObject([
      { iin: IIN, state: 'active', reason: null, organisations: [{ bin: '140340999103' }], sessions: 1 },
    ]);
    expect(await find({ iin: '840711309935' })).toEqual([]);
    expect(await find()).toEqual([]);
    expectProblem(await operator.get('/api/operator/users').query({ iin: '12' }), 422, 'request.invalid');
    expectProblem(await head.get('/api/operator/users'), 403, 'operator.only');
  });

  it('E-5.13, E-10.2.2: is out at once, in every session, and does not get in again; what was done stays', async () => {
    expectProblem(
      await operator.post(`/api/operator/users/${id}/suspend`).send({ reason: '' }),
      422,
      'request.invalid',
    );
    expect((await decide('suspend')).body).toMatchObject({
      ...{ state: 'suspended', reason: 'Жалған құжат көрсеткен', sessions: 0 },
    });
    expectProblem(await employee.get('/api/powers/mine'), 401, 'session.required');
    expectProblem(await world.trySignIn(world.browser(), 'alatau-accountant'), 403, 'sign-in.user_suspended');
    expect((await find()).map((one) => one.id)).toEqual([id]);
    expectProblem(await decide('suspend'), 409, 'user.state_other');
    expect((await head.get('/api/members').query({ search: IIN })).body).toMatchObject({ items: [{ iin: IIN }] });
  });

  it('E-10.2.2: the administrators of the organisation are told', async () => {
    await world.app.drain();
    const { items } = (await head.get('/api/notifications')).body as { items: { kind: string }[] };
    expect(items.map(({ kind }) => kind)).toContain('user-suspended-of-member');
  });

  it('E-5.13: is let in again, with a reason; two who decide at once have one outcome', async () => {
    const answers = await Promise.all([decide('restore'), decide('restore')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expectProblem(await employee.get('/api/powers/mine'), 401, 'session.required');
    employee = await world.signedIn('alatau-accountant');
    expect((await employee.get('/api/powers/mine')).status).toBe(200);
    expectProblem(await decide('suspend', ABSENT), 404, 'user.unknown');
  });
});
