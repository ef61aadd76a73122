import type { Engine, Lane } from './engine.js';
import { LaneLost } from './lane-lost.js';

/** Content that can be read from its beginning more than once. */
export type Source = () => Pieces | Promise<Pieces>;
type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** What is done with content, in one lane. */
export interface StreamSteps<T> {
  begin(lane: Lane, key: number): Promise<unknown>;
  /** Is more of it wanted? */
  update(lane: Lane, key: number, piece: Uint8Array): Promise<boolean>;
  end(lane: Lane, key: number): Promise<T>;
}

let last = 0;
/** Tells what is begun in lanes apart. */
export const newKey = (): number => ++last;

/** Does it once more when somebody else's input ended the thread in which it was begun. */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof LaneLost)) throw error;
    return work();
  }
}

/** Leads content through a lane, piece by piece: it is never whole in memory. */
export const throughLane = <T>(engine: Engine, source: Source, steps: StreamSteps<T>): Promise<T> =>
  again(async () => {
    const pieces = await source();
    const [lane, key] = [engine.lane(), newKey()];
    await steps.begin(lane, key);
    try {
      // awaiting each piece is what holds back a reader that is faster than the lane
      for await (const piece of pieces) if (!(await steps.update(lane, key, piece))) break;
      return await steps.end(lane, key);
    } catch (error) {
      await lane.run('streamDrop', key);
      throw error;
    }
  });
