import type { TaskName, Tasks } from './tasks.js';

/** One thread of work: what is asked of the same lane is done in order and shares its memory. */
export interface Lane {
  run<T extends TaskName>(task: T, ...parameters: Parameters<Tasks[T]>): ReturnType<Tasks[T]>;
}

/** Does the work on signatures: in worker threads, or (tests) in the thread that asks. */
export abstract class Engine implements Lane {
  /** Asks whichever lane has least to do. */
  run<T extends TaskName>(task: T, ...parameters: Parameters<Tasks[T]>): ReturnType<Tasks[T]> {
    return this.lane().run(task, ...parameters);
  }

  /** The lane with least to do. */
  abstract lane(): Lane;

  /** Ends the threads. */
  abstract close(): Promise<void>;
}
