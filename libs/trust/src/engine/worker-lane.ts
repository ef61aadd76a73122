import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { Lane } from './engine.js';
import type { Call, Outcome, TaskName, Tasks } from './tasks.js';

/** The program of a worker, and how it is started. */
export interface WorkerProgram {
  readonly url: URL;
  readonly options?: WorkerOptions;
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** A worker thread. One that dies, or that a task holds longer than `patienceMs`, is replaced by a new one. */
export class WorkerLane implements Lane {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  constructor(
    private readonly program: WorkerProgram,
    private readonly patienceMs: number,
  ) {}

  /** How much this lane has to do. */
  get load(): number {
    return this.waiting.size;
  }

  run<T extends TaskName>(task: T, ...parameters: Parameters<Tasks[T]>): ReturnType<Tasks[T]> {
    const id = ++this.last;
    const answer = new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(
        () => this.replace(new Error(`${task} took longer than ${this.patienceMs} ms`)),
        this.patienceMs,
      );
      timer.unref();
      this.waiting.set(id, { resolve, reject, timer });
    });
    this.send({ id, task, parameters });
    return answer as ReturnType<Tasks[T]>;
  }

  /** Ends the thread; what it still had to do fails. */
  async close(): Promise<void> {
    const { worker } = this;
    this.fail(new Error('the engine was closed'));
    await worker?.terminate();
  }

  private send(call: Call): void {
    this.worker ??= this.start();
    // while there is work the process must not end; without any it may
    this.worker.ref();
    this.worker.postMessage(call);
  }

  private start(): Worker {
    const worker = new Worker(this.program.url, this.program.options);
    worker.on('message', (outcome: Outcome) => this.settle(outcome));
    worker.on('error', (error) => this.gone(worker, error));
    worker.on('exit', (code) => this.gone(worker, new Error(`the worker ended with code ${code}`)));
    return worker;
  }

  private settle(outcome: Outcome): void {
    const waiting = this.waiting.get(outcome.id);
    if (!waiting) return;
    this.waiting.delete(outcome.id);
    clearTimeout(waiting.timer);
    if (this.waiting.size === 0) this.worker?.unref();
    if ('failure' in outcome) waiting.reject(new Error(outcome.failure));
    else waiting.resolve(outcome.result);
  }

  private gone(worker: Worker, error: Error): void {
    if (this.worker === worker) this.fail(error);
  }

  private replace(error: Error): void {
    const { worker } = this;
    this.fail(error);
    void worker?.terminate();
  }

  private fail(error: Error): void {
    this.worker = undefined;
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.waiting.clear();
  }
}
