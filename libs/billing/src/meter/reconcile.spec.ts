import { newId } from '@qujat/kernel';
import { ReconcileService } from '@qujat/billing';
import { billingWorld, type BillingWorld } from '../../../../test/support/billing-world.js';

let world: BillingWorld;
beforeAll(async () => {
  world = await billingWorld();
}, 60_000);
afterAll(() => world?.close());

const reconcile = () => world.app.get(ReconcileService).run(world.clock.now());

describe('reconciling', () => {
  it('E-11.1: finds nothing where every act is counted and every sum agrees', async () => {
    const participant = world.participant();
    const lines = [{ name: { kk: 'Қ', ru: 'У', en: 'S' }, quantity: 3, unitTiyn: 333 }];
    const at = `/api/operator/billing/participants/${participant.id}/invoices`;
    for (let i = 0; i < 3; i++) await world.app.as(world.biller).post(at).send({ lines }).expect(201);
    expect(await reconcile()).toMatchObject({ invoices: 3, differences: [] });
  });

  it('E-11.1: finds an act without its document, a sum that was changed and a number that is missing', async () => {
    const documentId = await world.deliver(world.participant(), newId(world.clock.now()));
    await world.app.drain();
    await world.app.database.source.query(
      `UPDATE billing.invoices SET net_tiyn = net_tiyn + 1, total_tiyn = total_tiyn + 1 WHERE seq = 1`,
    );
    await world.app.database.source.query(`UPDATE billing.counters SET last = last + 1 WHERE name = 'invoice'`);
    const { differences } = await reconcile();
    expect(differences).toEqual([
      { what: 'counted-without-document', subject: documentId },
      { what: 'invoice-sum', subject: '2026-000001' },
      { what: 'invoice-number', subject: '2026' },
    ]);
  });
});
