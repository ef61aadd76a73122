import { Injectable } from '@nestjs/common';
import { Clock } from '@qujat/kernel';
import { fromAnyEncoding, toHex, type Content, type Evidence, type Report } from '@qujat/signature';
import { TimestampClient } from '../clients/timestamp.client.js';
import { Engine } from '../engine/engine.js';
import { EvidenceCollector, type Collected, type Freshness } from '../evidence/evidence-collector.js';
import { ForeignRecogniser } from '../foreign/recogniser.js';
import type { TrustMaterial } from '../store/trust-folder.js';
import { TrustStore } from '../store/trust-store.js';
import { TrustSettings } from '../trust.config.js';
import { TrustServiceUnavailable } from '../trust.errors.js';
import { ContentDigests } from './content-digests.js';
import { Judge } from './judge.js';
import { decide, isStamped, type Decision } from './outcome.js';
import type { Purpose, SignedContent, Verification, VerificationInput } from './verification.types.js';

/** Lists for documents: the complete one is issued daily, the delta hourly. */
const DOCUMENT_LISTS = { base: 3600, delta: 300 };
/** At sign-in the newest delta is asked for, should the responder be silent. */
const LOGIN_LISTS = { base: 3600, delta: 0 };

/** One signature on its way to a verdict. */
interface Matter {
  readonly signature: Uint8Array;
  readonly content: Content;
  readonly material: TrustMaterial;
  readonly purpose: Purpose;
  readonly at: Date;
  /** Collected earlier. */
  readonly kept: Evidence;
}

const NO_EVIDENCE: Evidence = { certificates: [], crls: [], ocspResponses: [] };

/** A verdict, as far as it has come. */
interface Verdict extends Collected, Decision {
  readonly signature: Uint8Array;
  readonly report: Report;
}

/** Verifies signatures: collects the evidence, has it judged, and says what the portal does with the signature. */
@Injectable()
export class SignatureVerifier {
  constructor(
    private readonly settings: TrustSettings,
    private readonly store: TrustStore,
    private readonly engine: Engine,
    private readonly digests: ContentDigests,
    private readonly collector: EvidenceCollector,
    private readonly timestamps: TimestampClient,
    private readonly judge: Judge,
    private readonly foreign: ForeignRecogniser,
    private readonly clock: Clock,
  ) {}

  /** Verifies. An invalid signature is a result, never an exception. */
  async verify(input: VerificationInput): Promise<Verification> {
    const { signature, content, purpose, at = this.clock.now(), evidence: kept = NO_EVIDENCE } = input;
    const material = await this.store.current();
    const taken = await this.takeDigests(signature, content);
    const matter = {
      signature: fromAnyEncoding(signature) ?? signature,
      content: contentOf(content, taken),
      material,
      purpose,
      at,
      kept,
    };
    const { missing: _, ...verdict } = await this.reach(matter);
    // Who signed is told by the rules of the issuer.
    const report = await this.foreign.recognise(verdict.report, material);
    const digests = Object.fromEntries([...taken].map(([algorithm, value]) => [algorithm, toHex(value)]));
    return { ...verdict, report, purpose, at, trust: material.trust, digests };
  }

  private async reach(matter: Matter): Promise<Verdict> {
    const verdict = await this.examine(matter);
    const { report, outcome, missing } = verdict;
    // one whose TSA only awaits confirmation has its timestamp already
    const stamped = isStamped(report) || missing.some(({ about }) => about === 'tsa');
    if (matter.purpose === 'login' || outcome !== 'waiting' || stamped) return verdict;
    // even while the status is waited for: the timestamp proves that the signature was there now
    const raised = await this.raised(verdict.signature);
    return raised ? this.withTimestamp(matter, raised, verdict) : verdict;
  }

  /** With the portal's timestamp, if it proves anything; a token whose TSA turns out unfit is not kept. */
  private async withTimestamp(matter: Matter, signature: Uint8Array, before: Verdict): Promise<Verdict> {
    const after = await this.examine({ ...matter, signature });
    const open = after.missing.some(({ about }) => about === 'tsa');
    return isStamped(after.report) || open ? after : before;
  }

  private async examine(matter: Matter): Promise<Verdict> {
    const { signature, content, material, purpose, at, kept } = matter;
    const { evidence: fresh, missing } = await this.collector.collect(signature, material, this.freshness(purpose));
    const evidence = together(kept, fresh);
    const report = await this.judge.report({ signature, content, trust: material.trust, evidence, purpose, at });
    return { signature, report, evidence, missing, ...decide(report, purpose, missing) };
  }

  private async raised(signature: Uint8Array): Promise<Uint8Array | undefined> {
    try {
      return await this.timestamps.raise(signature);
    } catch (error) {
      if (error instanceof TrustServiceUnavailable) return undefined;
      throw error;
    }
  }

  private freshness(purpose: Purpose): Freshness {
    return purpose === 'login'
      ? { ocsp: 0, lists: LOGIN_LISTS }
      : { ocsp: this.settings.ocspFreshnessSeconds, lists: DOCUMENT_LISTS };
  }

  private async takeDigests(signature: Uint8Array, content: SignedContent): Promise<ReadonlyMap<string, Uint8Array>> {
    if (content === 'attached') return new Map();
    const algorithms = await this.engine.run('requiredDigests', signature);
    return 'blob' in content
      ? this.digests.ofBlob(content.blob, algorithms)
      : this.digests.of(() => [content.bytes], algorithms);
  }
}

/** Bytes at hand go along: a signature without signed attributes cannot be verified from a digest. */
function contentOf(content: SignedContent, digests: ReadonlyMap<string, Uint8Array>): Content {
  if (content === 'attached') return 'none';
  return 'bytes' in content ? content : { digests };
}

const together = (a: Evidence, b: Evidence): Evidence => ({
  certificates: [...a.certificates, ...b.certificates],
  crls: [...a.crls, ...b.crls],
  ocspResponses: [...a.ocspResponses, ...b.ocspResponses],
  timestamps: [...(a.timestamps ?? []), ...(b.timestamps ?? [])],
});
