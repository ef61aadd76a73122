/** Known signatures on every core at once, in worker threads: what they do per second together. */
import os from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const next = (from) => new Promise((resolve, reject) => from.once('message', resolve).once('error', reject));

/**
 * Starts a thread for each core; the sum of their rates, measured at the same time: each has its own compiled code, so each is warmed up
 * by itself before all begin.
 */
export async function onAllCores(dir) {
  const count = os.availableParallelism();
  const workers = Array.from({ length: count }, () => new Worker(new URL(import.meta.url), { workerData: dir }));
  try {
    await Promise.all(workers.map(next));
    const cpu = process.cpuUsage();
    const rates = workers.map(next);
    for (const worker of workers) worker.postMessage('go');
    const measured = await Promise.all(rates);
    const { user, system } = process.cpuUsage(cpu);
    const perSecond = measured.reduce((sum, one) => sum + one.perSecond, 0);
    const seconds = Math.max(...measured.map((one) => one.seconds));
    return {
      perSecond,
      perCpuSecond: (perSecond * seconds) / ((user + system) / 1e6),
      cores: (user + system) / 1e6 / seconds,
    };
  } catch (error) {
    return { failure: error.message };
  }
}

if (!isMainThread) {
  const { judging, measured, SECONDS, warm } = await import('./row.mjs');
  const judge = judging(workerData, 'known', 'rsa');
  await warm(judge);
  parentPort.postMessage('ready');
  await next(parentPort);
  const { perSecond } = await measured(judge, SECONDS);
  parentPort.postMessage({ perSecond, seconds: SECONDS });
}
