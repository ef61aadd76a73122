import type { Checked, CheckFiles, EngineAnswer, EngineCall } from './engine-messages';

/** The engine in this browser could not judge; `failure` as the worker told it. */
export class EngineFailed extends Error {
  constructor(readonly failure: string) {
    super(failure);
  }
}

let worker: Worker | undefined;
let last = 0;
const waiting = new Map<number, (answer: EngineAnswer) => void>();

/** One worker for the page: what it has loaded stays there when the network goes. */
function theWorker(): Worker {
  if (worker) return worker;
  const started = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<EngineAnswer>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  started.addEventListener('error', ({ message }) => {
    // it did not load, or broke: whoever waits is told, and the next call starts another
    if (worker === started) worker = undefined;
    for (const [id, answer] of waiting) answer({ id, failure: message || 'no-engine' });
    waiting.clear();
  });
  worker = started;
  return started;
}

async function call(files?: CheckFiles): Promise<EngineAnswer> {
  const id = ++last;
  const answer = await new Promise<EngineAnswer>((resolve) => {
    waiting.set(id, resolve);
    const message: EngineCall = files ? { id, files } : { id };
    theWorker().postMessage(message);
  });
  if (answer.failure !== undefined) throw new EngineFailed(answer.failure);
  return answer;
}

/** Loads the engine, the portal's trust anchors and its lists. */
export async function prepareEngine(): Promise<void> {
  await call();
}

/** Judges the files in this browser. */
export async function checkHere(files: CheckFiles): Promise<Checked> {
  const { checked } = await call(files);
  if (!checked) throw new EngineFailed('no-engine');
  return checked;
}
