/**
 * A month of a million acts of a thousand participants, in a database of its own: what counting an event costs on the way it
 * really goes (unit of work, inbox aside), then charging the month and issuing its invoices, with the events loaded in bulk.
 */
import { FixedClock, newId } from '../dist/libs/kernel/src/index.js';
import { systemScope, testApp } from '../dist/libs/platform/src/index.js';
import { BILLING_CONTEXT, BillingModule, InvoicingService } from '../dist/libs/billing/src/index.js';
import { count } from '../dist/libs/billing/src/meter/meter.repository.js';
import { EXCHANGE_CONTEXT } from '../dist/libs/exchange/src/index.js';
import { IDENTITY_CONTEXT, IdentityFacade, PortalSanctions } from '../dist/libs/identity/src/index.js';
import { TRUST_CONTEXT } from '../dist/libs/trust/src/index.js';

const EVENTS = 1_000_000;
const PARTICIPANTS = 1_000;
const ONE_BY_ONE = 5_000;
const AT_ONCE = 8;
const SCOPE = systemScope('bench');

class Identity {}
const name = { kk: 'ЖШС', ru: 'ТОО', en: 'LLP' };
const identity = {
  module: Identity,
  providers: [
    { provide: IdentityFacade, useValue: { participant: (id) => Promise.resolve({ id, bin: '140340999103', name }) } },
    { provide: PortalSanctions, useValue: {} },
  ],
  exports: [IdentityFacade, PortalSanctions],
};

async function timed(what, quantity, work) {
  const begun = performance.now();
  await work();
  const seconds = (performance.now() - begun) / 1000;
  console.log(`  ${what}: ${seconds.toFixed(1)} s, ${Math.round(quantity / seconds)} a second`);
}

/** Events one by one, as the consumer counts them. */
async function countOneByOne({ database }, participantId) {
  const next = Array.from({ length: AT_ONCE }, async () => {
    for (let i = 0; i < ONE_BY_ONE / AT_ONCE; i++) {
      const occurredAt = new Date('2026-10-05T06:00:00Z');
      const ids = { eventId: newId(occurredAt), subjectId: newId(occurredAt), participantId };
      await database.work.run(SCOPE, (tx) =>
        count(tx, { ...ids, act: 'document.sent', occurredAt, day: '2026-10-05' }),
      );
    }
  });
  await Promise.all(next);
}

const CONTRACTS = `INSERT INTO billing.contracts (id, participant_id, starts_on, plan, concluded_at, concluded_by)
  SELECT gen_random_uuid(), gen_random_uuid(), '2026-10-01', 'per-act', now(), '{}' FROM generate_series(1, $1)`;
const METER = `INSERT INTO billing.meter (event_id, act, participant_id, subject_id, occurred_at, day)
  SELECT gen_random_uuid(), 'document.sent', p.participant_id, gen_random_uuid(), '2026-10-05', date '2026-10-01' + (n % 31)
  FROM billing.contracts p, generate_series(1, $1) n`;

export async function run() {
  const clock = new FixedClock(new Date('2026-11-01T06:00:00Z'));
  const contexts = [TRUST_CONTEXT, IDENTITY_CONTEXT, EXCHANGE_CONTEXT, BILLING_CONTEXT];
  const app = await testApp({ clock, contexts, modules: [BillingModule.forRoot({ imports: [identity] })] });
  try {
    const { source } = app.database;
    await timed('counted one by one', ONE_BY_ONE, () => countOneByOne(app, newId(clock.now())));
    await source.query(CONTRACTS, [PARTICIPANTS]);
    await timed('loaded in bulk', EVENTS, () => source.query(METER, [EVENTS / PARTICIPANTS]));
    await source.query('ANALYZE billing.meter');
    await timed('invoices of the month', PARTICIPANTS, () => app.get(InvoicingService).issueDue());
    const [{ invoices, charged }] = await source.query(
      `SELECT (SELECT count(*)::int FROM billing.invoices) AS invoices,
         (SELECT sum(quantity)::int FROM billing.invoice_lines) AS charged`,
    );
    console.log(`  ${invoices} invoices charge for ${charged} acts (10 of each participant are included)`);
    if (charged !== EVENTS - 10 * PARTICIPANTS) throw new Error('what is charged for is not what was counted');
  } finally {
    await app.close();
  }
}
