import { Engine, type Lane } from './engine.js';
import { WorkerLane, type WorkerProgram } from './worker-lane.js';

/** A verification takes tens of milliseconds; what takes a minute has gone wrong. */
const PATIENCE_MS = 60_000;

/** The compiled worker lies beside this file. */
const COMPILED: WorkerProgram = { url: new URL('./engine.worker.js', import.meta.url) };

/** Worker threads, each with its own memory of certificates and keys. */
export class WorkerPoolEngine extends Engine {
  private readonly lanes: readonly WorkerLane[];

  constructor(size: number, program: WorkerProgram = COMPILED, patienceMs = PATIENCE_MS) {
    super();
    this.lanes = Array.from({ length: size }, () => new WorkerLane(program, patienceMs));
  }

  lane(): Lane {
    return this.lanes.reduce((best, lane) => (lane.load < best.load ? lane : best));
  }

  async close(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }
}
