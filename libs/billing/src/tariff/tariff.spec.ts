import { FIRST_TARIFF } from './first-tariff.js';
import { billingWorld, type BillingWorld } from '../../../../test/support/billing-world.js';
import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';

let world: BillingWorld;
beforeAll(async () => {
  world = await billingWorld();
}, 60_000);
afterAll(() => world?.close());

const PUBLIC = '/api/public/tariffs';
const DESK = '/api/operator/tariffs';
const plans = FIRST_TARIFF.plans;
const publish = (body: object) => world.app.as(world.biller).post(DESK).send(body);

describe('versions of the tariffs', () => {
  it('E-6.5: are read by everybody, with the VAT of the day', async () => {
    const { body } = await world.app.agent().get(PUBLIC).expect(200);
    expect(body).toEqual([
      expect.objectContaining({ version: 1, effectiveFrom: '2024-01-01', isCurrent: true, vatPoints: 1600, plans }),
    ]);
  });

  it('E-6.5: are published for a day to come and leave what is in force as it is', async () => {
    await publish({ effectiveFrom: '2027-01-01', plans: plans.slice(0, 1) }).expect(201);
    const { body } = await world.app.agent().get(PUBLIC).expect(200);
    const versions = (body as { version: number; isCurrent: boolean }[]).map(({ version, isCurrent }) => [
      version,
      isCurrent,
    ]);
    expect(versions).toEqual([
      [2, false],
      [1, true],
    ]);
  });

  it('E-6.5: never rewrite the past, nor what is published already', async () => {
    await expectInThreeLanguages(422, 'tariff.not_in_future', (locale) =>
      publish({ effectiveFrom: '2026-11-02', plans }).set('Accept-Language', locale),
    );
    expectProblem(await publish({ effectiveFrom: '2026-12-31', plans }), 422, 'tariff.before_last');
    await expect(world.rows(`UPDATE billing.tariffs SET effective_from = '2020-01-01'`)).rejects.toThrow(
      'permission denied',
    );
  });

  const [first] = plans;
  it.each([
    ['no plan to begin with', [{ ...first, isDefault: false }], 'tariff.one_default'],
    ['two plans of one code', [first, { ...first, isDefault: false }], 'tariff.plan_twice'],
    [
      'discounts that fall',
      [
        {
          ...first,
          discounts: [
            { from: 9, points: 1 },
            { from: 5, points: 2 },
          ],
        },
      ],
      'tariff.discounts_rise',
    ],
    [
      'a limit below what is included',
      [{ ...first, acts: [{ ...first!.acts[0], limit: 5 }] }],
      'tariff.limit_below_included',
    ],
    ['a price that is no whole tiyn', [{ ...first, monthlyTiyn: 0.5 }], 'request.invalid'],
    ['an unknown act', [{ ...first, acts: [{ ...first!.acts[0], act: 'document.read' }] }], 'request.invalid'],
    ['no storage', [{ ...first, storage: undefined }], 'request.invalid'],
  ])('E-6.5: are held by their schema: %s', async (_, wrong, code) => {
    expectProblem(await publish({ effectiveFrom: '2028-01-01', plans: wrong }), 422, code);
  });

  it('E-6.5: are published by the operator only', async () => {
    const accountant = world.accountant(world.participant());
    expectProblem(await world.app.as(accountant).post(DESK).send({}), 403, 'operator.only');
  });
});
