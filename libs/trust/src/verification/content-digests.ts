import { Injectable } from '@nestjs/common';
import { BlobStore } from '@qujat/platform';
import { Engine } from '../engine/engine.js';
import { throughLane, type Source } from '../engine/lane-stream.js';

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
    return this.of(() => this.blobs.get(sha256), algorithms);
  }

  /** Digests (by OID) of what gives pieces of bytes; algorithms that are not known are left out. */
  of(source: Source, algorithms: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
    return throughLane(this.engine, source, {
      begin: (lane, key) => lane.run('hashBegin', key, algorithms),
      update: (lane, key, piece) => lane.run('hashUpdate', key, piece),
      end: (lane, key) => lane.run('hashEnd', key),
    });
  }
}
