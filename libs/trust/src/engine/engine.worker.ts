/** A worker thread: does the work on signatures away from the thread that answers requests, one task after the other. */
import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { Progress } from './progress.js';
import { failureOf, OF_A_STREAM, perform, type Call, type Message } from './tasks.js';
import { ownThread } from './thread-clock.js';

interface Given {
  readonly progress: SharedArrayBuffer;
  readonly memoryMb: number;
}

const { progress: shared, memoryMb } = workerData as Given;
const progress = new Progress(shared);
progress.thread = ownThread();

const MB = 1024 * 1024;
/** Memory outside the JavaScript heap: arrays of bytes and WebAssembly. */
const outside = (): number => getHeapStatistics().external_memory;

/** Answers of quick tasks go together, while more wait to be done: a message costs as much as a small task. */
const QUICK_MS = 1;
const TOGETHER = 16;

let untold: Message[] = [];
let waiting = 0;

/**
 * An answer may be held back for the tasks after it only when these can be told again: what belongs to a stream cannot be done
 * twice, and what has been done twice is not done a third time.
 */
function tell(message: Message, { task, again }: Call, spentMs: number): void {
  untold.push(message);
  const quick = spentMs <= QUICK_MS && again !== true && !OF_A_STREAM.has(task);
  if (waiting > 0 && quick && untold.length < TOGETHER) return;
  parentPort?.postMessage(untold);
  untold = [];
}

async function answer(call: Call): Promise<void> {
  const { id, task, parameters } = call;
  progress.task = id;
  const before = outside();
  const start = performance.now();
  const outcome: Message = await perform(task, parameters).then(
    (result) => ({ id, result }),
    (error: unknown) => ({ id, failure: failureOf(error) }),
  );
  const swollen = outside() - before > memoryMb * MB;
  waiting--;
  tell(swollen ? { ...outcome, swollen } : outcome, call, performance.now() - start);
  progress.task = 0;
}

let queue = Promise.resolve();
parentPort?.on('message', (calls: readonly Call[]) => {
  waiting += calls.length;
  for (const call of calls) queue = queue.then(() => answer(call));
});
