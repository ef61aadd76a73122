import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { newId, type Uuid } from '@qujat/kernel';
import { describeWith } from '../../../../test/support/requires.js';
import type { Context } from '../database/context.js';
import { systemScope } from '../database/scope.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { PlatformModule } from '../platform.module.js';
import { platformSettings, type PlatformSettings } from '../platform.config.js';
import type { StoredEvent } from '../outbox/event.js';
import { Inbox } from '../outbox/inbox.js';
import { OutboxKeeper } from '../outbox/outbox-keeper.js';
import { Every } from '../schedules/every.js';
import { Schedules } from '../schedules/schedules.js';
import { TestClock } from '../testing/test-clock.js';
import { testApp, type TestApp } from '../testing/test-app.js';
import { testDatabase, type TestDatabase } from '../testing/test-database.js';
import { Consumes, RetryLater } from './consumes.js';
import { ConsumerRunner } from './consumer-runner.js';
import { Consumers } from './consumers.js';
import { JobQueue } from './job-queue.js';
import { ManualJobQueue } from './manual-job-queue.js';

class Effects1700000000102 {
  async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query('CREATE TABLE shop.effect (event_id uuid NOT NULL, consumer text NOT NULL, n int NOT NULL)');
  }
  async down(): Promise<void> {}
}

const SHOP: Context = { name: 'shop', entities: [], migrations: [Effects1700000000102] };
type Ordered = StoredEvent<{ n: number }>;

/** What a test wants the consumers to do. */
class Weather {
  ocspDown = false;
  failures = 0;
  readonly seen: string[] = [];
}

@Injectable()
class Shop {
  constructor(
    private readonly weather: Weather,
    private readonly work: UnitOfWork,
    private readonly inbox: Inbox,
  ) {}

  @Consumes('shop.ordered', 'shop.pack', { attempts: 3, backoffMs: 1 })
  async pack(event: Ordered, tx: Tx): Promise<void> {
    await effect(tx, event, 'shop.pack');
    if (this.weather.failures-- > 0) throw new Error('the box is torn');
  }

  @Consumes(['shop.ordered', 'shop.cancelled'], 'shop.seal', { transaction: false, backoffMs: 1 })
  async seal(event: Ordered): Promise<void> {
    this.weather.seen.push(event.type);
    if (this.weather.ocspDown) throw new RetryLater('ocsp', 300);
    await this.work.run(systemScope('shop.seal'), async (tx) => {
      if (await this.inbox.once(tx, 'shop.seal', event.id)) await effect(tx, event, 'shop.seal');
    });
  }

  @Consumes('shop.nothing-to-do', 'shop.ignore', { transaction: false })
  ignore(): Promise<void> {
    return Promise.resolve();
  }

  @Every('shop.count', { seconds: 60 })
  async count(): Promise<void> {
    this.weather.seen.push('counted');
    await sleep(20);
    if (this.weather.failures > 0) throw new Error('no pencil');
  }
}

const effect = (tx: Tx, event: Ordered, consumer: string) =>
  tx.manager.query('INSERT INTO shop.effect VALUES ($1, $2, $3)', [event.id, consumer, event.payload.n]);

@Module({ providers: [Shop, { provide: Weather, useValue: new Weather() }] })
class ShopModule {}

const order = (work: UnitOfWork, n: number, type = 'shop.ordered') =>
  work.run(systemScope('test'), (tx) => tx.emit({ type, aggregateId: newId(new Date()), payload: { n } }));

const effects = async (db: TestDatabase) => {
  const rows: { consumer: string; n: number }[] = await db.source.query(
    'SELECT consumer, n FROM shop.effect ORDER BY n, consumer',
  );
  return rows.map(({ n, consumer }) => `${n} ${consumer}`);
};

describe('outbox, consumers, inbox', () => {
  let t: TestApp;
  let weather: Weather;
  let work: UnitOfWork;

  beforeEach(async () => {
    t = await testApp({ contexts: [SHOP], modules: [ShopModule] });
    weather = t.get(Weather);
    Object.assign(weather, { ocspDown: false, failures: 0 });
    weather.seen.length = 0;
    work = t.get(UnitOfWork);
  });
  afterEach(() => t.close());

  const outbox = (): Promise<{ id: Uuid; relayed: boolean; settled: boolean }[]> =>
    t.database.source.query(
      'SELECT id, relayed_at IS NOT NULL AS relayed, settled_at IS NOT NULL AS settled FROM platform.outbox ORDER BY id',
    );

  it('brings each event to each of its consumers', async () => {
    await order(work, 1);
    await order(work, 2, 'shop.cancelled');
    await t.drain();
    expect(await effects(t.database)).toEqual(['1 shop.pack', '1 shop.seal', '2 shop.seal']);
  });

  it('an event that comes again has no second effect', async () => {
    await order(work, 1);
    await t.drain();
    const [event] = await outbox();
    for (const consumer of t.get(Consumers).of('shop.ordered')) {
      const job = { consumer: consumer.consumer, eventId: event?.id ?? '', attempts: 1, backoffMs: 1 };
      await Promise.all([t.get(ConsumerRunner).run(job), t.get(ConsumerRunner).run(job)]);
    }
    expect(await effects(t.database)).toEqual(['1 shop.pack', '1 shop.seal']);
  });

  it('a handler that fails leaves no trace, and is tried again', async () => {
    weather.failures = 1;
    await order(work, 1);
    await expect(t.drain()).rejects.toThrow('torn');
    expect(await effects(t.database)).toEqual(['1 shop.seal']);
    await t.drain();
    expect(await effects(t.database)).toEqual(['1 shop.pack', '1 shop.seal']);
  });

  it('a handler that has to wait goes on by itself when it may', async () => {
    weather.ocspDown = true;
    await order(work, 1);
    await t.drain();
    await t.drain();
    expect(await effects(t.database)).toEqual(['1 shop.pack']);
    weather.ocspDown = false;
    await t.drain();
    expect(await effects(t.database)).toEqual(['1 shop.pack', '1 shop.seal']);
  });

  it('an event is settled when all its consumers have confirmed it, also one who had nothing to write', async () => {
    weather.ocspDown = true;
    await order(work, 1);
    await order(work, 2, 'shop.nothing-to-do');
    await order(work, 3, 'shop.nobody-listens');
    await t.drain();
    await t.get(OutboxKeeper).keep();
    expect((await outbox()).map((event) => event.settled)).toEqual([false, true, true]);
    weather.ocspDown = false;
    await t.drain();
    await t.get(OutboxKeeper).keep();
    expect((await outbox()).map((event) => event.settled)).toEqual([true, true, true]);
  });

  it('a queue that lost its memory gets again what nobody has confirmed', async () => {
    await order(work, 1);
    const forgetful = t.get(JobQueue) as ManualJobQueue;
    await t.database.source.query('UPDATE platform.outbox SET relayed_at = $1', [t.clock.now()]);
    expect(await forgetful.runAll()).toBe(0);
    await t.get(OutboxKeeper).keep();
    await t.drain();
    expect(await effects(t.database)).toEqual([]);
    (t.clock as TestClock).advance(5 * 60_000);
    await t.get(OutboxKeeper).keep();
    await t.drain();
    expect(await effects(t.database)).toEqual(['1 shop.pack', '1 shop.seal']);
  });

  it('sweeps what was settled long ago, and nothing else', async () => {
    await order(work, 1);
    await t.drain();
    await t.get(OutboxKeeper).keep();
    weather.ocspDown = true;
    await order(work, 2);
    (t.clock as TestClock).advance(31 * 24 * 60 * 60 * 1000);
    await t.get(OutboxKeeper).sweep();
    expect(await outbox()).toHaveLength(1);
    expect(await t.database.source.query('SELECT 1 FROM platform.inbox')).toHaveLength(0);
  });

  it('a schedule runs when it is due, in one process at a time', async () => {
    const due = () => Promise.all([1, 2, 3].map(() => t.get(Schedules).runDue()));
    const counted = () => weather.seen.filter((word) => word === 'counted').length;
    await due();
    await due();
    expect(counted()).toBe(1);
    (t.clock as TestClock).advance(61_000);
    weather.failures = 1;
    await due();
    expect(counted()).toBe(2);
    expect(
      await t.database.source.query(`SELECT last_error FROM platform.schedules WHERE name = 'shop.count'`),
    ).toEqual([{ last_error: 'no pencil' }]);
  });
});

/** The whole of it as a worker runs it: relay, BullMQ, schedules. */
function worksOn(backend: (settings: PlatformSettings) => PlatformSettings) {
  let db: TestDatabase;
  beforeEach(async () => {
    db = await testDatabase({ contexts: [SHOP] });
  });
  afterEach(() => db.close());

  const process = async () => {
    const settings = backend(
      platformSettings({ DATABASE_URL: db.url, QUJAT_DATA: '/tmp', QUJAT_LOG: 'silent', DATABASE_POOL: '6' }),
    );
    const testing = await Test.createTestingModule({
      imports: [PlatformModule.forRoot({ contexts: [SHOP], settings }), ShopModule],
    }).compile();
    testing.enableShutdownHooks([]);
    return testing.init();
  };

  const until = async (what: () => Promise<boolean>) => {
    for (let i = 0; i < 600 && !(await what()); i++) await sleep(25);
  };

  it('events emitted in one process take effect once each, with several workers, failures and waits', async () => {
    const workers = [await process(), await process()];
    const weather = workers[0]?.get(Weather) as Weather;
    Object.assign(weather, { ocspDown: true, failures: 2 });
    const work = workers[0]?.get(UnitOfWork) as UnitOfWork;
    await Promise.all(Array.from({ length: 30 }, (_, n) => order(work, n)));
    await until(async () => (await effects(db)).length >= 30);
    weather.ocspDown = false;
    await until(async () => (await effects(db)).length >= 60);
    const expected = Array.from({ length: 30 }, (_, n) => [`${n} shop.pack`, `${n} shop.seal`]).flat();
    expect(await effects(db)).toEqual(expected);
    await Promise.all(workers.map((worker) => worker.close()));
  });

  it('an event that was committed while no worker ran is found by the next one', async () => {
    await order(db.work, 7);
    const worker = await process();
    await until(async () => (await effects(db)).length === 2);
    expect(await effects(db)).toEqual(['7 shop.pack', '7 shop.seal']);
    await worker.close();
  });

  it('tells whether it can be reached', async () => {
    const worker = await process();
    await expect(worker.get(JobQueue).probe()).resolves.toBeUndefined();
    await worker.close();
  });
}

describe('jobs on PostgreSQL', () => worksOn((settings) => ({ ...settings, redisUrl: undefined })));
describeWith('redis', 'jobs on Redis', () => worksOn((settings) => ({ ...settings, redisUrl: process.env.REDIS_URL })));
