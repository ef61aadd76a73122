import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, type Uuid } from '@qujat/kernel';
import { Consumers } from '../jobs/consumers.js';
import { type Job, JobQueue } from '../jobs/job-queue.js';

const BATCH = 200;

interface Row {
  id: Uuid;
  type: string;
}

/** Carries committed events from the outbox to the job queue. Any number of relays may run side by side. */
@Injectable()
export class OutboxRelay {
  constructor(
    private readonly database: DataSource,
    private readonly consumers: Consumers,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** Relays everything that waits. Returns how many events that were. */
  async relay(): Promise<number> {
    for (let total = 0; ;) {
      const count = await this.batch();
      total += count;
      if (count < BATCH) return total;
    }
  }

  /** A relay that is killed between queue and commit gives the batch again: the queue knows the jobs, the inbox the effects. */
  private batch(): Promise<number> {
    return this.database.transaction(async (manager) => {
      const rows = await manager.query<Row[]>(
        `SELECT id, type FROM platform.outbox WHERE relayed_at IS NULL ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED`,
        [BATCH],
      );
      if (rows.length === 0) return 0;
      await this.queue.add(rows.flatMap((row) => this.jobsOf(row)));
      await manager.query('UPDATE platform.outbox SET relayed_at = $1 WHERE id = ANY($2)', [
        this.clock.now(),
        rows.map((row) => row.id),
      ]);
      return rows.length;
    });
  }

  /** One job for each consumer of the event. */
  jobsOf({ id, type }: Row): Job[] {
    return this.consumers.of(type).map(({ consumer, options }) => ({
      consumer,
      eventId: id,
      attempts: options.attempts,
      backoffMs: options.backoffMs,
    }));
  }
}
