import type { KnownParticipant } from '@qujat/identity';
import { systemScope } from '@qujat/platform';
import { billingWorld, type BillingWorld } from '../../../../test/support/billing-world.js';
import { expectProblem } from '../../../../test/support/problem.js';
import { FIRST_TARIFF } from '../tariff/first-tariff.js';
import { nextNumber } from './counter.repository.js';
import type { Invoice } from './invoice.dto.js';
import { InvoicingService } from './invoicing.service.js';

let world: BillingWorld;
let sender: KnownParticipant;
beforeAll(async () => {
  world = await billingWorld('2025-10-01T06:00:00Z');
  sender = world.participant();
  await world.accredit(sender);
}, 60_000);
afterAll(() => world?.close());

const invoicesOf = async (participant: KnownParticipant) =>
  (await world.app.as(world.accountant(participant)).get('/api/billing/invoices').expect(200)).body as Invoice[];
const send = async (participant: KnownParticipant, times: number) => {
  for (let i = 0; i < times; i++) await world.deliver(participant);
  await world.app.drain();
};

describe('invoices', () => {
  it('E-6.5: the trial costs nothing', async () => {
    await send(sender, 20);
    await world.on('2025-11-01T06:00:00Z');
    expect(await invoicesOf(sender)).toEqual([]);
  });

  it('E-11.1: VAT is that of the turnover: 12 % to the end of 2025 on an invoice of 2026', async () => {
    await world.on('2025-12-10T06:00:00Z');
    await send(sender, 12);
    await world.on('2026-01-01T06:00:00Z');
    const [december] = await invoicesOf(sender);
    expect(december).toMatchObject({
      ...{ number: '2026-000001', month: '2025-12-01', issuedOn: '2026-01-01', dueOn: '2026-01-11', vatPoints: 1200 },
      ...{ netTiyn: 24_000, vatTiyn: 2_880, totalTiyn: 26_880, paidTiyn: 0, state: 'issued' },
      // five working days, the holidays of the New Year and of Christmas left out
      act: { number: '2026-000001', acceptedOn: '2026-01-12', state: 'issued' },
    });
  });

  it('E-11.1: at the tariff in force on the invoice date, with 16 % from 2026 on', async () => {
    const [plan] = FIRST_TARIFF.plans;
    const dearer = { ...plan, acts: [{ act: 'document.sent', included: 0, priceTiyn: 20_000, limit: null }] };
    const next = { effectiveFrom: '2026-02-01', plans: [dearer] };
    await world.app.as(world.biller).post('/api/operator/tariffs').send(next).expect(201);
    await send(sender, 3);
    await world.on('2026-02-01T06:00:00Z');
    const [january] = await invoicesOf(sender);
    expect(january).toMatchObject({ month: '2026-01-01', vatPoints: 1600, netTiyn: 60_000, vatTiyn: 9_600 });
  });

  it('E-11.1: what is told late is charged in the first open month, once, and a second run issues nothing', async () => {
    const before = await invoicesOf(sender);
    await world.app.get(InvoicingService).issueDue();
    expect(await invoicesOf(sender)).toEqual(before);
    world.clock.set(new Date('2026-01-31T10:00:00Z'));
    await world.deliver(sender);
    world.clock.set(new Date('2026-02-02T06:00:00Z'));
    await world.app.drain();
    await world.on('2026-03-01T06:00:00Z');
    const [february] = await invoicesOf(sender);
    expect(february).toMatchObject({ month: '2026-02-01', netTiyn: 20_000 });
  });

  it('E-11.1: months that were missed are made up for, several portals at once issue each once', async () => {
    const participants = Array.from({ length: 6 }, () => world.participant());
    for (const participant of participants) {
      await world.accredit(participant);
      const terms = { startsOn: '2026-03-02', plan: FIRST_TARIFF.plans[0]!.code, discountPoints: 0 };
      await world.app
        .as(world.biller)
        .post(`/api/operator/billing/participants/${participant.id}/contracts`)
        .send(terms)
        .expect(201);
    }
    world.clock.set(new Date('2026-03-05T06:00:00Z'));
    for (const participant of participants) await send(participant, 2);
    world.clock.set(new Date('2026-06-01T06:00:00Z'));
    await Promise.all([1, 2, 3].map(() => world.app.get(InvoicingService).issueDue()));
    const rows = await world.rows<{ seq: number; month: string }>(
      'SELECT seq FROM billing.invoices WHERE year = 2026 ORDER BY seq',
    );
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => i + 1));
    const twice = await world.rows('SELECT 1 FROM billing.invoices GROUP BY participant_id, month HAVING count(*) > 1');
    expect(twice).toEqual([]);
    expect(rows.length).toBeGreaterThanOrEqual(9);
  });

  it('E-11.1: numbers have no gaps, whatever fails at the same time', async () => {
    const take = (fails: boolean) =>
      world.app.database.work.run(systemScope('spec'), async (tx) => {
        const number = await nextNumber(tx, 'act', 2099);
        if (fails) throw new Error('undone');
        return number;
      });
    const taken = await Promise.allSettled(Array.from({ length: 40 }, (_, i) => take(i % 3 === 0)));
    const numbers = taken.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])).toSorted((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  });

  it('E-11.3: services count as accepted by the terms of the offer, unless objected to in time', async () => {
    const accountant = world.app.as(world.accountant(sender));
    const [, older] = (await invoicesOf(sender)).toReversed();
    const late = await accountant.post(`/api/billing/invoices/${older!.id}/objection`).send({ objection: 'Нет' });
    expectProblem(late, 409, 'act.accepted_already');
    expect(older!.act!.state).toBe('accepted');
    const lines = [{ name: { kk: 'Анықтама', ru: 'Справка', en: 'Certificate' }, quantity: 2, unitTiyn: 150_000 }];
    const issued = await world.app
      .as(world.biller)
      .post(`/api/operator/billing/participants/${sender.id}/invoices`)
      .send({ lines })
      .expect(201);
    const { body } = await accountant
      .post(`/api/billing/invoices/${issued.body.id}/objection`)
      .send({ objection: 'Не оказано' })
      .expect(200);
    expect(body).toMatchObject({ netTiyn: 300_000, act: { state: 'objected', objection: 'Не оказано' } });
    const again = await accountant
      .post(`/api/billing/invoices/${issued.body.id}/objection`)
      .send({ objection: 'Ещё раз' });
    expectProblem(again, 409, 'act.objected_already');
  });

  it('E-3.1: another participant sees nothing of it', async () => {
    const other = world.app.as(world.accountant(world.participant()));
    const [mine] = await invoicesOf(sender);
    expectProblem(await other.get(`/api/billing/invoices/${mine!.id}/pdf`), 404, 'invoice.not_found');
    expect((await other.get('/api/billing/invoices').expect(200)).body).toEqual([]);
  });
});
