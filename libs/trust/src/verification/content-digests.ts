import { Injectable } from '@nestjs/common';
import { BlobStore } from '@qujat/platform';
import { Engine } from '../engine/engine.js';

let lastKey = 0;

/** Hashes content by the algorithms a signature asks for, piece by piece: a file is never whole in memory. */
@Injectable()
export class ContentDigests {
  constructor(
    private readonly engine: Engine,
    private readonly blobs: BlobStore,
  ) {}

  /** Digests (by OID) of a stored blob. */
  async ofBlob(sha256: string, algorithms: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
    if (algorithms.length === 0) return new Map();
    return this.of(await this.blobs.get(sha256), algorithms);
  }

  /** Digests (by OID) of whatever gives pieces of bytes. */
  async of(
    pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    algorithms: readonly string[],
  ): Promise<ReadonlyMap<string, Uint8Array>> {
    const lane = this.engine.lane();
    const key = ++lastKey;
    await lane.run('hashBegin', key, algorithms);
    try {
      // awaiting each piece is what holds back a reader that is faster than the hash
      for await (const piece of pieces) await lane.run('hashUpdate', key, piece);
    } catch (error) {
      await lane.run('hashEnd', key);
      throw error;
    }
    return lane.run('hashEnd', key);
  }
}
