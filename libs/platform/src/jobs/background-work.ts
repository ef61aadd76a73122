import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Log } from '../logging/log.js';
import { OutboxListener } from '../outbox/outbox-listener.js';
import { OutboxSignal } from '../outbox/outbox-signal.js';
import { OutboxRelay } from '../outbox/relay.js';
import { PlatformSettings } from '../platform.config.js';
import { Schedules } from '../schedules/schedules.js';
import { ConsumerRunner } from './consumer-runner.js';
import { JobQueue } from './job-queue.js';
import { Loop } from './loop.js';

const RELAY_LOOKS_MS = 1000;
const SCHEDULES_LOOK_MS = 1000;

/** The worker's side of the program: relay, consumers, schedules. It runs where the settings say so, and ends in good order. */
@Injectable()
export class BackgroundWork implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly relaying: Loop;
  private readonly schedules: Loop;
  private readonly listener: OutboxListener;
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly settings: PlatformSettings,
    private readonly queue: JobQueue,
    private readonly runner: ConsumerRunner,
    private readonly signal: OutboxSignal,
    relay: OutboxRelay,
    schedules: Schedules,
    log: Log,
  ) {
    this.relaying = new Loop('relay', RELAY_LOOKS_MS, () => relay.relay(), log);
    this.schedules = new Loop('schedules', SCHEDULES_LOOK_MS, () => schedules.runDue(), log);
    this.listener = new OutboxListener(settings.databaseUrl, () => this.relaying.wake(), log);
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.settings.worker) return;
    await this.queue.work((job) => this.runner.run(job));
    await this.listener.open();
    this.unsubscribe = this.signal.onCommit(() => this.relaying.wake());
    this.relaying.start();
    this.schedules.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.unsubscribe();
    await this.listener.close();
    await Promise.all([this.relaying.stop(), this.schedules.stop()]);
    await this.queue.close();
  }
}
