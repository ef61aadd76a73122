import { Engine, type Lane } from './engine.js';
import { TASK_LIMITS, type TaskLimits } from './task-limits.js';
import { WorkerLane } from './worker-lane.js';
import type { WorkerProgram } from './worker-thread.js';

/** The compiled worker lies beside this file. */
const COMPILED: WorkerProgram = { url: new URL('./engine.worker.js', import.meta.url) };

/** Worker threads, each with its own memory of certificates and keys. */
export class WorkerPoolEngine extends Engine {
  private readonly lanes: readonly WorkerLane[];

  constructor(size: number, limits: TaskLimits = TASK_LIMITS, program: WorkerProgram = COMPILED) {
    super();
    this.lanes = Array.from({ length: size }, () => new WorkerLane(program, limits));
  }

  lane(): Lane {
    return this.lanes.reduce((best, lane) => (lane.load < best.load ? lane : best));
  }

  async close(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }
}
