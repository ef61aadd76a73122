import {
  type DynamicModule,
  Global,
  Injectable,
  Module,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Clock, SystemClock } from '@qujat/kernel';
import { AccessGuard } from './auth/access.guard.js';
import { OriginGuard } from './auth/origin.guard.js';
import { RateCounter } from './auth/rate-counter.js';
import { AddressLimitGuard, RateLimitGuard } from './auth/rate-limit.js';
import { Routes } from './auth/routes.js';
import { Sessions } from './auth/sessions.js';
import { StepUpGuard } from './auth/step-up.js';
import { BlobStore } from './blobs/blob-store.js';
import { createBlobStore } from './blobs/create-blob-store.js';
import type { Context } from './database/context.js';
import { createDataSource } from './database/data-source.js';
import { identityOf } from './database/identity.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { FileIntake } from './files/file-intake.js';
import { Health } from './health/health.js';
import { DeclaredErrors } from './http/catalogue.js';
import { ProblemFilter } from './http/problem.filter.js';
import { validationPipe } from './http/validation.js';
import { BackgroundWork } from './jobs/background-work.js';
import { BullJobQueue } from './jobs/bull-job-queue.js';
import { ConsumerRunner } from './jobs/consumer-runner.js';
import { Consumers } from './jobs/consumers.js';
import { JobQueue } from './jobs/job-queue.js';
import { createLog, Log } from './logging/log.js';
import { Inbox } from './outbox/inbox.js';
import { OutboxKeeper } from './outbox/outbox-keeper.js';
import { OutboxSignal } from './outbox/outbox-signal.js';
import { OutboxRelay } from './outbox/relay.js';
import { PlatformSettings } from './platform.config.js';
import { ClamdScanner, NoScanner } from './scan/clamd-scanner.js';
import { ContentScanner } from './scan/content-scanner.js';
import { Schedules } from './schedules/schedules.js';

/** What a program is made of. */
export interface PlatformOptions {
  readonly contexts: readonly Context[];
  readonly settings: PlatformSettings;
  /** Replaces BullMQ: tests run their jobs by hand. */
  readonly jobQueue?: JobQueue;
  readonly clock?: Clock;
}

/** Disconnects when everything that uses the database has been shut down. */
@Injectable()
class DatabaseConnection implements OnApplicationShutdown {
  constructor(private readonly database: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.database.isInitialized) await this.database.destroy();
  }
}

const GUARDS = [AddressLimitGuard, OriginGuard, AccessGuard, RateLimitGuard, StepUpGuard];
const PUBLIC = [
  ...[UnitOfWork, Inbox, Health, Routes, Log, Clock],
  ...[BlobStore, ContentScanner, FileIntake, DataSource, PlatformSettings],
];

/** Database, outbox, jobs, blobs, access, errors: what every context stands on. Global, so that none has to import it. */
@Global()
@Module({})
export class PlatformModule {
  /** The platform for one program over `contexts`. The database must be migrated (`migrate`). */
  static forRoot(options: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      providers: [
        ...outside(options),
        ...[OutboxSignal, UnitOfWork, Inbox, Consumers, ConsumerRunner, OutboxRelay, OutboxKeeper, Schedules],
        ...[FileIntake, Health, Routes, Sessions, RateCounter, DatabaseConnection, BackgroundWork],
        ...GUARDS.map((guard) => ({ provide: APP_GUARD, useClass: guard })),
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: validationPipe },
      ],
      exports: [...PUBLIC, Sessions, ConsumerRunner, JobQueue, OutboxRelay, OutboxKeeper, Schedules],
    };
  }
}

/** What is told from outside, and what is chosen by it. */
function outside({ contexts, settings, jobQueue, clock }: PlatformOptions): Provider[] {
  return [
    { provide: PlatformSettings, useValue: settings },
    { provide: Clock, useValue: clock ?? new SystemClock() },
    { provide: Log, useFactory: () => createLog(settings.logLevel) },
    { provide: DeclaredErrors, useValue: new DeclaredErrors(contexts) },
    {
      provide: DataSource,
      useFactory: () =>
        createDataSource({ url: settings.databaseUrl, poolSize: settings.databasePool, contexts }).initialize(),
    },
    { provide: BlobStore, useFactory: () => createBlobStore(settings.blobs) },
    {
      provide: ContentScanner,
      useFactory: () => (settings.clamd ? new ClamdScanner(settings.clamd) : new NoScanner()),
    },
    {
      provide: JobQueue,
      inject: [DataSource, Clock, Log],
      useFactory: (database: DataSource, time: Clock, log: Log) => jobQueue ?? bullQueue(settings, database, time, log),
    },
  ];
}

async function bullQueue(
  { redisUrl, databaseUrl, concurrency }: PlatformSettings,
  database: DataSource,
  clock: Clock,
  log: Log,
): Promise<JobQueue> {
  const backend = redisUrl
    ? ({ kind: 'redis', url: redisUrl, prefix: `qujat:${await identityOf(database)}` } as const)
    : ({ kind: 'postgres', url: databaseUrl } as const);
  return new BullJobQueue(backend, concurrency, clock, log);
}
