import { Injectable } from '@nestjs/common';
import type { Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import type { CertificateFacts } from '@qujat/signature';
import { EvidenceStore, SignatureVerifier } from '@qujat/trust';
import { DocumentPowers } from '../document/document-powers.js';
import { facts } from '../document/document.guard.js';
import { refuse } from '../exchange.errors.js';
import { decodeSignature, intakeOf } from '../signing/intake.js';
import { DocumentFileEntity } from '../upload/document-file.entity.js';
import type { Decision } from './approval.repository.js';
import { participantOf } from './route.service.js';

/** A signature of the purpose "approval", verified. */
export interface ApprovingSignature {
  readonly kept: NonNullable<Decision['signature']>;
  readonly certificate: CertificateFacts;
  readonly contentSha256: string;
  readonly stored: Awaited<ReturnType<EvidenceStore['store']>>;
}

/** Signatures by which people approve: the same intake as any other, kept inside the organisation. */
@Injectable()
export class ApprovingSignatures {
  constructor(
    private readonly work: UnitOfWork,
    private readonly verifier: SignatureVerifier,
    private readonly evidence: EvidenceStore,
    private readonly powers: DocumentPowers,
  ) {}

  /** By the acting person over the exact stored bytes. One that cannot be verified now is not taken: approval can wait. */
  async verify(actor: Actor, id: Uuid, text: string): Promise<ApprovingSignature> {
    const { document, file, facts: about } = await this.work.run(scopeOf(actor), (tx) => facts(tx, actor, id));
    if (!file) throw refuse('ability.file_missing');
    const submitted = decodeSignature(text);
    const content = { blob: file.sha256 };
    const verification = await this.verifier.verify({ signature: submitted, content, purpose: 'document' });
    const bin = about.side === 'sender' ? document.senderBin : (document.recipientBin ?? '');
    const { cms, signer, certificate, report, waitingFor } = intakeOf(
      actor,
      await this.powers.actsFor(bin),
      submitted,
      verification,
    );
    if (waitingFor) throw refuse('approval.signature_waits');
    const stored = await this.evidence.store(verification);
    const kept = { cms, report, signer: { ...signer, purpose: 'approval' }, verificationId: stored.id };
    return { kept, certificate, contentSha256: file.sha256, stored };
  }

  /** The signature that a task was approved with, for people of the organisation that asked for it; its name tells whose it is. */
  async content(actor: Actor, documentId: Uuid, taskId: Uuid): Promise<{ name: string; cms: Buffer }> {
    const [row] = await this.work.run(scopeOf(actor), async (tx) => {
      await facts(tx, actor, documentId);
      return tx.manager.query<{ number: string; person: string; cms: Buffer }[]>(
        `SELECT d.number, t.signer->>'name' AS person, t.signature AS cms FROM exchange.approval_tasks t
           JOIN exchange.documents d ON d.id = t.document_id
          WHERE t.id = $1 AND t.document_id = $2 AND t.participant_id = $3 AND t.signature IS NOT NULL`,
        [taskId, documentId, participantOf(actor)],
      );
    });
    if (!row) throw refuse('signature.not_found');
    return { name: `${row.number}_approval_${row.person.replace(/[^\p{L}\p{N}]+/gu, '_')}.p7s`, cms: row.cms };
  }

  /** In the act's transaction: the evidence is kept with it, and the document is still the one that was signed. */
  async keep(tx: Tx, documentId: Uuid, { contentSha256, stored }: ApprovingSignature): Promise<void> {
    const file = await tx.manager.findOneBy(DocumentFileEntity, { documentId, position: 1 });
    if (file?.sha256 !== contentSha256) throw refuse('ability.changed_meanwhile');
    await this.evidence.record(tx, stored);
  }
}
