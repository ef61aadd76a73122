import { Clock } from '@qujat/kernel';

/** The machine's time, moved forward as a test wishes. */
export class TestClock extends Clock {
  private shift = 0;

  now(): Date {
    return new Date(performance.timeOrigin + performance.now() + this.shift);
  }

  /** Moves the clock forward by `milliseconds`; it goes on running. */
  advance(milliseconds: number): void {
    this.shift += milliseconds;
  }
}
