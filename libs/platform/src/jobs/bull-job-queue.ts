import {
  type BulkJobOptions,
  createPostgresBackend,
  DelayedError,
  type Job as BullJob,
  type JobProgress,
  type PostgresConnectionOptions,
  type PostgresQueueBackend,
  Queue,
  Worker,
} from 'bullmq';
import type { Clock } from '@qujat/kernel';
import type { Log } from '../logging/log.js';
import { RetryLater } from './consumes.js';
import { type Job, JobQueue } from './job-queue.js';

const QUEUE = 'qujat';
const LONGEST_PAUSE_MS = 60 * 60 * 1000;
const DAY_SECONDS = 24 * 60 * 60;

/** Where BullMQ keeps its jobs. */
export type QueueBackend =
  | { readonly kind: 'redis'; readonly url: string; readonly prefix: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** What of BullMQ's queue is used: its generic parameters name the backend, this does not. */
interface QueueHandle {
  addBulk(jobs: { name: string; data: Job; opts: BulkJobOptions }[]): Promise<unknown>;
  getJobCounts(...states: 'waiting'[]): Promise<unknown>;
  close(): Promise<void>;
}

/** The same for its worker. */
interface WorkerHandle {
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

type Handler = (job: BullJob<Job>, token?: string) => Promise<void>;

/** BullMQ 6, on Redis or on PostgreSQL: the same job code on both. */
export class BullJobQueue extends JobQueue {
  private readonly queue: QueueHandle;
  private worker: WorkerHandle | undefined;

  constructor(
    private readonly backend: QueueBackend,
    private readonly concurrency: number,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    super();
    const warn = (error: Error) => this.log.warn({ err: error }, 'job queue');
    this.queue =
      backend.kind === 'redis'
        ? new Queue<Job>(QUEUE, { connection: redis(backend.url), prefix: backend.prefix }).on('error', warn)
        : new Queue<Job, void, string, Job, void, string, PostgresQueueBackend, PostgresConnectionOptions>(
            QUEUE,
            { connection: postgres(backend.url, 3) },
            createPostgresBackend,
          ).on('error', warn);
  }

  async add(jobs: readonly Job[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.queue.addBulk(
      jobs.map((job) => ({
        name: job.consumer,
        data: job,
        opts: {
          // Unique over all databases: an old Redis must not take a new event for one it knows.
          jobId: `${job.consumer}.${job.eventId}`,
          attempts: job.attempts,
          backoff: { type: 'doubling', delay: job.backoffMs },
          removeOnComplete: { age: DAY_SECONDS, count: 10_000 },
          removeOnFail: false,
        },
      })),
    );
  }

  async work(run: (job: Job) => Promise<void>): Promise<void> {
    this.worker = this.open((job, token) => this.handle(job, token, run));
    await this.worker.waitUntilReady();
  }

  private open(handle: Handler): WorkerHandle {
    const { backend, concurrency } = this;
    const options = { concurrency, ...WORKER_OPTIONS };
    const warn = (error: Error) => this.log.warn({ err: error }, 'job worker');
    const failed = (job: BullJob<Job> | undefined, error: Error) => this.report(job, error);
    if (backend.kind === 'redis') {
      const worker = new Worker<Job, void>(QUEUE, handle, {
        ...options,
        connection: redis(backend.url),
        prefix: backend.prefix,
      });
      return worker.on('error', warn).on('failed', failed);
    }
    return new Worker<Job, void, string, PostgresQueueBackend, JobProgress, PostgresConnectionOptions>(
      QUEUE,
      handle,
      { ...options, connection: postgres(backend.url, concurrency + 2) },
      createPostgresBackend,
    )
      .on('error', warn)
      .on('failed', failed);
  }

  async probe(): Promise<void> {
    await this.queue.getJobCounts('waiting');
  }

  async close(): Promise<void> {
    await this.worker?.close();
    await this.queue.close();
  }

  private async handle(job: BullJob<Job>, token: string | undefined, run: (job: Job) => Promise<void>): Promise<void> {
    try {
      await run(job.data);
    } catch (error) {
      if (!(error instanceof RetryLater)) throw error;
      this.log.info({ job: job.id, reason: error.reason, afterMs: error.afterMs }, 'job waits');
      await job.moveToDelayed(this.clock.now().getTime() + error.afterMs, token);
      throw new DelayedError();
    }
  }

  private report(job: BullJob<Job> | undefined, error: Error): void {
    const facts = { job: job?.id, attempt: job?.attemptsMade, of: job?.opts.attempts, err: error };
    const over = job !== undefined && job.attemptsMade >= (job.opts.attempts ?? 1);
    if (over) this.log.error(facts, 'job set aside after its last attempt');
    else this.log.warn(facts, 'job failed, will be tried again');
  }
}

const redis = (url: string) => ({ url, maxRetriesPerRequest: null });
const postgres = (connectionString: string, max: number) => ({ connectionString, schema: 'jobs', migrate: true, max });

/** Twice the pause after every failure, to an hour at most. */
function doubling(attemptsMade: number, _type?: string, _error?: Error, job?: { opts: { backoff?: unknown } }): number {
  const backoff = job?.opts.backoff as { delay?: number } | undefined;
  return Math.min((backoff?.delay ?? 1000) * 2 ** (attemptsMade - 1), LONGEST_PAUSE_MS);
}

const WORKER_OPTIONS = {
  lockDuration: 30_000,
  stalledInterval: 15_000,
  // A job whose process was killed is not to blame: it starts again however often that happens.
  maxStalledCount: 1_000_000,
  settings: { backoffStrategy: doubling },
};
