import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Clock } from '@qujat/kernel';
import { ALGORITHM, isZip, looksLikeXml, type Content, type Evidence, type Report } from '@qujat/signature';
import { Engine } from '../engine/engine.js';
import { EvidenceCollector, type Freshness } from '../evidence/evidence-collector.js';
import { TrustStore } from '../store/trust-store.js';
import type { TrustMaterial } from '../store/trust-folder.js';
import { TrustSettings } from '../trust.config.js';
import { ContentDigests } from './content-digests.js';
import { SignatureFiles } from './signature-files.js';

/** Content of this size or less is judged by its bytes, as the library does with streams. */
const SMALL_CONTENT = 65_536;
/** Lists as they are fetched for documents. */
const LISTS = { base: 3600, delta: 300 };
const NO_EVIDENCE: Evidence = { certificates: [], crls: [], ocspResponses: [] };

/** A file of any size; it can be read from its beginning more than once. */
export interface CheckedFile {
  readonly size: number;
  readonly pieces: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
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
    private readonly files: SignatureFiles,
    private readonly digests: ContentDigests,
    private readonly collector: EvidenceCollector,
    private readonly clock: Clock,
  ) {}

  /**
   * Judges now, by the portal's trust store, asking the NCA's services about the certificates. Neither the document nor what is
   * attached to a CMS is ever whole in memory; XML and archives are.
   */
  async check(file: CheckedFile, content?: CheckedFile): Promise<Report> {
    const material = await this.store.current();
    const read = await this.files.read(file.pieces);
    if ('problem' in read) return this.refused(read.problem, material);
    const { evidence } = await this.collector.collect(read.signature, material, this.freshness());
    const given = content ? await this.contentOf(read.signature, content) : ('none' as const);
    return this.engine.run('validate', { ...read, content: given, ...this.circumstances(material, evidence) });
  }

  private refused(problem: string, material: TrustMaterial): Promise<Report> {
    return this.engine.run('unreadable', problem, this.circumstances(material, NO_EVIDENCE));
  }

  private circumstances({ trust }: TrustMaterial, evidence: Evidence) {
    const { policy } = this.settings;
    return { trust, evidence, at: this.clock.now(), ...(policy && { policy }) };
  }

  private freshness(): Freshness {
    return { ocsp: this.settings.ocspFreshnessSeconds, lists: LISTS };
  }

  /** Digests; the bytes themselves when they are few. In XML the content is in the document itself. */
  private async contentOf(signature: Uint8Array, { size, pieces }: CheckedFile): Promise<Content> {
    if (looksLikeXml(signature)) return 'none';
    if (size <= SMALL_CONTENT) return { bytes: await whole(pieces()) };
    const algorithms = isZip(signature) ? [ALGORITHM.sha256] : await this.engine.run('requiredDigests', signature);
    return { digests: await this.digests.of(pieces, algorithms), length: size };
  }
}

const whole = async (pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Uint8Array> =>
  new Uint8Array(await buffer(Readable.from(pieces)));
