import { Injectable } from '@nestjs/common';
import { Clock } from '@qujat/kernel';
import { Log } from '@qujat/platform';
import { TrustSettings } from '../trust.config.js';
import { TrustServiceUnavailable, type TrustService } from '../trust.errors.js';

const FAILURES_TO_PAUSE = 2;
const LONGEST_MS = 60_000;

interface Condition {
  failures: number;
  /** Nobody asks before this moment. */
  pausedUntil: number;
  /** After a pause one asks; whoever comes meanwhile waits to see how that ends. */
  trial: Promise<unknown> | undefined;
}

/**
 * Leaves a dead service alone for a while, so that it does not hold up every request until its timeout. Two failures in a row
 * begin a pause; each further one doubles it. After the pause one request tries again.
 */
@Injectable()
export class Breaker {
  private readonly conditions = new Map<string, Condition>();

  constructor(
    private readonly settings: TrustSettings,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Asks `url` by `work`; throws TrustServiceUnavailable when it fails, or at once while the service rests. */
  async ask<T>(service: TrustService, url: string, work: () => Promise<T>): Promise<T> {
    const condition = this.conditionOf(url);
    if (condition.trial) await condition.trial;
    if (this.isPaused(condition)) throw new TrustServiceUnavailable(service, `${url} failed and is left alone`);
    const attempt = this.attempt(service, url, condition, work);
    if (condition.failures >= FAILURES_TO_PAUSE) condition.trial = settled(attempt);
    return attempt.finally(() => (condition.trial = undefined));
  }

  private async attempt<T>(
    service: TrustService,
    url: string,
    condition: Condition,
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      const result = await work();
      condition.failures = 0;
      return result;
    } catch (error) {
      this.failed(url, condition, error);
      throw new TrustServiceUnavailable(service, `${url}: ${messageOf(error)}`, { cause: error });
    }
  }

  private isPaused({ pausedUntil, failures }: Condition): boolean {
    return failures >= FAILURES_TO_PAUSE && this.clock.now().getTime() < pausedUntil;
  }

  private conditionOf(url: string): Condition {
    const condition = this.conditions.get(url) ?? { failures: 0, pausedUntil: 0, trial: undefined };
    this.conditions.set(url, condition);
    return condition;
  }

  private failed(url: string, condition: Condition, error: unknown): void {
    condition.failures += 1;
    const over = condition.failures - FAILURES_TO_PAUSE;
    const pause = over < 0 ? 0 : Math.min(this.settings.cooldownMs * 2 ** over, LONGEST_MS);
    condition.pausedUntil = this.clock.now().getTime() + pause;
    this.log.warn({ url, failures: condition.failures, pauseMs: pause, reason: messageOf(error) }, 'no usable answer');
  }
}

const settled = (attempt: Promise<unknown>): Promise<unknown> => Promise.allSettled([attempt]);

/** fetch hides what happened behind "fetch failed". */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.message}${cause}`;
}
