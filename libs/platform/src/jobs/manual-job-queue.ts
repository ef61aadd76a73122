import { RetryLater } from './consumes.js';
import { type Job, JobQueue } from './job-queue.js';

/** A queue that runs its jobs when it is told to, one after the other: for tests that want no waiting. */
export class ManualJobQueue extends JobQueue {
  private waiting: Job[] = [];
  private run: (job: Job) => Promise<void> = () => Promise.reject(new Error('no runner'));

  add(jobs: readonly Job[]): Promise<void> {
    const isNew = (job: Job) => !this.waiting.some((w) => w.consumer === job.consumer && w.eventId === job.eventId);
    this.waiting.push(...jobs.filter(isNew));
    return Promise.resolve();
  }

  work(run: (job: Job) => Promise<void>): Promise<void> {
    this.run = run;
    return Promise.resolve();
  }

  /**
   * Runs every waiting job once. Those that asked to wait (`RetryLater`) stay for the next call; a failure is thrown after
   * the others have run.
   * @returns how many were done
   */
  async runAll(): Promise<number> {
    const jobs = this.waiting;
    this.waiting = [];
    const failures: unknown[] = [];
    const later: Job[] = [];
    for (const job of jobs) {
      await this.run(job).catch((error: unknown) => {
        later.push(job);
        if (!(error instanceof RetryLater)) failures.push(error);
      });
    }
    await this.add(later);
    if (failures.length > 0) throw failures[0];
    return jobs.length - later.length;
  }

  probe(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
