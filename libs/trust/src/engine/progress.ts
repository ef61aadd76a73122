/** What a worker thread tells without being asked, in shared memory: a thread that is busy answers no message. */

const TASK = 0;
const THREAD = 1;

/** One worker's progress. Tasks are told apart by numbers above 0. */
export class Progress {
  private readonly fields: Int32Array;

  constructor(readonly memory: SharedArrayBuffer = new SharedArrayBuffer(8)) {
    this.fields = new Int32Array(memory);
  }

  /** The task at work; 0 between tasks and while the thread starts. */
  get task(): number {
    return Atomics.load(this.fields, TASK);
  }

  set task(id: number) {
    Atomics.store(this.fields, TASK, id);
  }

  /** The thread as the operating system numbers it; 0 where that is not known. */
  get thread(): number {
    return Atomics.load(this.fields, THREAD);
  }

  set thread(id: number) {
    Atomics.store(this.fields, THREAD, id);
  }
}
