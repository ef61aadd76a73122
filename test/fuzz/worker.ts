/** One target, fuzzed in a thread of its own. The input at work lies in shared memory, where it survives the thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { isDeepStrictEqual } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Coverage } from './coverage.js';
import { Random } from './random.js';
import { ANY_MUTATE, Broken, TARGETS } from './targets.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

interface Order {
  readonly name: string;
  readonly seed: number;
  readonly seconds: number;
  readonly seeds: readonly Uint8Array[];
  /** Length of the input at work, number of the input; then its bytes. */
  readonly shared: SharedArrayBuffer;
}

const order = workerData as Order;
const target = TARGETS[order.name]!;
const random = new Random(order.seed);
const coverage = new Coverage();
const corpus: Uint8Array[] = [...order.seeds];
const counters = new Int32Array(order.shared, 0, 2);
const room = new Uint8Array(order.shared, 8);
/** Of processor time, counters included; the promise is two seconds without them. */
const MAX_CPU_MS = 3000;
/** Of array buffers held after an input, once what nobody holds is gone. */
const MAX_BUFFERS = 256 * 1024 * 1024;

async function run(input: Uint8Array): Promise<boolean> {
  room.set(input.subarray(0, room.length));
  counters[0] = input.length;
  counters[1]!++;
  coverage.reset();
  const before = process.cpuUsage();
  const answer = await target.run(input.slice());
  const { user, system } = process.cpuUsage(before);
  if ((user + system) / 1000 > MAX_CPU_MS) throw new Broken(`took ${Math.round((user + system) / 1000)} ms`);
  const news = coverage.isNews();
  if (news || random.once(32)) {
    const again = await target.run(input.slice());
    if (!isDeepStrictEqual(again, answer)) throw new Broken('two answers to one input');
  }
  if (process.memoryUsage().arrayBuffers > MAX_BUFFERS) {
    collectGarbage();
    const { arrayBuffers } = process.memoryUsage();
    if (arrayBuffers > MAX_BUFFERS) throw new Broken(`holds ${arrayBuffers} bytes`);
  }
  return news;
}

function next(): Uint8Array {
  // what was found last is tried more often
  const recent = random.once(2) ? corpus.slice(-64) : corpus;
  let input = random.of(recent);
  for (let rounds = 1 + random.below(3); rounds > 0; rounds--) {
    input = (random.once(10) ? ANY_MUTATE : target.mutate)(input, random.of(corpus), random);
  }
  return input.subarray(0, 65_536);
}

const end = performance.now() + order.seconds * 1000;
try {
  for (const seed of order.seeds) await run(seed);
  while (performance.now() < end) {
    const input = next();
    if (await run(input)) corpus.push(input);
  }
  parentPort!.postMessage({ runs: counters[1], covered: coverage.size, corpus: corpus.length });
} catch (error) {
  const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
  parentPort!.postMessage({ runs: counters[1], covered: coverage.size, corpus: corpus.length, problem });
}
