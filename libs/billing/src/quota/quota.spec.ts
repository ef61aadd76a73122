import { newId, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf } from '@qujat/platform';
import { billingWorld, type BillingWorld } from '../../../../test/support/billing-world.js';
import { FIRST_TARIFF } from '../tariff/first-tariff.js';
import { QuotaService } from './quota.service.js';

let world: BillingWorld;
let actor: Actor;
beforeAll(async () => {
  world = await billingWorld();
  const [plan] = FIRST_TARIFF.plans;
  const limited = { ...plan, acts: [{ act: 'document.sent', included: 1, priceTiyn: 100, limit: 5 }] };
  await world.app
    .as(world.biller)
    .post('/api/operator/tariffs')
    .send({ effectiveFrom: '2026-12-01', plans: [limited] })
    .expect(201);
  const participant = world.participant();
  await world.accredit(participant);
  actor = world.accountant(participant);
  world.clock.set(new Date('2026-12-05T06:00:00Z'));
}, 60_000);
afterAll(() => world?.close());

/** One act of the exchange: it asks in its own transaction, and may fail afterwards. */
const send = (documentId: Uuid, { fails = false } = {}) =>
  world.app.database.work.run(scopeOf(actor), async (tx) => {
    await world.app.get(QuotaService).reserve(tx, actor.participantId!, documentId);
    if (fails) throw new Error('the act has failed');
  });
const quota = async () => (await world.app.as(actor).get('/api/billing/account').expect(200)).body.quota as object;

describe('the limit of a plan', () => {
  it('E-6.5: an act that fails takes no place', async () => {
    await expect(send(newId(world.clock.now()), { fails: true })).rejects.toThrow('failed');
    expect(await quota()).toEqual({ used: 0, limit: 5, left: 5, renewsOn: '2027-01-01' });
  });

  it('E-6.5: of acts at the same time as many get through as there is room for, the others are refused with what is left', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 12 }, () => send(newId(world.clock.now()))));
    const refused = answers.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(7);
    for (const { reason } of refused)
      expect(reason).toMatchObject({
        code: 'quota.exhausted',
        details: { members: { quota: { limit: 5, left: 0, renewsOn: '2027-01-01' } } },
      });
    expect(await quota()).toMatchObject({ used: 5, left: 0 });
  });

  it('E-6.5: a document that asks again keeps its place; one that is turned back gives it back', async () => {
    const [{ id } = { id: '' }] = await world.rows<{ id: Uuid }>(
      'SELECT subject_id AS id FROM billing.quota_reservations LIMIT 1',
    );
    await send(id);
    expect(await quota()).toMatchObject({ used: 5 });
    await world.app.database.work.run({ kind: 'system', name: 'spec' }, (tx) =>
      tx.emit({ type: 'exchange.document.turned-back', aggregateId: id, payload: { documentId: id } }),
    );
    await world.app.drain();
    expect(await quota()).toMatchObject({ used: 4, left: 1 });
  });

  it('E-6.5: counts anew with the month', async () => {
    world.clock.set(new Date('2027-01-01T00:00:00+05:00'));
    expect(await quota()).toMatchObject({ used: 0, left: 5, renewsOn: '2027-02-01' });
  });
});
