import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { EvidenceStore, SignatureVerifier } from '@qujat/trust';
import { approvalForbids } from '../approval/approval.policy.js';
import { DocumentPowers } from '../document/document-powers.js';
import { facts, overtaken, refusal } from '../document/document.guard.js';
import type { TransitionName } from '../document/document.machine.js';
import { type DocumentFacts, whyPower } from '../document/document.policy.js';
import type { Side } from '../document/document.types.js';
import { loadView, lockDocument, move, own, requireDocument } from '../document/document.repository.js';
import type { DocumentView } from '../document/document.view.js';
import type { DocumentEntity } from '../document/document.entity.js';
import { EXCHANGE_EVENTS } from '../exchange.events.js';
import { refuse } from '../exchange.errors.js';
import { passTurn } from '../delivery/turn.js';
import { EVENT, record } from '../timeline/timeline.js';
import { documentEvent, participantOf } from '../timeline/parties.js';
import { loadSigningFact } from './signers/signing-order.repository.js';
import { type SigningFact, signingForbids } from './signers/signing-turn.js';
import { decodeSignature, type Intake, intakeOf, sha256 } from './intake.js';
import { findDuplicate, keepSignature } from './signature.repository.js';

/** What came of a submitted signature. */
export interface Submitted {
  readonly view: DocumentView;
  /** Does it wait for OCSP or the TSA? */
  readonly waits: boolean;
}

/** `last`: the sender was not the first to be asked, and completes what the recipients have signed. */
const TRANSITION: Readonly<Record<Side | 'last', Record<'accepted' | 'partly' | 'waits', TransitionName>>> = {
  sender: { accepted: 'sign', partly: 'signPartly', waits: 'signWaits' },
  last: { accepted: 'complete', partly: 'completePartly', waits: 'completeWaits' },
  recipient: { accepted: 'countersign', partly: 'countersignPartly', waits: 'countersignWaits' },
};

/** Takes signatures over documents: verified first (I/O), then kept together with the document's move. */
@Injectable()
export class SigningService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly powers: DocumentPowers,
    private readonly verifier: SignatureVerifier,
    private readonly evidence: EvidenceStore,
    private readonly clock: Clock,
  ) {}

  /** A signature by the acting person over the exact stored bytes. */
  async sign(actor: Actor, id: Uuid, text: string): Promise<Submitted> {
    const submitted = decodeSignature(text);
    const known = await this.known(actor, id, submitted);
    if (known) return known;
    const {
      document,
      file,
      facts: about,
    } = await this.work.run(scopeOf(actor), (tx) => this.powers.ready(tx, actor, 'sign', id));
    if (!file) throw refuse('ability.file_missing');
    const verification = await this.verifier.verify({
      signature: submitted,
      content: { blob: file.sha256 },
      purpose: 'document',
    });
    const bin = about.side === 'sender' ? document.senderBin : document.recipientBin!;
    const intake = intakeOf(actor, await this.powers.actsFor(bin), submitted, verification);
    const stored = intake.waitingFor ? undefined : await this.evidence.store(verification);
    return this.work.run(scopeOf(actor), async (tx) => {
      await this.take(tx, actor, { id, about, contentSha256: file.sha256, intake });
      if (stored) await this.evidence.record(tx, stored);
      const verificationId = stored?.id ?? null;
      const taken = { actor, documentId: id, side: about.side, intake, verificationId };
      const signatureId = await keepSignature(tx, this.clock, taken);
      await this.tell(tx, actor, { document, side: about.side, signatureId, intake });
      return { view: await loadView(tx, await requireDocument(tx, id)), waits: intake.waitingFor !== null };
    });
  }

  /** The same request again (a client that did not hear the answer) gets the same answer. */
  private async known(actor: Actor, id: Uuid, submitted: Buffer): Promise<Submitted | undefined> {
    return this.work.run(scopeOf(actor), async (tx) => {
      const { document } = await facts(tx, actor, id);
      const side = document.senderId === actor.participantId ? 'sender' : 'recipient';
      const same = await findDuplicate(tx, id, { side, submittedSha256: sha256(submitted) });
      if (!same) return undefined;
      if (same.state === 'rejected' || same.submittedBy.iin !== actor.iin) throw refuse('signature.duplicate');
      return { view: await loadView(tx, document), waits: same.state === 'verifying' };
    });
  }

  /** Moves the document; from here on its row is locked, so what is checked stays true. */
  private async take(
    tx: Tx,
    actor: Actor,
    { id, about, contentSha256, intake }: { id: Uuid; about: DocumentFacts; contentSha256: string; intake: Intake },
  ): Promise<void> {
    const { side, axes } = about;
    // Two of one side who sign at the same moment go one after the other: who is the last is known under the lock.
    await lockDocument(tx, id);
    const signing = await loadSigningFact(tx, { documentId: id, participantId: actor.participantId! }, actor.userId);
    if (signingForbids(signing)) throw await overtaken(tx, actor, 'sign', id);
    const { waits, partly, accepted } = TRANSITION[side === 'sender' && axes.delivery === 'delivered' ? 'last' : side];
    const whose = side === 'sender' ? undefined : own(actor.participantId);
    if (!(await move(tx, id, intake.waitingFor ? waits : isLast(signing) ? accepted : partly, {}, whose)))
      throw await overtaken(tx, actor, 'sign', id);
    const { document, file, approval } = await loadView(tx, await requireDocument(tx, id));
    if (approvalForbids('sign', side, approval)) throw await overtaken(tx, actor, 'sign', id);
    await this.power(tx, actor, document, intake);
    if (file?.sha256 !== contentSha256) throw refuse('ability.changed_meanwhile');
    const { submittedSha256, certificate } = intake;
    const certificateSha256 = certificate.fingerprint;
    if (await findDuplicate(tx, id, { side, submittedSha256, certificateSha256 })) throw refuse('signature.duplicate');
  }

  /** E-7.5.2: power and key are checked at the time of signing, by the certificate of this very signature. */
  private async power(tx: Tx, actor: Actor, document: DocumentEntity, { certificate, report }: Intake): Promise<void> {
    const verdict = await this.powers.check(tx, actor, 'document.sign', { document, certificate });
    if (verdict.allowed) return;
    if (verdict.refusal.code === 'certificate') throw refuse('signature.no_right', { members: { report } });
    const { facts: about } = await facts(tx, actor, document.id);
    throw refusal(actor, about, whyPower('document.sign', verdict.refusal));
  }

  private async tell(
    tx: Tx,
    actor: Actor,
    {
      document,
      side,
      signatureId,
      intake,
    }: { document: DocumentEntity; side: Side; signatureId: Uuid; intake: Intake },
  ): Promise<void> {
    const { waitingFor, signer, certificate } = intake;
    const detail = { side, signer: signer.name, certificate: certificate.serial };
    const act = waitingFor ? 'document.signature-waits' : 'document.signed';
    await tx.audit({ act, subjectType: 'document', subjectId: document.id, detail: { ...detail, signatureId } });
    const by = { name: actor.name, participant: participantOf(document, side) };
    if (waitingFor) {
      const waits = { documentId: document.id, event: EVENT.signatureWaits, ...privateTo(actor, side), actor: by };
      await record(tx, this.clock, { ...waits, detail: { ...detail, waitingFor } });
      const event = {
        type: EXCHANGE_EVENTS.signatureWaits,
        aggregateId: document.id,
        payload: { subjectId: signatureId },
      };
      await tx.emit(event);
      return;
    }
    await recordAccepted(tx, this.clock, { document, side, by, detail });
  }
}

/** Writes down an accepted signature and tells the world. */
export async function recordAccepted(
  tx: Tx,
  clock: Clock,
  {
    document,
    side,
    by,
    detail,
  }: {
    document: DocumentEntity;
    side: Side;
    by: Parameters<typeof record>[2]['actor'];
    detail: NonNullable<Parameters<typeof record>[2]['detail']>;
  },
): Promise<void> {
  const event = side === 'sender' ? EVENT.signatureAccepted : EVENT.countersignature;
  await record(tx, clock, { documentId: document.id, event, actor: by, detail });
  await tx.emit(documentEvent(document, side === 'sender' ? EXCHANGE_EVENTS.signed : EXCHANGE_EVENTS.countersigned));
  if (side === 'recipient') await passTurn(tx, document);
}

/** The one signature that there is to be, or the last of several. */
const isLast = (signing: SigningFact | undefined): boolean => !signing || signing.missing <= 1;

/** What waits or fails is the signer's side's business. */
const privateTo = ({ participantId }: Actor, side: Side) => ({ audience: side, participantId });
