import { personBySlug } from '../../../../../apps/dev-ca/src/index.js';
import { type Browser, identityWorld, type IdentityWorld } from '../../../../../test/support/identity-world.js';
import { expectProblem } from '../../../../../test/support/problem.js';
import { dayOf, endOf, startOf } from '../portal-day.js';

/** A role with a first and a last day: the clock of this world only goes forward. */
const DAY = 86_400_000;
const MINUTE = 60_000;
let world: IdentityWorld;
let member: string;
let roleId: string;

beforeAll(async () => {
  world = await identityWorld();
  await world.accredited('alatau-head');
  const accountant = await world.joined('alatau-accountant');
  await world.agree(accountant, 'alatau-accountant');
  const head = await administrator();
  const { body } = await head.get('/api/members').query({ search: personBySlug('alatau-accountant').iin });
  member = `/api/members/${(body as { items: { id: string }[] }).items[0]!.id}`;
  const grants = [{ act: 'counterparty.manage', documentType: null, limit: null, departmentId: null }];
  const role = await head.post('/api/roles').send({ name: 'Келісімші', version: 0, grants }).expect(201);
  roleId = role.body.id as string;
}, 120_000);
afterAll(() => world?.close());

async function administrator(): Promise<Browser> {
  const head = await world.signedIn('alatau-head');
  await world.stepUp(head, 'alatau-head', 'powers.grant');
  return head;
}
const day = (days: number) => dayOf(new Date(world.clock.now().getTime() + days * DAY));
const save = (head: Browser, roles: object[]) => head.put(`${member}/powers`).send({ certificatePowers: true, roles });
const invite = (browser: Browser) => browser.post('/api/counterparty-invitations').send({ bin: '091040999202' });
const passTo = (moment: number) => world.clock.advance(moment - world.clock.now().getTime());

describe('a role with dates', () => {
  it('E-5.12: is held from the first moment of its first day to the last of its last, whatever session is open', async () => {
    const [first, last] = [day(2), day(3)];
    const saved = await save(await administrator(), [{ roleId, validFrom: first, validTo: last }]).expect(200);
    expect((saved.body as { assigned: object[] }).assigned).toMatchObject([
      { id: roleId, validFrom: startOf(first).toISOString(), validTo: endOf(last).toISOString() },
    ]);

    passTo(startOf(first).getTime() - 5 * MINUTE);
    const before = await world.signedIn('alatau-accountant');
    expectProblem(await invite(before), 403, 'right.missing');
    world.clock.advance(10 * MINUTE);
    // The same session: the day has begun.
    const sent = await invite(before);
    expect(sent.status).toBe(201);
    await before.post(`/api/counterparty-invitations/${sent.body.id as string}/withdraw`).expect(200);

    passTo(endOf(last).getTime() - 5 * MINUTE);
    const after = await world.signedIn('alatau-accountant');
    const { body: mine } = await after.get('/api/powers/mine').expect(200);
    expect(mine).toContainEqual(expect.objectContaining({ act: 'counterparty.manage', sourceName: 'Келісімші' }));
    world.clock.advance(10 * MINUTE);
    // …and the last day is over.
    expectProblem(await invite(after), 403, 'right.missing');
  });

  it('E-5.12: a term that ends before it begins, or a role named twice, is refused and changes nothing', async () => {
    const head = await administrator();
    const held = { roleId, validFrom: day(10), validTo: day(20) };
    await save(head, [held]).expect(200);
    expectProblem(await save(head, [{ roleId, validFrom: day(20), validTo: day(10) }]), 422, 'role.term_wrong');
    expectProblem(await save(head, [{ roleId, validTo: '31.12.2030' }]), 422, 'request.invalid');
    expectProblem(await save(head, [held, { roleId }]), 422, 'request.invalid');
    const { body } = await head.get(member).expect(200);
    expect((body as { assigned: object[] }).assigned).toMatchObject([
      { validFrom: startOf(held.validFrom).toISOString(), validTo: endOf(held.validTo).toISOString() },
    ]);
  });
});
