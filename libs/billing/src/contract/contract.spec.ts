import { billingWorld, type BillingWorld } from '../../../../test/support/billing-world.js';
import { expectProblem } from '../../../../test/support/problem.js';

let world: BillingWorld;
beforeAll(async () => {
  world = await billingWorld();
}, 60_000);
afterAll(() => world?.close());

const at = (id: string) => `/api/operator/billing/participants/${id}/contracts`;

describe('the contract of a participant', () => {
  it('E-6.5: begins with accreditation: the default plan, on trial', async () => {
    const participant = world.participant();
    await world.accredit(participant);
    const { body } = await world.app.as(world.accountant(participant)).get('/api/billing/account').expect(200);
    expect(body).toMatchObject({
      plan: { code: 'per-act' },
      since: '2026-11-02',
      trialUntil: '2026-12-01',
      quota: { used: 0, limit: null, left: null, renewsOn: '2026-12-01' },
    });
  });

  it('E-6.5: changes from a day on, and the days before stay as they were', async () => {
    const participant = world.participant();
    await world.accredit(participant);
    const desk = world.app.as(world.biller);
    const terms = { startsOn: '2026-12-01', plan: 'business', discountPoints: 500 };
    const { body } = await desk.post(at(participant.id)).send(terms).expect(201);
    expect(body).toMatchObject([terms, { startsOn: '2026-11-02', plan: 'per-act' }]);
    const wrong = { ...terms, startsOn: '2026-11-15' };
    expectProblem(await desk.post(at(participant.id)).send(wrong), 422, 'contract.before_last');
    expectProblem(
      await desk.post(at(participant.id)).send({ ...terms, startsOn: '2026-11-01' }),
      422,
      'contract.in_past',
    );
    expectProblem(
      await desk.post(at(participant.id)).send({ ...terms, startsOn: '2027-01-01', plan: 'gold' }),
      422,
      'contract.plan_unknown',
    );
  });

  it('E-6.5: is not concluded with one who is not there', async () => {
    const nobody = '018f0000-0000-7000-8000-000000000000';
    expectProblem(await world.app.as(world.biller).get(at(nobody)), 404, 'billing.participant_unknown');
  });
});
