import { Injectable } from '@nestjs/common';

const MINUTE_MS = 60_000;

interface Window {
  count: number;
  readonly endsAt: number;
}

/** Counts per key in windows of one minute, on a clock that never goes back. Kept in this process: two portals, two counts. */
@Injectable()
export class RateCounter {
  private readonly windows = new Map<string, Window>();
  private sweepAt = 0;

  /** Counts one more. Returns the seconds to wait when `limit` is passed, else 0. */
  hit(key: string, limit: number): number {
    const now = performance.now();
    this.sweep(now);
    let window = this.windows.get(key);
    if (!window || window.endsAt <= now) this.windows.set(key, (window = { count: 0, endsAt: now + MINUTE_MS }));
    window.count += 1;
    return window.count > limit ? Math.max(1, Math.ceil((window.endsAt - now) / 1000)) : 0;
  }

  /** Forgets windows that have ended, once a minute: the memory stays as large as one minute's visitors. */
  private sweep(now: number): void {
    if (now < this.sweepAt) return;
    this.sweepAt = now + MINUTE_MS;
    for (const [key, { endsAt }] of this.windows) if (endsAt <= now) this.windows.delete(key);
  }
}
