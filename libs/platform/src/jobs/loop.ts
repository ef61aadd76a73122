import type { Log } from '../logging/log.js';

/** Does the same thing again and again, never twice at a time; sooner when it is woken. */
export class Loop {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private started = false;

  constructor(
    private readonly name: string,
    private readonly everyMs: number,
    private readonly act: () => Promise<unknown>,
    private readonly log: Log,
  ) {}

  start(): void {
    this.started = true;
    this.wake();
  }

  /** There is something to do now. */
  wake(): void {
    if (!this.started) return;
    if (this.running) {
      this.again = true;
      return;
    }
    clearTimeout(this.timer);
    this.running = this.turn();
  }

  /** Lets the turn that runs come to its end, and begins no other. */
  async stop(): Promise<void> {
    this.started = false;
    clearTimeout(this.timer);
    await this.running;
  }

  private async turn(): Promise<void> {
    do {
      this.again = false;
      await this.act().catch((error: unknown) =>
        this.log.error({ err: error, loop: this.name }, 'background turn failed'),
      );
    } while (this.again && this.started);
    this.running = undefined;
    if (this.started) this.timer = setTimeout(() => this.wake(), this.everyMs).unref();
  }
}
