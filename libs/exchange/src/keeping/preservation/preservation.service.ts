import { Injectable } from '@nestjs/common';
import { Clock } from '@qujat/kernel';
import { Every, Log, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { CannotRaise } from '@qujat/signature';
import { EvidenceStore, SignatureRaiser, SignatureVerifier, TrustServiceUnavailable } from '@qujat/trust';
import { PreservationConfig } from './preservation.config.js';
import {
  careCounts,
  type DueProof,
  dueProofs,
  keepForm,
  loadDue,
  noteFailure,
  postpone,
  putOff,
  type ProofRef,
  takeIntoCare,
} from './preservation.repository.js';

const SCOPE = systemScope('exchange.preserve');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What became of one that was looked at. */
export type Preserved = 'kept' | 'renewed' | 'waiting' | 'impossible' | 'not-due';

/**
 * Keeps proofs provable (E-7.5.3; ETSI TS 119 511): before the newest timestamp of a signature, a receipt or a statement ends, one
 * more archive timestamp is put over it and over everything inside. What was submitted stays byte for byte; each new form is
 * judged like any other signature before it is kept. Doing it twice, or two at a time, makes one generation.
 */
@Injectable()
export class PreservationService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly raiser: SignatureRaiser,
    private readonly verifier: SignatureVerifier,
    private readonly evidence: EvidenceStore,
    private readonly clock: Clock,
    private readonly config: PreservationConfig,
    private readonly log: Log,
  ) {}

  /** Looks at what is due; a proof that fails does not stop the others. */
  @Every('exchange.preserve-proofs', { seconds: 3600 })
  async run(): Promise<void> {
    const { atOnce, atMost } = this.config;
    const now = this.clock.now();
    for (let looked = 0; looked < atMost; looked += atOnce) {
      const due = await this.work.run(SCOPE, async (tx) => {
        await takeIntoCare(tx, now, atOnce);
        return dueProofs(tx, now, atOnce);
      });
      for (const proof of due) await this.look(proof).catch((err: unknown) => this.fault(proof, err));
      if (due.length < atOnce) break;
    }
    const { impossible, overdue } = await this.work.run(SCOPE, (tx) => careCounts(tx, now));
    if (impossible + overdue > 0) this.log.error({ impossible, overdue }, 'proofs that cannot be relied on for long');
  }

  /** Looks at one proof, and renews it if its end is near. */
  async look(ref: ProofRef): Promise<Preserved> {
    const proof = await this.work.run(SCOPE, (tx) => loadDue(tx, ref, this.clock.now()));
    if (!proof) return 'not-due';
    try {
      return await this.tend(proof);
    } catch (error) {
      if (error instanceof TrustServiceUnavailable) return this.wait(proof, error.service);
      if (error instanceof CannotRaise) return this.giveUp(proof, error.message);
      throw error;
    }
  }

  private async tend(proof: DueProof): Promise<Preserved> {
    const until = await this.raiser.reliableUntil(proof.cms);
    // Receipts and statements come with their timestamp alone: the first look makes them carry all that a verdict needs.
    const complete = proof.kind === 'signature' || proof.generation > 0;
    if (!until || !complete) return this.renew(proof, complete ? 'LTA' : 'LT', undefined);
    const dueAt = this.renewalOf(until);
    if (dueAt <= this.clock.now()) return this.renew(proof, 'LTA', until);
    await this.work.run(SCOPE, (tx) => postpone(tx, proof, until, dueAt));
    return 'kept';
  }

  /** `until`: when the form at hand ends. */
  private async renew(proof: DueProof, to: 'LT' | 'LTA', until: Date | undefined): Promise<Preserved> {
    const { cms, content } = proof;
    const renewed = await (to === 'LT' ? this.raiser.raise(cms, 'LT') : this.raiser.renew(cms, content));
    const verification = await this.verifier.verify({ signature: renewed, content, purpose: 'document' });
    const { outcome, report, waitingFor } = verification;
    if (outcome === 'waiting') return this.wait(proof, waitingFor ?? 'ocsp');
    const level = report.signatures[0]?.level;
    if (outcome !== 'accepted' || !(level === 'LT' || level === 'LTA'))
      return this.giveUp(proof, report.subIndication ?? level ?? report.indication);
    const form = Buffer.from(verification.signature);
    const reliableUntil = await this.raiser.reliableUntil(form);
    if (!reliableUntil) return this.giveUp(proof, 'nobody trusted vouches for its timestamp');
    // The TSA has no newer certificate yet: another timestamp by the same one would add nothing.
    if (until && reliableUntil <= until) return this.wait(proof, 'tsa');
    const stored = await this.evidence.store(verification);
    const made = { level, cms: form, reliableUntil, verificationId: stored.id, madeAt: this.clock.now() } as const;
    await this.work.run(SCOPE, async (tx) => {
      if (!(await keepForm(tx, proof, made, this.nextLook(reliableUntil)))) return;
      await this.evidence.record(tx, stored);
      await this.note(tx, proof, 'document.proof-renewed', { level, reliableUntil: reliableUntil.toISOString() });
    });
    return 'renewed';
  }

  /** When it has to be renewed: so long before its end that silent services do no harm. */
  private renewalOf(until: Date): Date {
    return new Date(until.getTime() - this.config.renewBeforeDays * DAY);
  }

  /** When a new form is looked at next: not again at once where an authority issues for a short time only. */
  private nextLook(until: Date): Date {
    const rest = Math.min(this.clock.now().getTime() + 7 * DAY, until.getTime() - DAY);
    return new Date(Math.max(this.renewalOf(until).getTime(), rest));
  }

  /** A service is silent: asked again after an hour, then less often, once a day at least. */
  private async wait(proof: DueProof, service: string): Promise<Preserved> {
    const dueAt = new Date(this.clock.now().getTime() + Math.min(HOUR * 2 ** proof.attempts, DAY));
    await this.work.run(SCOPE, (tx) => noteFailure(tx, proof, service, dueAt));
    return 'waiting';
  }

  /** Something broke: it is looked at again tomorrow, and stands in nobody's way until then. */
  private async fault(ref: ProofRef, err: unknown): Promise<void> {
    this.log.error({ err, ...ref }, 'a proof could not be renewed');
    const now = this.clock.now();
    await this.work.run(SCOPE, (tx) => putOff(tx, ref, now, new Date(now.getTime() + DAY)));
  }

  private async giveUp(proof: DueProof, reason: string): Promise<Preserved> {
    await this.work.run(SCOPE, async (tx) => {
      await noteFailure(tx, proof, reason, null);
      await this.note(tx, proof, 'document.proof-not-renewed', { reason });
    });
    return 'impossible';
  }

  private note(tx: Tx, { documentId, kind, subjectId }: ProofRef, act: string, detail: object): Promise<void> {
    const subject = { subjectType: 'document', subjectId: documentId };
    return tx.audit({ act, ...subject, detail: { kind, id: subjectId, ...detail } });
  }
}
