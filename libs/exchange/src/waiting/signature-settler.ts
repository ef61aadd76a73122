import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { EvidenceStore, SignatureVerifier, type StoredVerification, type Verification } from '@qujat/trust';
import { dispatch } from '../delivery/dispatch.js';
import type { DocumentEntity } from '../document/document.entity.js';
import { lockDocument, move } from '../document/document.repository.js';
import { EXCHANGE_EVENTS } from '../exchange.events.js';
import { SignatureEntity } from '../signing/signature.entity.js';
import { hasOtherLiving, noteTry, settleRow } from '../signing/signature.repository.js';
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
    await this.work.run(SCOPE, (tx) => this.conclude(tx, found.signature, verification, stored));
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
    verification: Verification,
    stored: StoredVerification,
  ): Promise<void> {
    const document = await lockDocument(tx, signature.documentId);
    if (!document) return;
    const verdict = { verification, verificationId: stored.id };
    if (!(await settleRow(tx, this.clock, signature.id, verdict))) return;
    await this.evidence.record(tx, stored);
    if (verification.outcome === 'accepted') await this.accepted(tx, document, signature);
    else await this.rejected(tx, document, signature, verification);
  }

  private async accepted(tx: Tx, document: DocumentEntity, signature: SignatureEntity): Promise<void> {
    const { side, signer, certificate, submittedBy } = signature;
    await move(tx, document.id, side === 'sender' ? 'signSettled' : 'countersignSettled');
    const by = { name: submittedBy.name, participant: participantOf(document, side) };
    const detail = { side, signer: signer.name, certificate: certificate.serial };
    await this.audit(tx, document, signature, 'document.signed');
    await recordAccepted(tx, this.clock, { document, side, by, detail });
    if (document.delivery === 'queued') await dispatch(tx, this.clock, document, { transition: 'deliver', by });
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
    await record(tx, this.clock, { documentId, event: EVENT.signatureRejected, audience: side, actor: by, detail });
    await tx.emit(documentEvent(document, EXCHANGE_EVENTS.signatureRejected));
    if (await hasOtherLiving(tx, documentId, side, signature.id)) return;
    if (side === 'recipient') {
      await move(tx, documentId, 'answerFell');
      return;
    }
    const returned = document.delivery === 'queued';
    await move(tx, documentId, 'signFell', { submittedAt: null });
    if (returned) {
      await record(tx, this.clock, { documentId, event: EVENT.submissionReturned, audience: 'sender', actor: null });
    }
  }

  private audit(tx: Tx, document: DocumentEntity, signature: SignatureEntity, act: string): Promise<void> {
    return tx.audit({
      act,
      subjectType: 'document',
      subjectId: document.id,
      participantId: signature.side === 'sender' ? document.senderId : document.recipientId,
      detail: { signatureId: signature.id, afterWaiting: true },
    });
  }
}
