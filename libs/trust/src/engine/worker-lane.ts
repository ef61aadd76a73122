import { TaskLimitExceeded } from '../trust.errors.js';
import type { Lane } from './engine.js';
import { LaneLost } from './lane-lost.js';
import type { TaskLimits } from './task-limits.js';
import { OF_A_STREAM, revive, type Call, type Message, type TaskName, type Tasks } from './tasks.js';
import { WorkerThread, type Death, type WorkerProgram } from './worker-thread.js';

interface Waiting {
  readonly call: Call;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  /** Was it sent to a thread before that died of something else? */
  retried: boolean;
}

/** Numbers of calls fit into shared memory. */
const LAST_NUMBER = 0x7fff_ffff;

/**
 * A place in the pool, with one thread at a time. When a task goes beyond the limits its thread is ended and the task refused;
 * what was queued behind it is done by the next thread, once: nothing else dies of a hostile input.
 */
export class WorkerLane implements Lane {
  private thread: WorkerThread | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  constructor(
    private readonly program: WorkerProgram,
    private readonly limits: TaskLimits,
  ) {}

  /** How much this lane has to do. */
  get load(): number {
    return this.waiting.size;
  }

  run<T extends TaskName>(task: T, ...parameters: Parameters<Tasks[T]>): ReturnType<Tasks[T]> {
    this.last = this.last === LAST_NUMBER ? 1 : this.last + 1;
    const call = { id: this.last, task, parameters };
    const answer = new Promise<unknown>((resolve, reject) => {
      this.waiting.set(call.id, { call, resolve, reject, retried: false });
    });
    this.send(call);
    return answer as ReturnType<Tasks[T]>;
  }

  /** Ends the thread; what it still had to do fails. */
  async close(): Promise<void> {
    const { thread } = this;
    this.thread = undefined;
    for (const id of [...this.waiting.keys()]) this.fail(id, new Error('the engine was closed'));
    await thread?.end();
  }

  private send(call: Call): void {
    this.thread ??= this.start();
    this.thread.send(call);
  }

  private start(): WorkerThread {
    const thread: WorkerThread = new WorkerThread(this.program, this.limits, {
      told: (message) => this.told(message, thread),
      died: (death, task) => this.died(death, task),
    });
    return thread;
  }

  private told(message: Message, thread: WorkerThread): void {
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (this.waiting.size === 0) this.thread?.rest();
    if ('failure' in message) waiting?.reject(revive(message.failure));
    else waiting?.resolve(message.result);
    if (message.swollen) this.retire(thread);
  }

  /** Memory of WebAssembly is not given back while its thread lives. */
  private retire(thread: WorkerThread): void {
    if (this.thread !== thread) return;
    this.thread = undefined;
    void thread.end();
    this.resume(new LaneLost('the thread was replaced'));
  }

  private died(death: Death, task: number): void {
    this.thread = undefined;
    const guilty = this.waiting.get(task);
    if (guilty) this.fail(task, 'limit' in death ? this.exceeded(death.limit, guilty.call) : death.error);
    this.resume('error' in death ? death.error : new LaneLost('the thread was ended by another task'));
  }

  private exceeded(limit: 'time' | 'memory', { task }: Call): TaskLimitExceeded {
    return new TaskLimitExceeded(limit, limit === 'time' ? this.limits.cpuMs / 1000 : this.limits.memoryMb, task);
  }

  /** What waits is begun again by a new thread, once; a stream cannot be: what it was has gone with the thread. */
  private resume(error: Error): void {
    for (const [id, waiting] of [...this.waiting]) {
      if (waiting.retried) this.fail(id, error);
      else if (OF_A_STREAM.has(waiting.call.task)) this.fail(id, new LaneLost(error.message));
      else {
        waiting.retried = true;
        this.send({ ...waiting.call, again: true });
      }
    }
  }

  private fail(id: number, error: Error): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    waiting?.reject(error);
  }
}
