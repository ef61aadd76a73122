import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Clock } from '@qujat/kernel';
import { isZip, looksLikeXml, type Content, type Report } from '@qujat/signature';
import { Engine } from '../engine/engine.js';
import { EvidenceCollector, type Freshness } from '../evidence/evidence-collector.js';
import { TrustStore } from '../store/trust-store.js';
import { TrustSettings } from '../trust.config.js';
import { ContentDigests } from './content-digests.js';

/** Content of this size or less is judged by its bytes, as the library does with streams. */
const SMALL_CONTENT = 65_536;
/** Lists as they are fetched for documents. */
const LISTS = { base: 3600, delta: 300 };

/** What was signed, when it is a file of its own; it can be read from its beginning more than once. */
export interface CheckedContent {
  readonly size: number;
  readonly pieces: () => Readable;
}

/**
 * Judges a signature that somebody brings along: the engine's verdict and nothing else. The portal's own rules (whose signatures
 * it takes, a timestamp of its own) are for documents of the portal; nothing is added to the signature, and nothing is kept.
 */
@Injectable()
export class SignatureChecker {
  constructor(
    private readonly settings: TrustSettings,
    private readonly store: TrustStore,
    private readonly engine: Engine,
    private readonly digests: ContentDigests,
    private readonly collector: EvidenceCollector,
    private readonly clock: Clock,
  ) {}

  /** Judges now, by the portal's trust store, asking the NCA's services about the certificates. */
  async check(signature: Uint8Array, content?: CheckedContent): Promise<Report> {
    const material = await this.store.current();
    const { evidence } = await this.collector.collect(signature, material, this.freshness());
    const { trust } = material;
    const given = content ? await this.contentOf(signature, content) : ('none' as const);
    const { policy } = this.settings;
    const at = this.clock.now();
    return this.engine.run('validate', { signature, content: given, trust, evidence, at, ...(policy && { policy }) });
  }

  private freshness(): Freshness {
    return { ocsp: this.settings.ocspFreshnessSeconds, lists: LISTS };
  }

  /** Digests; the bytes themselves when they are few, or when the format has to see them. */
  private async contentOf(signature: Uint8Array, { size, pieces }: CheckedContent): Promise<Content> {
    const whole = size <= SMALL_CONTENT || isZip(signature) || looksLikeXml(signature);
    if (whole) return { bytes: new Uint8Array(await buffer(pieces())) };
    const algorithms = await this.engine.run('requiredDigests', signature);
    return { digests: await this.digests.of(pieces(), algorithms), length: size };
  }
}
