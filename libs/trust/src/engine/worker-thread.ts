import { Worker, type WorkerOptions } from 'node:worker_threads';
import { Progress } from './progress.js';
import { resourceLimits, type TaskLimits } from './task-limits.js';
import { failureOf, type Call, type Message } from './tasks.js';
import { threadTime } from './thread-clock.js';

/** The program of a worker, and how it is started. */
export interface WorkerProgram {
  readonly url: URL;
  readonly options?: WorkerOptions;
}

/** Why a worker ended that nobody asked to end. */
export type Death = { readonly limit: 'time' | 'memory' } | { readonly error: Error };

/** Who is told what becomes of a worker. */
export interface Owner {
  told(message: Message): void;
  died(death: Death, task: number): void;
}

/** How often a worker is looked at while it has work: a task is stopped at most this much late. */
const LOOK_MS = 50;

const outOfMemory = (error: Error): boolean => (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';

/** One worker thread with its limits; ends itself when a task goes beyond them, and is of no use afterwards. */
export class WorkerThread {
  private readonly progress = new Progress();
  private readonly worker: Worker;
  private watch: NodeJS.Timeout | undefined;
  private watched = { task: -1, cpu: 0, clock: 0 };
  private alive = true;
  private outbox: Call[] = [];

  constructor(
    { url, options }: WorkerProgram,
    private readonly limits: TaskLimits,
    private readonly owner: Owner,
  ) {
    this.worker = new Worker(url, {
      resourceLimits: resourceLimits(limits),
      ...options,
      workerData: { progress: this.progress.memory, memoryMb: limits.memoryMb },
    });
    this.worker.on('message', (messages: readonly Message[]) => {
      for (const message of messages) if (this.alive) owner.told(message);
    });
    this.worker.on('error', (error) => this.die(outOfMemory(error) ? { limit: 'memory' } : { error }));
    this.worker.on('exit', (code) => this.die({ error: new Error(`the worker ended with code ${code}`) }));
  }

  /**
   * Sends a call, with others of the same turn: a message costs as much as a small task. While there is work the process must not
   * end; without any it may: see `rest`.
   */
  send(call: Call): void {
    this.worker.ref();
    if (!this.watch) {
      this.watched = { task: -1, cpu: 0, clock: 0 };
      this.watch = setInterval(() => this.look(), LOOK_MS).unref();
    }
    if (this.outbox.push(call) === 1) queueMicrotask(() => this.flush());
  }

  private flush(): void {
    const calls = this.outbox;
    this.outbox = [];
    if (!this.alive) return;
    try {
      this.worker.postMessage(calls);
    } catch (error) {
      // one of them holds what cannot be sent: it alone is refused
      if (calls.length > 1) for (const call of calls) this.flushOne(call);
      else this.owner.told({ id: calls[0]!.id, failure: failureOf(error) });
    }
  }

  private flushOne(call: Call): void {
    this.outbox = [call];
    this.flush();
  }

  /** There is nothing left to do. */
  rest(): void {
    this.worker.unref();
    clearInterval(this.watch);
    this.watch = undefined;
  }

  /** Ends the thread. */
  async end(): Promise<void> {
    this.alive = false;
    this.rest();
    await this.worker.terminate();
  }

  private look(): void {
    const { task, thread } = this.progress;
    const cpu = threadTime(this.worker, thread);
    const clock = performance.now();
    if (task !== this.watched.task) this.watched = { task, cpu, clock };
    // between tasks, and while it starts, a thread has only the clock
    const tooMuch = task > 0 && cpu - this.watched.cpu > this.limits.cpuMs;
    if (tooMuch || clock - this.watched.clock > this.limits.wallMs) this.die({ limit: 'time' });
  }

  private die(death: Death): void {
    if (!this.alive) return;
    const { task } = this.progress;
    void this.end();
    this.owner.died(death, task);
  }
}
