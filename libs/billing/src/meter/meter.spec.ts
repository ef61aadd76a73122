import fc from 'fast-check';
import { newId } from '@qujat/kernel';
import { systemScope } from '@qujat/platform';
import { billingWorld, type BillingWorld } from '../../../../test/support/billing-world.js';
import { count } from './meter.repository.js';

let world: BillingWorld;
beforeAll(async () => {
  world = await billingWorld();
}, 60_000);
afterAll(() => world?.close());

describe('the meter', () => {
  it('E-11.1: counts a document that has reached its recipient, once', async () => {
    const sender = world.participant();
    const documentId = await world.deliver(sender);
    await world.deliver(sender);
    await world.deliver(sender, documentId);
    await world.app.drain();
    await world.app.drain();
    const { body } = await world.app.as(world.accountant(sender)).get('/api/billing/account').expect(200);
    expect(body.days).toEqual([{ day: '2026-11-02', count: 2 }]);
  });

  it('E-11.1: counts the same whatever the order, however often events come, and at the same time', async () => {
    const act = fc.record({ document: fc.integer({ min: 0, max: 7 }), event: fc.integer({ min: 0, max: 11 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 30 }), async (told) => {
        const participantId = newId(world.clock.now());
        const ids = Array.from({ length: 20 }, () => newId(world.clock.now()));
        // An event is about one document, and each document is delivered by one event, told again and again.
        const acts = told.map(({ document, event }) => ({
          subjectId: ids[document]!,
          eventId: ids[8 + (event % 12)]!,
        }));
        const counted = await Promise.all(
          acts.map((one) =>
            world.app.database.work.run(systemScope('spec'), (tx) =>
              count(tx, {
                ...{ ...one, act: 'document.sent', participantId, day: '2026-11-02' },
                occurredAt: world.clock.now(),
              }),
            ),
          ),
        );
        const rows = await world.rows<{ subject: string; event: string }>(
          'SELECT subject_id AS subject, event_id AS event FROM billing.meter WHERE participant_id = $1',
          participantId,
        );
        expect(rows).toHaveLength(counted.filter(Boolean).length);
        expect(new Set(rows.map(({ subject }) => subject)).size).toBe(rows.length);
        expect(new Set(rows.map(({ event }) => event)).size).toBe(rows.length);
        const isCounted = ({ subjectId, eventId }: (typeof acts)[number]) =>
          rows.some(({ subject, event }) => subject === subjectId || event === eventId);
        expect(acts.every(isCounted)).toBe(true);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('E-11.1: is never changed afterwards', async () => {
    await expect(world.rows(`UPDATE billing.meter SET day = '2020-01-01'`)).rejects.toThrow('permission denied');
    await expect(world.rows('DELETE FROM billing.meter')).rejects.toThrow('permission denied');
  });
});
