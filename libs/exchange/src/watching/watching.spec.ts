import { scopeOf, TestClock } from '@qujat/platform';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { WatchingConsumers } from './watching.consumers.js';

const DAY_MS = 86_400_000;
const RECIPIENT = 'zhetisu-head';

describe('recipients are reminded', () => {
  let world: ExchangeWorld;
  const clock = new TestClock();

  beforeAll(async () => {
    world = await exchangeWorld({ clock });
  });

  afterAll(() => world?.close());

  const remind = () => world.app.get(WatchingConsumers).remind();
  const reminders = async (id: string) => {
    const events = await world.app.database.source.query<{ type: string; payload: { to: string[] } }[]>(
      `SELECT type, payload FROM platform.outbox WHERE aggregate_id = $1
         AND type IN ('exchange.document.unread','exchange.document.unanswered','exchange.document.neglected')
       ORDER BY occurred_at, id`,
      [id],
    );
    return events.map(({ type, payload }) => {
      expect(payload.to).toEqual([world.participant('zhetisu').id]);
      return type.replace('exchange.document.', '');
    });
  };
  const nextAt = async (id: string, kind = 'unread') =>
    (
      await world.rows<{ next: Date | null }>(
        'SELECT next_at AS next FROM exchange.watches WHERE document_id = $1 AND kind = $2',
        ...[id, kind],
      )
    )[0]?.next;
  /** To the moment at which the next reminder is due. */
  const untilDue = async (id: string, kind?: string) => {
    const next = await nextAt(id, kind);
    clock.advance(next!.getTime() - clock.now().getTime() + 1000);
  };

  it('E-10.1.2: of an unread document, thrice, the last time the administrators; never twice', async () => {
    const id = await world.sent();
    await world.app.drain();
    const due = (await nextAt(id))!;
    const days = (due.getTime() - clock.now().getTime()) / DAY_MS;
    expect(days).toBeGreaterThan(1);
    await remind();
    expect(await reminders(id)).toEqual([]);
    for (const expected of [['unread'], ['unread', 'unread'], ['unread', 'unread', 'neglected']]) {
      await untilDue(id);
      await Promise.all([remind(), remind()]);
      await remind();
      expect(await reminders(id)).toEqual(expected);
    }
    clock.advance(60 * DAY_MS);
    await remind();
    expect(await reminders(id)).toHaveLength(3);
    const audit = await world.rows(
      `SELECT 1 FROM platform.audit WHERE act = 'document.reminded' AND subject_id = $1`,
      id,
    );
    expect(audit).toHaveLength(3);
  });

  it('E-13.2: a clock that leaps reminds once, and the next time runs from then; one set back reminds of nothing', async () => {
    const id = await world.sent();
    await world.app.drain();
    clock.advance(30 * DAY_MS);
    await remind();
    await remind();
    expect(await reminders(id)).toEqual(['unread']);
    expect((await nextAt(id))!.getTime()).toBeGreaterThan(clock.now().getTime() + DAY_MS);
    clock.advance(-20 * DAY_MS);
    await remind();
    expect(await reminders(id)).toEqual(['unread']);
    clock.advance(20 * DAY_MS);
  });

  it('E-10.1.2: of a document that was opened it is the answer that is reminded of; an answer ends it', async () => {
    const id = await world.received();
    await world.app.drain();
    await untilDue(id, 'unanswered');
    await remind();
    expect(await reminders(id)).toEqual(['unanswered']);
    await world.submit(RECIPIENT, id, world.pdf);
    await world.app.drain();
    await untilDue(id, 'unanswered');
    await remind();
    expect(await reminders(id)).toEqual(['unanswered']);
    expect(await nextAt(id, 'unanswered')).toBeNull();
  });

  it('is the portal’s own: no participant reads or sets it', async () => {
    const id = await world.sent();
    await world.app.drain();
    expect(await nextAt(id)).toBeInstanceOf(Date);
    const seen = await world.app.database.work.run<unknown[]>(scopeOf(world.actor(RECIPIENT)), (tx) =>
      tx.manager.query('SELECT 1 FROM exchange.watches WHERE document_id = $1', [id]),
    );
    expect(seen).toEqual([]);
  });
});
