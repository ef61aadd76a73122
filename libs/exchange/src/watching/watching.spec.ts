import { dayAfter, portalDay } from '@qujat/kernel';
import { scopeOf, TestClock } from '@qujat/platform';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';
import { expectProblem } from '../../../../test/support/problem.js';
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

  describe('E-10.1.2: an organisation’s own rules', () => {
    const administrator = (slug: string) => {
      const actor = world.actor(slug);
      return world.app.as({ ...actor, rights: [...actor.rights, 'participant.administer'] });
    };
    const rules = (slug: string) => administrator(slug).get('/api/reminder-rules');
    const save = (slug: string, body: object) => administrator(slug).put('/api/reminder-rules').send(body);
    const drop = (slug: string) => administrator(slug).delete('/api/reminder-rules');

    it('stand in the place of the operator’s, for it alone, and go again', async () => {
      const operators = { unreadDays: 2, unansweredDays: 5, atMost: 3 };
      expect((await rules(RECIPIENT)).body).toEqual({ ...operators, own: false });
      const own = { unreadDays: 1, unansweredDays: 1, atMost: 1 };
      expect((await save(RECIPIENT, own)).body).toEqual({ ...own, own: true });
      expect((await rules('alatau-head')).body).toEqual({ ...operators, own: false });
      const id = await world.sent();
      await world.app.drain();
      await untilDue(id);
      await remind();
      expect(await reminders(id)).toEqual(['neglected']);
      expect(await nextAt(id)).toBeNull();
      expect((await drop(RECIPIENT)).body).toEqual({ ...operators, own: false });
      expect((await world.as(RECIPIENT).get('/api/reminder-rules')).status).toBe(403);
    });

    it('are told apart from what cannot be: the limits are named', async () => {
      const answer = await save(RECIPIENT, { unreadDays: 0, unansweredDays: 5, atMost: 99 });
      expect(answer.status).toBe(422);
      expect(JSON.stringify(answer.body)).toMatch(/unreadDays.*atMost|atMost.*unreadDays/s);
    });

    it('none: who wants no reminders gets none', async () => {
      await save(RECIPIENT, { unreadDays: 1, unansweredDays: 1, atMost: 0 });
      const id = await world.sent();
      await world.app.drain();
      expect(await nextAt(id)).toBeUndefined();
      await drop(RECIPIENT);
    });
  });

  describe('E-10.1.2, E-13.2: the day by which the sender expects the answer', () => {
    const told = async (id: string) => {
      const events = await world.app.database.source.query<{ type: string; payload: { to: string[]; day: string } }[]>(
        `SELECT type, payload FROM platform.outbox WHERE aggregate_id = $1 AND type LIKE 'exchange.document.answer-%'
          ORDER BY type`,
        [id],
      );
      return events.map(({ type, payload }) => [
        type.replace('exchange.document.answer-', ''),
        payload.to,
        payload.day,
      ]);
    };
    const set = (id: string, answerBy: string | null) =>
      world.as('alatau-head').patch(`/api/documents/${id}`).send({ answerBy });
    const sentWith = async (answerBy: string) => {
      const id = await world.draft();
      expect((await set(id, answerBy)).status).toBe(200);
      await world.submit('alatau-head', id, world.pdf);
      expect((await world.as('alatau-head').post(`/api/documents/${id}/send`)).status).toBe(200);
      await world.app.drain();
      return id;
    };
    const day = (ahead: number) => dayAfter(portalDay(clock.now()), ahead);
    const due = async (slug: string, id: string) => {
      const { answerBy, due: near } = (await world.get(slug, id)) as unknown as Record<string, unknown>;
      return [answerBy, near];
    };
    const listed = async (slug: string, box: string, which: string) => {
      const answer = await world.as(slug).get(`/api/documents?box=${box}&due=${which}&limit=100`);
      expect(answer.status).toBe(200);
      return (answer.body.items as { id: string }[]).map(({ id }) => id);
    };

    it('lies ahead: one that is over is refused with a sentence, and the draft stays', async () => {
      const id = await world.draft();
      const answer = await set(id, day(-1));
      expectProblem(answer, 422, 'document.answer_by_past');
      expect(answer.body.errors ?? answer.body.fields).toBeDefined();
      expect((await set(id, day(0))).status).toBe(200);
      await world.submit('alatau-head', id, world.pdf);
      clock.advance(2 * DAY_MS);
      expectProblem(await world.as('alatau-head').post(`/api/documents/${id}/send`), 422, 'document.answer_by_past');
    });

    it('is reminded of once before and once after, both sides; and lists are narrowed to it', async () => {
      const id = await sentWith(day(20));
      expect(await due(RECIPIENT, id)).toEqual([day(20), null]);
      const answerBy = day(20);
      await untilDue(id, 'deadline');
      await Promise.all([remind(), remind()]);
      const [sender, recipient] = [world.participant('alatau').id, world.participant('zhetisu').id];
      expect(await told(id)).toEqual([['near', [recipient], answerBy]]);
      expect(await due(RECIPIENT, id)).toEqual([answerBy, 'soon']);
      expect(await listed(RECIPIENT, 'inbox', 'soon')).toContain(id);
      expect(await listed('alatau-head', 'outbox', 'overdue')).not.toContain(id);
      await untilDue(id, 'deadline');
      await remind();
      expect(await told(id)).toEqual([
        ['missed', [sender], answerBy],
        ['near', [recipient], answerBy],
        ['overdue', [recipient], answerBy],
      ]);
      expect(await due('alatau-head', id)).toEqual([answerBy, 'overdue']);
      expect(await listed('alatau-head', 'outbox', 'overdue')).toContain(id);
      expect(await listed(RECIPIENT, 'inbox', 'overdue')).toContain(id);
      expect(await nextAt(id, 'deadline')).toBeNull();
    });

    it('ends with the answer: nobody is told any more, and it is overdue no longer', async () => {
      const id = await sentWith(day(5));
      await world.as(RECIPIENT).post(`/api/documents/${id}/open`);
      await world.submit(RECIPIENT, id, world.pdf);
      await world.app.drain();
      clock.advance(10 * DAY_MS);
      await remind();
      expect(await told(id)).toEqual([]);
      expect((await due('alatau-head', id))[1]).toBeNull();
      expect(await listed('alatau-head', 'outbox', 'overdue')).not.toContain(id);
    });

    it('stays with what was signed', async () => {
      const id = await sentWith(day(9));
      expect((await set(id, day(30))).status).toBe(409);
      const change = world.rows(`UPDATE exchange.documents SET answer_by = answer_by + 1 WHERE id = $1`, id);
      await expect(change).rejects.toThrow(/requisites stay/);
    });
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
