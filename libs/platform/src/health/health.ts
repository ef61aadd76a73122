import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BlobStore } from '../blobs/blob-store.js';
import { JobQueue } from '../jobs/job-queue.js';
import { Log } from '../logging/log.js';

/** One thing that must work for the portal to be of use. */
export interface Check {
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

/** What a check came to. */
export interface CheckResult {
  readonly ok: boolean;
  readonly ms: number;
}

/** The state of everything the portal cannot do without. */
export interface HealthReport {
  readonly status: 'ok' | 'unavailable';
  readonly checks: Readonly<Record<string, CheckResult>>;
}

const PATIENCE_MS = 5000;

/** Asks the database, the blobs and the job queue; other parts add checks of their own (signing and verifying a probe). */
@Injectable()
export class Health {
  private readonly checks: Check[];

  constructor(
    database: DataSource,
    blobs: BlobStore,
    jobs: JobQueue,
    private readonly log: Log,
  ) {
    this.checks = [
      { name: 'database', run: () => database.query('SELECT 1') },
      { name: 'blobs', run: () => blobs.probe() },
      { name: 'jobs', run: () => jobs.probe() },
    ];
  }

  /** Adds a check. */
  add(check: Check): void {
    this.checks.push(check);
  }

  /** Runs all checks side by side. */
  async report(): Promise<HealthReport> {
    const results = await Promise.all(this.checks.map(async (check) => [check.name, await this.one(check)] as const));
    const ok = results.every(([, result]) => result.ok);
    return { status: ok ? 'ok' : 'unavailable', checks: Object.fromEntries(results) };
  }

  private async one({ name, run }: Check): Promise<CheckResult> {
    const began = performance.now();
    const ok = await inTime(run()).then(
      () => true,
      (error: unknown) => {
        this.log.warn({ err: error, check: name }, 'health check failed');
        return false;
      },
    );
    return { ok, ms: Math.round(performance.now() - began) };
  }
}

async function inTime(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
