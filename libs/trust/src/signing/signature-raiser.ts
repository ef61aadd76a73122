import { Injectable } from '@nestjs/common';
import { Clock } from '@qujat/kernel';
import {
  ALGORITHM,
  looksLikeXml,
  readSignedData,
  type Content,
  type RaisedLevel,
  type ValidationMaterial,
} from '@qujat/signature';
import { TimestampClient } from '../clients/timestamp.client.js';
import { Engine } from '../engine/engine.js';
import { again, newKey } from '../engine/lane-stream.js';
import type { RaiseOrder, RaiseQuestion } from '../engine/raise-tasks.js';
import { EvidenceCollector } from '../evidence/evidence-collector.js';
import { TrustStore } from '../store/trust-store.js';
import { TrustSettings } from '../trust.config.js';
import { TrustServiceUnavailable } from '../trust.errors.js';
import { ContentDigests } from '../verification/content-digests.js';
import type { SignedContent } from '../verification/verification.types.js';

/** Lists as they are fetched for documents. */
const LISTS = { base: 3600, delta: 300 };

/** Archive timestamps take the content's digest by one of these, whatever the signer took. */
const ARCHIVED_BY = [ALGORITHM.sha256, ALGORITHM.streebog512];

/** Raises signatures to the levels T, LT and LTA (ETSI EN 319 122-1 6, EN 319 132-1 6), asking the services of `trust.json`. */
@Injectable()
export class SignatureRaiser {
  constructor(
    private readonly settings: TrustSettings,
    private readonly store: TrustStore,
    private readonly engine: Engine,
    private readonly timestamps: TimestampClient,
    private readonly collector: EvidenceCollector,
    private readonly digests: ContentDigests,
    private readonly clock: Clock,
  ) {}

  /**
   * The signature (CMS in any encoding, or XML), raised; nothing that is signed changes a byte. Throws CannotRaise where it
   * cannot be, and TrustServiceUnavailable where a service that has to speak is silent. Does not judge: whoever keeps the result
   * has it verified first.
   */
  raise(signature: Uint8Array, to: RaisedLevel, content: Content = 'none'): Promise<Uint8Array> {
    return again(() => this.inLane({ signature, to, content }));
  }

  /** A CMS with one more archive timestamp, and all that is missing below it: as `raise`, over content of any size. */
  async renew(signature: Uint8Array, content: SignedContent): Promise<Uint8Array> {
    return this.raise(signature, 'LTA', await this.contentOf(signature, content));
  }

  /** Until when the CMS can be relied on without being renewed; undefined when nobody trusted vouches for its timestamps. */
  async reliableUntil(signature: Uint8Array): Promise<Date | undefined> {
    const { trust } = await this.store.current();
    return this.engine.run('reliableUntil', signature, trust);
  }

  private async contentOf(signature: Uint8Array, content: SignedContent): Promise<Content> {
    if (content === 'attached') return 'none';
    if ('bytes' in content) return content;
    const algorithms = await this.engine.run('requiredDigests', signature);
    return { digests: await this.digests.ofBlob(content.blob, [...new Set([...algorithms, ...ARCHIVED_BY])]) };
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
    const now = this.clock.now();
    const [silent] = missing.filter(({ notAfter }) => notAfter > now || !carriesEvidence(signature));
    // material with a gap would be believed complete for years; of what has expired the signature itself carries the last word
    if (silent) throw new TrustServiceUnavailable(silent.service, `no revocation data about the ${silent.about}`);
    return evidence;
  }
}

/** Are revocation data inside already, as at the levels LT and LTA? */
function carriesEvidence(signature: Uint8Array): boolean {
  if (looksLikeXml(signature)) return false;
  const { crls, ocspResponses } = readSignedData(signature);
  return crls.length + ocspResponses.length > 0;
}
