import { Engine, type Lane } from './engine.js';
import { perform, type TaskName, type Tasks } from './tasks.js';

/** No threads: for tests, and wherever `QUJAT_TRUST_WORKERS=0` says so. */
export class InProcessEngine extends Engine {
  lane(): Lane {
    return {
      run: <T extends TaskName>(task: T, ...parameters: Parameters<Tasks[T]>) =>
        perform(task, parameters) as ReturnType<Tasks[T]>,
    };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
