import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ModuleMetadata, Provider, Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type TestAgent from 'supertest/lib/agent.js';
import { Clock } from '@qujat/kernel';
import type { Actor } from '../auth/actor.js';
import { SESSION_COOKIE } from '../auth/session-authenticator.js';
import { Sessions } from '../auth/sessions.js';
import type { Context } from '../database/context.js';
import { prepareHttp } from '../http/prepare-http.js';
import { ConsumerRunner } from '../jobs/consumer-runner.js';
import { ManualJobQueue } from '../jobs/manual-job-queue.js';
import { OutboxRelay } from '../outbox/relay.js';
import { PlatformModule } from '../platform.module.js';
import { type PlatformSettings, platformSettings } from '../platform.config.js';
import { TestClock } from './test-clock.js';
import { testDatabase, type TestDatabase } from './test-database.js';
import { TestSessions } from './test-sessions.js';

/** What a test application is made of. */
export interface TestAppOptions {
  readonly contexts: readonly Context[];
  readonly modules?: ModuleMetadata['imports'];
  readonly controllers?: Type[];
  readonly providers?: Provider[];
  /** Replacements: `[[TimestampClient, fake]]`. */
  readonly overrides?: readonly (readonly [token: unknown, value: unknown])[];
  readonly settings?: Partial<PlatformSettings>;
  readonly clock?: Clock;
}

/** A whole application over a database of its own, with everything that would wait done by hand. */
export interface TestApp {
  readonly app: NestExpressApplication;
  readonly database: TestDatabase;
  readonly clock: Clock;
  /** A provider of the application. */
  get<T>(token: Type<T> | (abstract new (...args: never[]) => T)): T;
  /** HTTP as a stranger whose browser is on the portal's pages; keeps cookies. */
  agent(): TestAgent;
  /** HTTP as `actor`. */
  as(actor: Actor): TestAgent;
  /**
   * Relays events and runs consumers until nothing more can be done. Handlers that asked to wait are tried once per call;
   * what a handler throws is thrown here.
   */
  drain(): Promise<void>;
  close(): Promise<void>;
}

const NO_LIMITS = { address: 1e9, auth: 1e9, public: 1e9, signedIn: 1e9, export: 1e9 };

/** Builds the application. Jobs run in `drain()`; blobs lie in a folder that `close()` removes; rate limits are off. */
export async function testApp(options: TestAppOptions): Promise<TestApp> {
  const clock = options.clock ?? new TestClock();
  const database = await testDatabase({ contexts: options.contexts, clock });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'qujat-app-'));
  const settings = settingsFor(database.url, folder, options.settings);
  const jobs = new ManualJobQueue();
  const app = await build({ ...options, clock }, settings, jobs).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  await jobs.work((job) => app.get(ConsumerRunner).run(job));
  const sessions = app.get<TestSessions>(Sessions);
  const { agent: open } = (await import('supertest')).default;
  const agent = () => open(app.getHttpServer()).set('Origin', settings.publicUrl);
  return {
    app,
    database,
    clock,
    get: (token) => app.get(token, { strict: false }),
    agent,
    as: (actor) => agent().set('Cookie', `${SESSION_COOKIE}=${sessions.tokenFor(actor)}`),
    drain: () => drain(app.get(OutboxRelay), jobs),
    close: async () => {
      await app.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const settingsFor = (url: string, folder: string, own: Partial<PlatformSettings> = {}): PlatformSettings => ({
  ...platformSettings({ DATABASE_URL: url, QUJAT_DATA: folder, QUJAT_LOG: 'silent', DATABASE_POOL: '5' }),
  rateLimits: NO_LIMITS,
  worker: false,
  ...own,
});

async function build(
  options: TestAppOptions & { clock: Clock },
  settings: PlatformSettings,
  jobQueue: ManualJobQueue,
): Promise<NestExpressApplication> {
  const { Test } = await import('@nestjs/testing');
  const { contexts, clock, modules = [], controllers = [], providers = [], overrides = [] } = options;
  const builder = Test.createTestingModule({
    imports: [PlatformModule.forRoot({ contexts, settings, jobQueue, clock }), ...modules],
    controllers,
    providers,
  });
  builder
    .overrideProvider(Sessions)
    .useFactory({ factory: (modules: ModuleRef) => new TestSessions(modules), inject: [ModuleRef] });
  for (const [token, value] of overrides) builder.overrideProvider(token).useValue(value);
  const testing = await builder.compile();
  const app = testing.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  prepareHttp(app);
  await app.init();
  return app;
}

/** Events bring jobs, jobs bring events: until a round does neither. */
async function drain(relay: OutboxRelay, jobs: ManualJobQueue): Promise<void> {
  let done: number;
  do {
    await relay.relay();
    done = await jobs.runAll();
  } while (done > 0);
}
