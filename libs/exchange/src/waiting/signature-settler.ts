import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { EvidenceStore, SignatureVerifier, type StoredVerification, type Verification } from '@qujat/trust';
import { turnBack } from '../delivery/await-counterparty.js';
import { type Addressee, sendOut } from '../delivery/send-out.js';
import type { DocumentEntity } from '../document/document.entity.js';
import { findDocument, lockDocument, move, own } from '../document/document.repository.js';
import { asSeenBy, recipientsOf } from '../recipient/recipient.repository.js';
import { Recipients } from '../document/recipients.js';
import { EXCHANGE_EVENTS } from '../exchange.events.js';
import { SignatureEntity } from '../signing/signature.entity.js';
import { allHaveSigned } from '../signing/signers/signing-order.repository.js';
import { noteTry, otherLiving, settleRow } from '../signing/signature.repository.js';
import { recordAccepted } from '../signing/signing.service.js';
import { verdictOf } from '../signing/verdict.js';
import { documentEvent, participantOf } from '../timeline/parties.js';
import { EVENT, record } from '../timeline/timeline.js';
import { DocumentFileEntity } from '../upload/document-file.entity.js';

const SCOPE = systemScope('exchange.settle');

/** Takes up a signature that waited for OCSP or the TSA; the queued send goes with it. */
@Injectable()
export class SignatureSettler {
  constructor(
    private readonly work: UnitOfWork,
    private readonly verifier: SignatureVerifier,
    private readonly evidence: EvidenceStore,
    private readonly recipients: Recipients,
    private readonly clock: Clock,
  ) {}

  /** Tries once. True: there is nothing left to wait for. Repeating it, or doing it twice at a time, changes nothing. */
  async settle(id: Uuid): Promise<boolean> {
    const found = await this.work.run(SCOPE, (tx) => this.load(tx, id));
    if (!found) return true;
    const verification = await this.verifier.verify({
      // With the timestamp it may have got while its status was waited for.
      signature: found.signature.cms,
      content: { blob: found.sha256 },
      purpose: 'document',
    });
    if (verification.outcome === 'waiting') {
      await this.work.run(SCOPE, (tx) => noteTry(tx, this.clock, id, verification));
      return false;
    }
    const stored = await this.evidence.store(verification);
    const to = await this.addressees(found.signature.documentId);
    await this.work.run(SCOPE, (tx) => this.conclude(tx, found.signature, { verification, to }, stored));
    return true;
  }

  private async load(tx: Tx, id: Uuid) {
    const signature = await tx.manager.findOneBy(SignatureEntity, { id, state: 'verifying' });
    if (!signature) return undefined;
    const { documentId } = signature;
    const { sha256 } = await tx.manager.findOneByOrFail(DocumentFileEntity, { documentId, position: 1 });
    return { signature, sha256 };
  }

  private async conclude(
    tx: Tx,
    signature: SignatureEntity,
    { verification, to }: { verification: Verification; to: readonly Addressee[] },
    stored: StoredVerification,
  ): Promise<void> {
    const whole = await lockDocument(tx, signature.documentId);
    if (!whole) return;
    const [document = whole] = await asSeenBy(tx, signature.participantId, [whole]);
    const verdict = { verification, verificationId: stored.id };
    if (!(await settleRow(tx, this.clock, signature.id, verdict))) return;
    await this.evidence.record(tx, stored);
    if (verification.outcome === 'accepted') await this.accepted(tx, document, signature, to);
    else await this.rejected(tx, document, signature, verification);
  }

  private async accepted(
    tx: Tx,
    document: DocumentEntity,
    signature: SignatureEntity,
    to: readonly Addressee[],
  ): Promise<void> {
    const { side, signer, certificate, submittedBy, participantId } = signature;
    const all = await allHaveSigned(tx, { documentId: document.id, participantId });
    if (side === 'sender') await move(tx, document.id, all ? 'signSettled' : 'signSettledPartly');
    else await move(tx, document.id, all ? 'countersignSettled' : 'countersignSettledPartly', {}, own(participantId));
    const by = { name: submittedBy.name, participant: participantOf(document, side) };
    const detail = { side, signer: signer.name, certificate: certificate.serial };
    await this.audit(tx, document, signature, 'document.signed');
    await recordAccepted(tx, this.clock, { document, side, by, detail });
    if (document.delivery === 'queued') await this.goOn(tx, document, to, by);
  }

  /** The queued send: the recipient may have blocked the sender while the signature was verified (E-10.1.2). */
  private goOn(tx: Tx, document: DocumentEntity, addressees: readonly Addressee[], by: By): Promise<boolean> {
    const barred = addressees.find(({ to: { fact } }) => fact !== 'accepted' && fact !== 'awaited')?.to;
    if (barred) return turnBack(tx, this.clock, document, { why: barred.fact, reason: barred.reason });
    return sendOut(tx, this.clock, document, addressees, { by, queued: true });
  }

  private async addressees(documentId: Uuid): Promise<Addressee[]> {
    const { document, all } = await this.work.run(SCOPE, async (tx) => ({
      document: await findDocument(tx, documentId),
      all: await recipientsOf(tx, documentId),
    }));
    return document?.delivery === 'queued' ? this.recipients.resolveAll(document, all) : [];
  }

  /** The document goes back to where it can be signed, and its timeline says why. */
  private async rejected(
    tx: Tx,
    document: DocumentEntity,
    signature: SignatureEntity,
    { report }: Verification,
  ): Promise<void> {
    const { id: documentId } = document;
    const { side, signer } = signature;
    const by = { name: signer.name, participant: participantOf(document, side) };
    const why = verdictOf(report);
    const detail = { side, subIndication: report.subIndication, kk: why.kk, ru: why.ru, en: why.en };
    await this.audit(tx, document, signature, 'document.signature-rejected');
    await record(tx, this.clock, {
      documentId,
      event: EVENT.signatureRejected,
      ...privateTo(signature),
      actor: by,
      detail,
    });
    await tx.emit(documentEvent(document, EXCHANGE_EVENTS.signatureRejected));
    const others = await otherLiving(tx, signature);
    if (others.includes('verifying')) return;
    const partly = others.length > 0;
    if (side === 'recipient') {
      await move(tx, documentId, partly ? 'answerFellPartly' : 'answerFell', {}, own(signature.participantId));
      return;
    }
    const returned = document.delivery === 'queued' && !partly;
    await move(tx, documentId, partly ? 'signFellPartly' : 'signFell');
    if (returned) {
      await record(tx, this.clock, { documentId, event: EVENT.submissionReturned, audience: 'sender', actor: null });
    }
  }

  private audit(tx: Tx, document: DocumentEntity, signature: SignatureEntity, act: string): Promise<void> {
    return tx.audit({
      act,
      subjectType: 'document',
      subjectId: document.id,
      participantId: signature.participantId,
      detail: { signatureId: signature.id, afterWaiting: true },
    });
  }
}

const privateTo = ({ side, participantId }: SignatureEntity) => ({ audience: side, participantId });

type By = Parameters<typeof record>[2]['actor'];
