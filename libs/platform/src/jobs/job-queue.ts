import type { Uuid } from '@qujat/kernel';

/** One piece of work: let `consumer` deal with the event. The event itself stays in the outbox. */
export interface Job {
  readonly consumer: string;
  readonly eventId: Uuid;
  readonly attempts: number;
  readonly backoffMs: number;
}

/**
 * Port: keeps jobs until they are done, and tries them again. It may lose them all: the outbox is the truth, and gives again
 * what no inbox row confirms. BullMQ on Redis, BullMQ on PostgreSQL, or (in tests) by hand.
 */
export abstract class JobQueue {
  /** Adds jobs. The same job twice is one, as long as the queue knows the first. */
  abstract add(jobs: readonly Job[]): Promise<void>;

  /** Begins to run jobs in this process. */
  abstract work(run: (job: Job) => Promise<void>): Promise<void>;

  /** Throws when the queue cannot be reached. */
  abstract probe(): Promise<void>;

  /** Lets running jobs end, then lets go of everything. */
  abstract close(): Promise<void>;
}
