import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Uuid } from '@qujat/kernel';
import { systemScope } from '../database/scope.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { withCorrelation } from '../logging/correlation.js';
import type { StoredEvent } from '../outbox/event.js';
import { Inbox } from '../outbox/inbox.js';
import { type Consumer, Consumers } from './consumers.js';
import type { Job } from './job-queue.js';

interface Row {
  id: Uuid;
  type: string;
  aggregate_id: Uuid;
  payload: Record<string, unknown>;
  occurred_at: Date;
  correlation_id: string | null;
}

/** Lets a consumer deal with an event: however often the job comes, the effect happens once. */
@Injectable()
export class ConsumerRunner {
  constructor(
    private readonly database: DataSource,
    private readonly work: UnitOfWork,
    private readonly inbox: Inbox,
    private readonly consumers: Consumers,
  ) {}

  /** Runs one job. Throws what the handler throws. */
  async run(job: Job): Promise<void> {
    const consumer = this.consumers.find(job.consumer);
    // An older process may meet a newer one's job while a release is rolled out: it goes back and waits.
    if (!consumer) throw new Error(`no consumer is called '${job.consumer}'`);
    const event = await this.load(job.eventId);
    if (!event) return;
    await withCorrelation(event.correlationId ?? event.id, () =>
      consumer.options.transaction ? this.inOneTransaction(consumer, event) : this.withOwnTransaction(consumer, event),
    );
  }

  private async load(id: Uuid): Promise<StoredEvent | undefined> {
    const [row] = await this.database.query<Row[]>(
      'SELECT id, type, aggregate_id, payload, occurred_at, correlation_id FROM platform.outbox WHERE id = $1',
      [id],
    );
    if (!row) return undefined;
    const { type, payload } = row;
    return {
      id,
      type,
      payload,
      aggregateId: row.aggregate_id,
      occurredAt: row.occurred_at,
      correlationId: row.correlation_id,
    };
  }

  private async inOneTransaction(consumer: Consumer, event: StoredEvent): Promise<void> {
    await this.work.run(systemScope(consumer.consumer), async (tx) => {
      if (await this.inbox.once(tx, consumer.consumer, event.id)) await consumer.handle(event, tx);
    });
  }

  /** The handler notes the inbox with its effect; where it had nothing to write, the note is made here. */
  private async withOwnTransaction(consumer: Consumer, event: StoredEvent): Promise<void> {
    const scope = systemScope(consumer.consumer);
    if (await this.work.run(scope, (tx) => this.inbox.knows(tx, consumer.consumer, event.id))) return;
    await consumer.handle(event);
    await this.work.run(scope, (tx) => this.inbox.once(tx, consumer.consumer, event.id));
  }
}
