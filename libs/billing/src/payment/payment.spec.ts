import fc from 'fast-check';
import type { KnownParticipant } from '@qujat/identity';
import { billingWorld, type BillingWorld } from '../../../../test/support/billing-world.js';
import { expectProblem } from '../../../../test/support/problem.js';
import type { Invoice } from '../invoice/invoice.dto.js';

let world: BillingWorld;
let sender: KnownParticipant;
beforeAll(async () => {
  world = await billingWorld();
  sender = world.participant();
  await world.accredit(sender);
}, 60_000);
afterAll(() => world?.close());

interface Line {
  readonly tenge: number | string;
  readonly bin?: string;
  readonly purpose?: string;
  readonly number?: string;
  readonly on?: string;
}
let serial = 0;
const file = (...lines: Line[]) =>
  Buffer.from(
    `1CClientBankExchange\nДатаСоздания=${(serial += 1)}\n${lines
      .map(
        ({ tenge, bin = '', purpose = '', number = `${(serial += 1)}`, on = '05.11.2026' }) =>
          `СекцияДокумент=Выписка\nДатаОперации=${on}\nСуммаПриход=${tenge}\nНомерДокумента=${number}\nПлательщикБИН_ИИН=${bin}\nНазначениеПлатежа=${purpose}\nКонецДокумента\n`,
      )
      .join('')}КонецФайла\n`,
  );
const take = (bytes: Buffer) =>
  world.app
    .as(world.biller)
    .post('/api/operator/billing/statements')
    .send({ name: 'bank.txt', content: bytes.toString('base64') });
const desk = () => world.app.as(world.biller);
const bill = async (participant: KnownParticipant, tiyn: number) => {
  const lines = [{ name: { kk: 'Қ', ru: 'У', en: 'S' }, quantity: 1, unitTiyn: tiyn }];
  return (
    await desk().post(`/api/operator/billing/participants/${participant.id}/invoices`).send({ lines }).expect(201)
  ).body as Invoice;
};
const state = async (id: string) => {
  const { body } = await world.app.as(world.accountant(sender)).get('/api/billing/invoices').expect(200);
  return (body as Invoice[]).find((one) => one.id === id)!;
};

describe('payments', () => {
  it('E-11.1: pay the invoice that they name, in parts, and what is over pays the oldest', async () => {
    const [older, newer] = [await bill(sender, 100_000), await bill(sender, 200_000)];
    const part = { tenge: '1000.00', bin: sender.bin, purpose: `Оплата по счёту № ${newer.number}` };
    expect((await take(file(part)).expect(201)).body).toEqual({
      format: '1c',
      payments: 1,
      repeated: 0,
      unknown: 0,
      otherLines: 0,
    });
    expect([await state(newer.id), await state(older.id)]).toMatchObject([
      { paidTiyn: 100_000, state: 'part-paid' },
      { paidTiyn: 0, state: 'issued' },
    ]);
    await take(file({ tenge: '2480.00', bin: sender.bin, purpose: newer.number })).expect(201);
    expect([await state(newer.id), await state(older.id)]).toMatchObject([
      { paidTiyn: 232_000, state: 'paid' },
      { paidTiyn: 116_000, state: 'paid' },
    ]);
  });

  it('E-11.1: the same file is refused, the same movement in another counts once; two that are alike in one file are two', async () => {
    const twice = { tenge: 5, bin: sender.bin, number: 'N1', purpose: 'аванс' };
    const once = file(twice, twice);
    expect((await take(once).expect(201)).body).toMatchObject({ payments: 2 });
    expectProblem(await take(once), 409, 'payment.imported_already');
    expect((await take(file(twice)).expect(201)).body).toMatchObject({ payments: 0, repeated: 1 });
  });

  it('E-11.1: whose it is nobody knows waits for the biller; an advance pays the next invoice; the rest is refunded', async () => {
    const stranger = world.participant();
    await take(file({ tenge: 1000, purpose: 'без номера' })).expect(201);
    const [payment] = (await desk().get('/api/operator/billing/payments?unknown=true').expect(200)).body as {
      id: string;
    }[];
    const at = (act: string) => `/api/operator/billing/payments/${payment!.id}/${act}`;
    expectProblem(await desk().post(at('refund')).send({ amountTiyn: 1, reason: 'r' }), 409, 'payment.not_assigned');
    await desk().post(at('assign')).send({ participantId: stranger.id }).expect(200);
    expectProblem(await desk().post(at('assign')).send({ participantId: sender.id }), 409, 'payment.assigned_already');
    expect(await bill(stranger, 50_000)).toMatchObject({ paidTiyn: 58_000, state: 'paid' });
    expectProblem(
      await desk().post(at('refund')).send({ amountTiyn: 42_001, reason: 'r' }),
      422,
      'payment.refund_too_large',
    );
    const { body } = await desk().post(at('refund')).send({ amountTiyn: 42_000, reason: 'Заявление' }).expect(200);
    expect(body).toMatchObject({ amountTiyn: 100_000, freeTiyn: 0, refundedTiyn: 42_000 });
  });

  it('E-11.1: nothing of a file that cannot be read is taken', async () => {
    expectProblem(
      await take(file({ tenge: 7, bin: sender.bin }, { tenge: 'семь', bin: sender.bin })),
      422,
      'payment.unreadable',
    );
    expect(await world.rows('SELECT 1 FROM billing.payments WHERE amount_tiyn = 700')).toEqual([]);
  });

  it('E-11.1: every tiyn is somewhere, whatever is billed and paid at the same time', async () => {
    const sum = fc.integer({ min: 1, max: 3_000 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(sum, { minLength: 1, maxLength: 5 }),
        fc.array(sum, { minLength: 1, maxLength: 5 }),
        async (billed, paid) => {
          const who = world.participant();
          await Promise.all([
            ...billed.map((tenge) => bill(who, tenge * 100)),
            ...paid.map((tenge) => take(file({ tenge, bin: who.bin })).expect(201)),
          ]);
          const [row] = await world.rows<Record<string, number>>(
            `SELECT (SELECT sum(amount_tiyn)::float8 FROM billing.payments WHERE participant_id = $1) AS paid,
             (SELECT sum(free_tiyn)::float8 FROM billing.payments WHERE participant_id = $1) AS free,
             (SELECT coalesce(sum(amount_tiyn), 0)::float8 FROM billing.allocations WHERE participant_id = $1) AS used,
             (SELECT sum(paid_tiyn)::float8 FROM billing.invoices WHERE participant_id = $1) AS settled,
             (SELECT sum(total_tiyn - paid_tiyn)::float8 FROM billing.invoices WHERE participant_id = $1) AS due`,
            who.id,
          );
          expect(row!.paid).toBe(paid.reduce((a, b) => a + b, 0) * 100);
          expect(row!.free! + row!.used!).toBe(row!.paid);
          expect(row!.settled).toBe(row!.used);
          expect(Math.min(row!.free!, row!.due!)).toBe(0);
        },
      ),
      { numRuns: 8 },
    );
  }, 60_000);
});

describe('who does not pay', () => {
  it('E-6.5: is reminded, then suspended by the rule, and restored by the payment', async () => {
    const debtor = world.participant();
    const invoice = await bill(debtor, 100_000);
    expect(invoice.dueOn).toBe('2026-11-12');
    await world.on('2026-11-12T06:00:00Z');
    expect(await world.rows('SELECT 1 FROM billing.reminders WHERE invoice_id = $1', invoice.id)).toHaveLength(0);
    await world.on('2026-11-13T06:00:00Z');
    await world.on('2026-11-14T06:00:00Z');
    expect(await world.rows('SELECT 1 FROM billing.reminders WHERE invoice_id = $1', invoice.id)).toHaveLength(1);
    expect(world.suspended.has(debtor.id)).toBe(false);
    await world.on('2026-12-12T06:00:00Z');
    expect(world.suspended.has(debtor.id)).toBe(true);
    await take(file({ tenge: 1000, bin: debtor.bin })).expect(201);
    await world.app.drain();
    expect(world.suspended.has(debtor.id)).toBe(true);
    await take(file({ tenge: 160, bin: debtor.bin })).expect(201);
    await world.app.drain();
    expect(world.suspended.has(debtor.id)).toBe(false);
  });
});

describe('the cap of liability', () => {
  it('E-12.5: is what was paid in the last three full months, less what was refunded, for any day', async () => {
    const payer = world.participant();
    const days = ['31.07.2026', '01.08.2026', '30.09.2026', '31.10.2026', '01.11.2026'];
    await take(file(...days.map((on, i) => ({ on, tenge: 10 ** i, bin: payer.bin })))).expect(201);
    const at = (on: string) => `/api/operator/billing/participants/${payer.id}/liability?on=${on}`;
    const capOn = async (on: string) =>
      (await desk().get(at(on)).expect(200)).body as { capTiyn: number; parts: object[] };
    expect(await capOn('2026-11-15')).toMatchObject({ from: '2026-08-01', until: '2026-11-01', capTiyn: 111_000 });
    expect((await capOn('2026-11-15')).parts).toHaveLength(3);
    expect(await capOn('2026-10-31')).toMatchObject({ capTiyn: 11_100 });
    const own = await world.app.as(world.accountant(payer)).get('/api/billing/liability?on=2026-12-01').expect(200);
    expect(own.body).toMatchObject({ from: '2026-09-01', capTiyn: 1_110_000 });
  });
});
