import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, type Uuid } from '@qujat/kernel';
import { Consumers } from '../jobs/consumers.js';
import { JobQueue } from '../jobs/job-queue.js';
import { Every } from '../schedules/every.js';
import { OutboxRelay } from './relay.js';

const OVERDUE_MS = 2 * 60 * 1000;
const KEPT_DAYS = 30;
const BATCH = 500;

/** The event's type is wanted by a consumer that has no inbox row for it. $1, $2: types and consumers, side by side. */
const UNCONFIRMED = `
  EXISTS (SELECT 1 FROM unnest($1::text[], $2::text[]) AS wanted (type, consumer)
          WHERE wanted.type = o.type AND NOT EXISTS
            (SELECT 1 FROM platform.inbox i WHERE i.event_id = o.id AND i.consumer = wanted.consumer))`;

/** Keeps the outbox honest: an event is settled when every consumer has confirmed it; what stays open is given again. */
@Injectable()
export class OutboxKeeper {
  constructor(
    private readonly database: DataSource,
    private readonly consumers: Consumers,
    private readonly relay: OutboxRelay,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** Settles what is confirmed, gives again what a queue that lost its memory no longer knows. */
  @Every('platform.keep-outbox', { seconds: 30 })
  async keep(): Promise<void> {
    await this.database.query(
      `UPDATE platform.outbox o SET settled_at = $3
       WHERE settled_at IS NULL AND relayed_at IS NOT NULL AND NOT ${UNCONFIRMED}`,
      [...this.subscriptions(), this.clock.now()],
    );
    await this.giveAgain();
  }

  /** Removes events that were settled long ago, and the inbox rows that kept them from happening twice. */
  @Every('platform.sweep-outbox', { seconds: 3600 })
  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * 24 * 60 * 60 * 1000);
    await this.database.transaction(async (manager) => {
      const [gone] = await manager.query<[{ id: Uuid }[], number]>(
        'DELETE FROM platform.outbox WHERE settled_at < $1 RETURNING id',
        [before],
      );
      await manager.query('DELETE FROM platform.inbox WHERE event_id = ANY($1)', [gone.map((row) => row.id)]);
    });
  }

  /** The queue knows a job that waits, runs or was set aside, and takes it for the same: only lost ones come anew. */
  private async giveAgain(): Promise<void> {
    const overdue = await this.database.query<{ id: Uuid; type: string }[]>(
      `SELECT o.id, o.type FROM platform.outbox o
       WHERE settled_at IS NULL AND relayed_at < $3 AND ${UNCONFIRMED} ORDER BY o.id LIMIT ${BATCH}`,
      [...this.subscriptions(), new Date(this.clock.now().getTime() - OVERDUE_MS)],
    );
    if (overdue.length > 0) await this.queue.add(overdue.flatMap((row) => this.relay.jobsOf(row)));
  }

  private subscriptions(): [string[], string[]] {
    const pairs = this.consumers.all().flatMap((c) => c.types.map((type) => [type, c.consumer] as const));
    return [pairs.map(([type]) => type), pairs.map(([, consumer]) => consumer)];
  }
}
