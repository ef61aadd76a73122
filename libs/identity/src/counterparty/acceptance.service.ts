import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { explain } from '@qujat/signature';
import { EvidenceStore, SignatureVerifier, type Verification } from '@qujat/trust';
import { decodeSignature } from '../http/signature-text.js';
import { refuse } from '../identity.errors.js';
import { acceptanceText } from './acceptance-text.js';
import { acceptedNow } from './accepted-now.js';
import { type Acceptance, findAcceptance, isBlockedByOwn } from './counterparty.repository.js';
import type { InvitationRecord } from './counterparty.types.js';
import { incoming, otherState, stateAt } from './invitation.policy.js';
import { findInvitation } from './invitation.repository.js';
import { type OwnParticipant, ownParticipant } from './own-participant.js';
import { dropWaiting, keepWaiting, type WaitingAcceptance } from './waiting-acceptance.repository.js';
import { waitsForOf } from './waits-for.js';

const SIGNING_ROLES: readonly string[] = ['first-head', 'sign-right', 'finance-sign-right', 'individual'];

/** An invitation with the text that accepts it. */
interface ToSign {
  readonly invitation: InvitationRecord;
  readonly own: OwnParticipant;
  readonly content: Buffer;
}

/** Acceptance of an invitation: a text that both sides can show, signed for the organisation that accepts (E-10.1.2). */
@Injectable()
export class AcceptanceService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly verifier: SignatureVerifier,
    private readonly evidence: EvidenceStore,
  ) {}

  /** The exact bytes to sign. */
  async text(actor: Actor, id: Uuid): Promise<Buffer> {
    return (await this.toSign(actor, id)).content;
  }

  /**
   * Accepts with a signature over them. From now on the two may send documents to each other. While the NCA is silent the signature
   * is kept and the acceptance goes on by itself (ADR 0026).
   */
  async accept(actor: Actor, id: Uuid, signatureText: string): Promise<InvitationRecord> {
    const signature = decodeSignature(signatureText);
    const { own, content } = await this.toSign(actor, id);
    const verification = await this.verified(actor, content, signature);
    const signer = { name: actor.name, iin: actor.iin };
    const at = this.clock.now();
    if (verification.outcome === 'waiting')
      return this.wait(actor, {
        ...{ invitationId: id, participantId: own.id, content, signer, submittedAt: at },
        ...{ signature: Buffer.from(verification.signature), waitingFor: waitsForOf(verification) },
      });
    const stored = await this.evidence.store(verification);
    return this.work.run(scopeOf(actor), async (tx) => {
      const good = { id, ownId: own.id, content, signer, verification, stored, at: this.clock.now() };
      const accepted = await acceptedNow(tx, this.evidence, good);
      if (!accepted) throw otherState(await required(tx, id), good.at);
      await dropWaiting(tx, id);
      return accepted;
    });
  }

  private wait(actor: Actor, one: WaitingAcceptance): Promise<InvitationRecord> {
    return this.work.run(scopeOf(actor), async (tx) => {
      await keepWaiting(tx, one);
      const detail = { waitingFor: one.waitingFor, sha256: sha256(one.content) };
      await tx.audit({
        act: 'invitation.acceptance-waits',
        subjectType: 'invitation',
        subjectId: one.invitationId,
        detail,
      });
      return required(tx, one.invitationId);
    });
  }

  /** The signed acceptance, for both sides. */
  async proof(actor: Actor, id: Uuid): Promise<Acceptance> {
    const found = await this.work.run(scopeOf(actor), (tx) => findAcceptance(tx, id));
    if (!found) throw refuse('invitation.not_found');
    return found;
  }

  private async toSign(actor: Actor, id: Uuid): Promise<ToSign> {
    return this.work.run(scopeOf(actor), async (tx) => {
      const own = await ownParticipant(tx, actor);
      const invitation = incoming(await required(tx, id));
      const now = this.clock.now();
      if (stateAt(invitation, now) !== 'invited') throw otherState(invitation, now);
      if (await isBlockedByOwn(tx, own.id, { id: invitation.fromId })) throw refuse('counterparty.blocked_by_you');
      const text = acceptanceText({ invitation, to: own, person: actor }, actor.locale);
      return { invitation, own, content: Buffer.from(text, 'utf8') };
    });
  }

  /** E-3.10, E-7.5.2: the acting person's own signature, good or waiting, by a certificate that may sign for the acting organisation. */
  private async verified(actor: Actor, content: Buffer, signature: Uint8Array): Promise<Verification> {
    const bytes = { bytes: new Uint8Array(content) };
    const verification = await this.verifier.verify({ signature, content: bytes, purpose: 'document' });
    const { outcome, report } = verification;
    const [found, ...others] = report.signatures;
    if (outcome === 'rejected' || !found || others.length > 0) {
      const why = explain(found?.subIndication ?? report.subIndication ?? 'SIG_CONSTRAINTS_FAILURE', actor.locale);
      throw refuse('agreement.signature_rejected', { params: { why } });
    }
    const { signer } = found;
    if (signer.iin !== actor.iin || signer.bin !== actor.bin) throw refuse('agreement.other_signer');
    if (!signer.roles.some((role) => SIGNING_ROLES.includes(role))) throw refuse('counterparty.no_right_to_sign');
    return verification;
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function required(tx: Tx, id: Uuid): Promise<InvitationRecord> {
  const found = await findInvitation(tx, id);
  if (!found) throw refuse('invitation.not_found');
  return found;
}
