import { Injectable } from '@nestjs/common';
import type { Content, RaisedLevel, ValidationMaterial } from '@qujat/signature';
import { TimestampClient } from '../clients/timestamp.client.js';
import { Engine } from '../engine/engine.js';
import { again, newKey } from '../engine/lane-stream.js';
import type { RaiseOrder, RaiseQuestion } from '../engine/raise-tasks.js';
import { EvidenceCollector } from '../evidence/evidence-collector.js';
import { TrustStore } from '../store/trust-store.js';
import { TrustSettings } from '../trust.config.js';
import { TrustServiceUnavailable } from '../trust.errors.js';

/** Lists as they are fetched for documents. */
const LISTS = { base: 3600, delta: 300 };

/** Raises signatures to the levels T, LT and LTA (ETSI EN 319 122-1 6, EN 319 132-1 6), asking the services of `trust.json`. */
@Injectable()
export class SignatureRaiser {
  constructor(
    private readonly settings: TrustSettings,
    private readonly store: TrustStore,
    private readonly engine: Engine,
    private readonly timestamps: TimestampClient,
    private readonly collector: EvidenceCollector,
  ) {}

  /**
   * The signature (CMS in any encoding, or XML), raised; nothing that is signed changes a byte. Throws CannotRaise where it
   * cannot be, and TrustServiceUnavailable where a service that has to speak is silent. Does not judge: whoever keeps the result
   * has it verified first.
   */
  raise(signature: Uint8Array, to: RaisedLevel, content: Content = 'none'): Promise<Uint8Array> {
    return again(() => this.inLane({ signature, to, content }));
  }

  private async inLane(order: RaiseOrder): Promise<Uint8Array> {
    const [lane, key] = [this.engine.lane(), newKey()];
    let step = await lane.run('raiseBegin', key, order);
    try {
      while ('question' in step) step = await lane.run('raiseAnswer', key, await this.ask(step.question));
      return step.raised;
    } catch (error) {
      await lane.run('raiseDrop', key);
      throw error;
    }
  }

  private ask(question: RaiseQuestion): Promise<Uint8Array | ValidationMaterial> {
    return question.service === 'timestamp'
      ? this.timestamps.over(question.octets, question.algorithm)
      : this.material(question.signature);
  }

  private async material(signature: Uint8Array): Promise<ValidationMaterial> {
    const freshness = { ocsp: this.settings.ocspFreshnessSeconds, lists: LISTS };
    const material = await this.store.current();
    const { evidence, missing } = await this.collector.collectForArchive(signature, material, freshness);
    const [silent] = missing;
    // material with a gap would be believed complete for years
    if (silent) throw new TrustServiceUnavailable(silent.service, `no revocation data about the ${silent.about}`);
    return evidence;
  }
}
