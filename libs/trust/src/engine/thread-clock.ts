import { readFileSync, readlinkSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';

/** Linux counts a thread's time in hundredths of a second (proc(5), CLK_TCK). */
const TICK_MS = 10;

/** The number Linux has for the thread that asks; 0 elsewhere. */
export function ownThread(): number {
  try {
    return Number(readlinkSync('/proc/thread-self').split('/').pop());
  } catch {
    return 0;
  }
}

/**
 * Processor time of a worker so far, in milliseconds. Where the system does not tell: how long its event loop was busy, which on
 * a loaded machine is more.
 */
export function threadTime(worker: Worker, thread: number): number {
  return linuxTime(thread) ?? worker.performance.eventLoopUtilization().active;
}

function linuxTime(thread: number): number | undefined {
  if (thread === 0) return undefined;
  try {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'latin1');
    // the name, in parentheses, may hold anything; utime and stime are the 14th and 15th field of proc(5)
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return undefined;
  }
}
