import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { EvidenceStore, SignatureVerifier } from '@qujat/trust';
import { overtaken, ready } from '../document/document.guard.js';
import type { TransitionName } from '../document/document.machine.js';
import type { Side } from '../document/document.policy.js';
import { loadView, move, requireDocument } from '../document/document.repository.js';
import type { DocumentView } from '../document/document.view.js';
import type { DocumentEntity } from '../document/document.entity.js';
import { EXCHANGE_EVENTS } from '../exchange.events.js';
import { refuse } from '../exchange.errors.js';
import { EVENT, record } from '../timeline/timeline.js';
import { documentEvent, participantOf } from '../timeline/parties.js';
import { decodeSignature, type Intake, intakeOf, sha256 } from './intake.js';
import { findDuplicate, keepSignature } from './signature.repository.js';

/** What came of a submitted signature. */
export interface Submitted {
  readonly view: DocumentView;
  /** Does it wait for OCSP or the TSA? */
  readonly waits: boolean;
}

const TRANSITION: Readonly<Record<Side, { accepted: TransitionName; waits: TransitionName }>> = {
  sender: { accepted: 'sign', waits: 'signWaits' },
  recipient: { accepted: 'countersign', waits: 'countersignWaits' },
};

/** Takes signatures over documents: verified first (I/O), then kept together with the document's move. */
@Injectable()
export class SigningService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly verifier: SignatureVerifier,
    private readonly evidence: EvidenceStore,
    private readonly clock: Clock,
  ) {}

  /** A signature by the acting person over the exact stored bytes. */
  async sign(actor: Actor, id: Uuid, text: string): Promise<Submitted> {
    const submitted = decodeSignature(text);
    const known = await this.known(actor, id, submitted);
    if (known) return known;
    const { document, file, facts } = await this.work.run(scopeOf(actor), (tx) => ready(tx, actor, 'sign', id));
    if (!file) throw refuse('ability.file_missing');
    const verification = await this.verifier.verify({
      signature: submitted,
      content: { blob: file.sha256 },
      purpose: 'document',
    });
    const bin = facts.side === 'sender' ? document.senderBin : document.recipientBin!;
    const intake = intakeOf(actor, { bin }, submitted, verification);
    const stored = intake.waitingFor ? undefined : await this.evidence.store(verification);
    return this.work.run(scopeOf(actor), async (tx) => {
      await this.take(tx, actor, { id, side: facts.side, contentSha256: file.sha256, intake });
      if (stored) await this.evidence.record(tx, stored);
      const verificationId = stored?.id ?? null;
      const taken = { actor, documentId: id, side: facts.side, intake, verificationId };
      const signatureId = await keepSignature(tx, this.clock, taken);
      await this.tell(tx, actor, { document, side: facts.side, signatureId, intake });
      return { view: await loadView(tx, await requireDocument(tx, id)), waits: intake.waitingFor !== null };
    });
  }

  /** The same request again (a client that did not hear the answer) gets the same answer. */
  private async known(actor: Actor, id: Uuid, submitted: Buffer): Promise<Submitted | undefined> {
    return this.work.run(scopeOf(actor), async (tx) => {
      const document = await requireDocument(tx, id);
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
    { id, side, contentSha256, intake }: { id: Uuid; side: Side; contentSha256: string; intake: Intake },
  ): Promise<void> {
    const transition = intake.waitingFor ? TRANSITION[side].waits : TRANSITION[side].accepted;
    if (!(await move(tx, id, transition))) throw await overtaken(tx, actor, 'sign', id);
    const { file } = await loadView(tx, await requireDocument(tx, id));
    if (file?.sha256 !== contentSha256) throw refuse('ability.changed_meanwhile');
    const { submittedSha256, certificate } = intake;
    const certificateSha256 = certificate.fingerprint;
    if (await findDuplicate(tx, id, { side, submittedSha256, certificateSha256 })) throw refuse('signature.duplicate');
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
      const waits = { documentId: document.id, event: EVENT.signatureWaits, audience: side, actor: by };
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
}
