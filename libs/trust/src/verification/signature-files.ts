import { Injectable } from '@nestjs/common';
import { isKnownDigest, type ReadSignature } from '@qujat/signature';
import { Engine } from '../engine/engine.js';
import { throughLane, type Source } from '../engine/lane-stream.js';
import { TrustSettings } from '../trust.config.js';

/** Reads signature files: of a large CMS only what a verdict needs, its content hashed as it comes. */
@Injectable()
export class SignatureFiles {
  constructor(
    private readonly settings: TrustSettings,
    private readonly engine: Engine,
  ) {}

  /** Reads; once more where signers use digest algorithms that were not announced before the content. */
  async read(source: Source): Promise<ReadSignature> {
    const first = await this.once(source, []);
    if ('problem' in first || !first.attached) return first;
    const { attached, signature } = first;
    const wanted = await this.engine.run('requiredDigests', signature);
    const missing = wanted.filter((oid) => isKnownDigest(oid) && !attached.digests.has(oid));
    return missing.length === 0 ? first : this.once(source, missing);
  }

  private once(source: Source, algorithms: readonly string[]): Promise<ReadSignature> {
    const options = { algorithms, limits: this.settings.policy?.limits };
    return throughLane(this.engine, source, {
      begin: (lane, key) => lane.run('readBegin', key, options),
      update: (lane, key, piece) => lane.run('readUpdate', key, piece),
      end: (lane, key) => lane.run('readEnd', key),
    });
  }
}
