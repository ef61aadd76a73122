import { setTimeout as pause } from 'node:timers/promises';
import { ALGORITHM } from '@qujat/signature';
import { TASK_LIMITS } from '../../libs/trust/src/engine/task-limits.js';
import { WorkerPoolEngine } from '../../libs/trust/src/engine/worker-pool.engine.js';
import { TaskLimitExceeded } from '../../libs/trust/src/index.js';
import { CASES } from './cases.js';
import { requestOf, stage, summary, type Stage } from './kit.js';

const PROGRAM = {
  url: new URL('../../libs/trust/src/engine/engine.worker.ts', import.meta.url),
  options: { execArgv: ['--import', new URL('../support/typescript.mjs', import.meta.url).href] },
};
/** Inputs that come nearest to the limits. */
const SLOW = 'seventy-five megabytes in an archive';
const LARGE = '65,536 signers';
const CONTENT = new TextEncoder().encode('Шарт № 17');

const LIMITS = { ...TASK_LIMITS, cpuMs: 300 };

let set: Stage;
let engine: WorkerPoolEngine;

beforeAll(async () => {
  set = await stage();
  engine = new WorkerPoolEngine(1, LIMITS, PROGRAM);
});

afterAll(() => engine?.close());

const hostile = async (name: string) => requestOf(await CASES[name]!.make(set), set);
const failed = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

describe('a lane of the engine', () => {
  it('refuses what needs more time than any input gets, naming the limit; what was queued behind it is done', async () => {
    // starting from sources takes longer than that, and the pause too: neither is work
    expect(await engine.run('requiredDigests', CONTENT)).toEqual([]);
    await pause(400);
    await engine.run('hashBegin', 1, [ALGORITHM.sha256]);
    await engine.run('hashUpdate', 1, CONTENT);
    const attack = failed(engine.run('validate', await hostile(SLOW)));
    const stream = failed(engine.run('hashUpdate', 1, CONTENT));
    const behind = [1, 2, 3].map(() => engine.run('validate', requestOf({ signature: CONTENT }, set)));
    const error = await attack;
    expect(error).toBeInstanceOf(TaskLimitExceeded);
    const refusal = { code: 'trust.time_limit', declaration: { status: 422 }, details: { params: { limit: 0.3 } } };
    expect(error).toMatchObject(refusal);
    for (const report of await Promise.all(behind)) expect(summary(report)).toContain('FORMAT_FAILURE');
    // a part must not be taken for the whole
    expect(await stream).toMatchObject({ name: 'LaneLost' });
    expect(await failed(engine.run('hashEnd', 1))).toMatchObject({ name: 'LaneLost' });
  });

  it('answers what was quick before it, though answers of quick tasks go together', async () => {
    const long = new Uint8Array(new SharedArrayBuffer(100 * 1024 * 1024));
    const quick = Array.from({ length: 40 }, () => engine.run('requiredDigests', CONTENT));
    const attack = failed(engine.run('digest', ALGORITHM.streebog512, long));
    expect(await Promise.all(quick)).toEqual(quick.map(() => []));
    expect(await attack).toBeInstanceOf(TaskLimitExceeded);
  });

  it('refuses a call that cannot be sent, and none of those that were made with it', async () => {
    const [before, wrong, behind] = [CONTENT, (() => CONTENT) as never, CONTENT].map((bytes) =>
      failed(engine.run('digest', ALGORITHM.sha256, bytes)),
    );
    expect(await wrong).toMatchObject({ message: expect.stringMatching(/could not be cloned/) as string });
    expect(await before).toHaveLength(32);
    expect(await behind).toEqual(await before);
  });

  it('refuses what needs more memory, naming the limit, and works on', async () => {
    const narrow = new WorkerPoolEngine(1, { ...TASK_LIMITS, cpuMs: 10_000, memoryMb: 64 }, PROGRAM);
    const attack = failed(narrow.run('validate', await hostile(LARGE)));
    const behind = narrow.run('validate', requestOf({ signature: CONTENT }, set));
    expect(await attack).toMatchObject({ code: 'trust.memory_limit', details: { params: { limit: 64 } } });
    expect(summary(await behind)).toContain('FORMAT_FAILURE');
    await narrow.close();
  });

  it('is given up by the clock where nothing is done, after a second attempt', async () => {
    const impatient = new WorkerPoolEngine(1, { ...LIMITS, wallMs: 1 }, PROGRAM);
    expect(await failed(impatient.run('requiredDigests', CONTENT))).toMatchObject({ name: 'LaneLost' });
    await impatient.close();
  });
});
