/** Known signatures on every core at once, in worker threads: what they do per second together. */
import os from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** Starts a thread for each core; the sum of their rates. */
export async function onAllCores(dir) {
  const rates = await Promise.all(
    Array.from({ length: os.availableParallelism() }, () => {
      const worker = new Worker(new URL(import.meta.url), { workerData: dir });
      return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
    }),
  ).catch((error) => [{ failure: error.message }]);
  const failed = rates.find(({ failure }) => failure);
  return failed ?? { perSecond: rates.reduce((sum, { perSecond }) => sum + perSecond, 0) };
}

if (!isMainThread) {
  const { rate } = await import('./row.mjs');
  parentPort.postMessage(await rate(workerData, 'known', 'rsa'));
}
