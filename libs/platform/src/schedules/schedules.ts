import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '@qujat/kernel';
import { Log } from '../logging/log.js';
import { EVERY, type ScheduleMetadata } from './every.js';

/** A schedule as the program found it. */
export interface Schedule extends ScheduleMetadata {
  readonly run: () => Promise<void>;
}

type Methods = Record<string, () => Promise<void>>;

/** All schedules of the program. Who holds the row's lock runs it; the lock dies with its process, the turn does not. */
@Injectable()
export class Schedules implements OnModuleInit {
  private readonly found = new Map<string, Schedule>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (typeof instance === 'object' && instance !== null) this.addFrom(instance as Methods);
    }
  }

  all(): Schedule[] {
    return [...this.found.values()];
  }

  /** Runs what is due and nobody else is running. */
  async runDue(): Promise<void> {
    for (const schedule of this.found.values()) await this.runIfDue(schedule);
  }

  private async runIfDue(schedule: Schedule): Promise<void> {
    const due = this.clock.now();
    await this.database.query(
      'INSERT INTO platform.schedules (name, next_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING',
      [schedule.name, due],
    );
    await this.database.transaction(async (manager) => {
      const rows = await manager.query<unknown[]>(
        'SELECT 1 FROM platform.schedules WHERE name = $1 AND next_at <= $2 FOR UPDATE SKIP LOCKED',
        [schedule.name, due],
      );
      if (rows.length > 0) await this.runNow(schedule, manager);
    });
  }

  private async runNow(schedule: Schedule, manager: EntityManager): Promise<void> {
    const failure = await schedule.run().then(
      () => null,
      (error: unknown) => error,
    );
    if (failure) this.log.error({ err: failure, schedule: schedule.name }, 'schedule failed');
    const ended = this.clock.now();
    await manager.query('UPDATE platform.schedules SET last_at = $2, next_at = $3, last_error = $4 WHERE name = $1', [
      schedule.name,
      ended,
      new Date(ended.getTime() + schedule.seconds * 1000),
      failure instanceof Error ? failure.message : null,
    ]);
  }

  private addFrom(provider: Methods): void {
    for (const method of this.scanner.getAllMethodNames(Object.getPrototypeOf(provider) as object)) {
      const metadata = Reflect.getMetadata(EVERY, provider, method) as ScheduleMetadata | undefined;
      if (!metadata) continue;
      if (this.found.has(metadata.name)) throw new Error(`two schedules are called '${metadata.name}'`);
      this.found.set(metadata.name, { ...metadata, run: () => (provider[method] as Methods[string]).call(provider) });
    }
  }
}
