import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';
import { approvalDeeds } from '../testing/approval-deeds.js';
import { ApprovalConsumers } from './approval.consumers.js';

const ROLE = { id: '018f0000-0000-7000-8000-0000000000aa', name: 'Бухгалтер' };

/** Routes as data, and the time that runs along them. */
describe('routes of approval', () => {
  let world: ExchangeWorld;
  let does: ReturnType<typeof approvalDeeds>;

  beforeAll(async () => {
    world = await exchangeWorld();
    does = approvalDeeds(world);
    for (const slug of ['alatau-head', 'alatau-signer', 'alatau-accountant', 'zhetisu-head']) world.actor(slug);
  });
  afterAll(() => world?.close());

  const tryOut = async (amount: number | null) =>
    (
      await does
        .administrator('alatau-head')
        .post('/api/approval-routes/try-out')
        .send({ moment: 'before-signing', type: 'contract', amount })
    ).body as { route: { name: string } | null; tried: object[] };

  it('E-7.1.2: which route would a contract of 5,000,000 ₸ take, and why not the others', async () => {
    const steps = [does.step(['alatau-head'])];
    const large = await does.route('alatau-head', { name: 'Крупные', amountFrom: 300_000_000, steps });
    const letters = await does.route('alatau-head', { name: 'Письма', documentTypes: ['letter'], steps });
    expect(await tryOut(500_000_000)).toMatchObject({
      route: { name: 'Крупные' },
      tried: [
        { id: large, taken: true, unmet: null },
        { id: letters, taken: false, unmet: 'type' },
      ],
    });
    expect((await tryOut(1)).route).toBeNull();
    const all = await does.route('alatau-head', { name: 'Все', steps });
    await does
      .administrator('alatau-head')
      .put('/api/approval-routes/order')
      .send({ ids: [all] })
      .expect(200);
    expect((await tryOut(500_000_000)).route?.name).toBe('Все');
    for (const id of [large, letters, all]) await does.archive('alatau-head', id).expect(200);
    expect((await tryOut(500_000_000)).route).toBeNull();
  });

  it('E-7.1.2: asks people and roles of the organisation only, and takes no nonsense', async () => {
    const steps = [does.step(['alatau-head'])];
    const make = (changes: object) =>
      does
        .administrator('alatau-head')
        .post('/api/approval-routes')
        .send({
          ...{ name: 'Договоры', moment: 'before-signing', mandatory: true, documentTypes: [], departments: [] },
          ...{ amountFrom: null, amountTo: null, steps, ...changes },
        });
    expectProblem(await make({ steps: [does.step(['zhetisu-head'])] }), 422, 'approval.approver_unknown');
    expectProblem(await make({ amountFrom: 2, amountTo: 1 }), 422, 'approval.sums_crossed');
    expectProblem(
      await make({ moment: 'before-answer', departments: [ROLE.id] }),
      422,
      'approval.department_of_sender',
    );
    expectProblem(await make({ steps: [] }), 422, 'request.invalid');
    expect((await make({})).status).toBe(201);
    expectProblem(await make({ name: 'договоры' }), 409, 'approval.route_name_taken');
    expectProblem(await world.as('alatau-signer').get('/api/approval-routes'), 403, 'right.missing');
    expect((await does.administrator('zhetisu-head').get('/api/approval-routes')).body).toEqual([]);
    const { body } = await does.administrator('alatau-head').get('/api/approval-routes');
    const [{ id: own }] = body as [{ id: string }];
    const edit = {
      name: 'x',
      moment: 'before-signing',
      mandatory: true,
      documentTypes: [],
      departments: [],
      version: 1,
    };
    const foreign = does.administrator('zhetisu-head').put(`/api/approval-routes/${own}`);
    const sums = { amountFrom: null, amountTo: null };
    expectProblem(await foreign.send({ ...edit, ...sums, steps }), 404, 'approval.route_unknown');
    for (const { id } of body as { id: string }[]) await does.archive('alatau-head', id).expect(200);
  });

  it('E-7.1.2: a role is everyone who holds it when the round begins', async () => {
    world.holds('alatau-signer', ROLE);
    const step = does.step([], { approvers: [{ kind: 'role', id: ROLE.id }], mode: 'any' });
    const route = await does.route('alatau-head', { steps: [step] });
    const id = await world.draft();
    await does.act('alatau-accountant', id, '');
    world.holds('alatau-head', ROLE);
    expect((await does.approval('alatau-head', id)).rounds[0]?.steps[0]?.people).toEqual([
      world.actor('alatau-signer').name,
    ]);
    expect((await does.act('alatau-signer', id, 'approve')).body).toMatchObject({ state: 'approved' });
    await does.archive('alatau-head', route).expect(200);
  });

  it('E-13.2: its time runs in working hours; who is late is told once, and the one who submitted as well', async () => {
    const step = does.step(['alatau-head'], { deadline: { value: 8, unit: 'hours' } });
    const route = await does.route('alatau-head', { steps: [step] });
    const id = await world.draft();
    await does.act('alatau-accountant', id, '');
    const due = (await does.approval('alatau-head', id)).rounds[0]?.tasks[0]?.dueAt;
    expect(new Date(due!).getTime()).toBeGreaterThan(Date.now() + 7 * 3_600_000);
    await world.rows(
      `UPDATE exchange.approval_tasks SET due_at = now() - interval '1 hour' WHERE document_id = $1`,
      id,
    );
    for (let i = 0; i < 2; i++) await world.app.get(ApprovalConsumers).remind();
    const told = await world.app.database.source.query<{ payload: { userIds: string[] } }[]>(
      `SELECT payload FROM platform.outbox WHERE type = 'exchange.approval.overdue' AND aggregate_id = $1`,
      [id],
    );
    const users = ['alatau-head', 'alatau-accountant'].map((slug) => world.actor(slug).userId);
    expect(told.map(({ payload }) => payload.userIds)).toEqual([users]);
    const { body } = await world.as('alatau-head').get('/api/approval-tasks');
    expect(body).toMatchObject({ overdue: 1, items: [{ documentId: id, overdue: true }] });
    await does.archive('alatau-head', route).expect(200);
  });
});
