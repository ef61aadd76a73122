/** A worker thread: does the work on signatures away from the thread that answers requests. */
import { parentPort } from 'node:worker_threads';
import { perform, type Call, type Outcome } from './tasks.js';

parentPort?.on('message', ({ id, task, parameters }: Call) => {
  const answer = (outcome: Outcome): void => parentPort?.postMessage(outcome);
  perform(task, parameters).then(
    (result) => answer({ id, result }),
    (error: unknown) =>
      answer({ id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
