import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { explain } from '@qujat/signature';
import { EvidenceStore, SignatureVerifier, type StoredVerification, type Verification } from '@qujat/trust';
import { decodeSignature } from '../http/signature-text.js';
import { refuse } from '../identity.errors.js';
import { identityEvent } from '../identity.events.js';
import { acceptanceText } from './acceptance-text.js';
import { told } from './counterparty.events.js';
import {
  type Acceptance,
  findAcceptance,
  insertAcceptance,
  insertRelation,
  isBlockedByOwn,
} from './counterparty.repository.js';
import type { InvitationRecord } from './counterparty.types.js';
import { incoming, otherState, stateAt } from './invitation.policy.js';
import { findInvitation, moveInvitation } from './invitation.repository.js';
import { type OwnParticipant, ownParticipant } from './own-participant.js';

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

  /** Accepts with a signature over them. From now on the two may send documents to each other. */
  async accept(actor: Actor, id: Uuid, signatureText: string): Promise<InvitationRecord> {
    const signature = decodeSignature(signatureText);
    const { own, content } = await this.toSign(actor, id);
    const verification = await this.verified(actor, content, signature);
    const stored = await this.evidence.store(verification);
    return this.work.run(scopeOf(actor), async (tx) => {
      const at = this.clock.now();
      // The row is locked from here on: of accepting, withdrawing and blocking at once, the first one decides.
      if (!(await moveInvitation(tx, id, 'accept', { at, by: { name: actor.name, iin: actor.iin } })))
        throw otherState(await required(tx, id), at);
      const invitation = await required(tx, id);
      await insertRelation(tx, { one: invitation.fromId, other: own.id, invitationId: id, since: at });
      await this.keep(tx, actor, { id, own, content, verification, stored, at });
      const detail = { sha256: sha256(content), verification: stored.id };
      await tx.audit({ act: 'invitation.accepted', subjectType: 'invitation', subjectId: id, detail });
      const event = { ...told(invitation), toId: own.id };
      await tx.emit(identityEvent('identity.counterparty.accepted', id, event));
      return invitation;
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

  private async keep(
    tx: Tx,
    actor: Actor,
    { id, own, content, verification, stored, at }: { id: Uuid; own: OwnParticipant; content: Buffer } & Verified,
  ): Promise<void> {
    await this.evidence.record(tx, stored);
    await insertAcceptance(tx, {
      ...{ invitationId: id, participantId: own.id, content, sha256: sha256(content), at },
      ...{ signature: Buffer.from(verification.signature), report: verification.report, verificationId: stored.id },
      signer: { name: actor.name, iin: actor.iin },
    });
  }

  /** E-3.10, E-7.5.2: the acting person's own signature, by a certificate that may sign for the acting organisation. */
  private async verified(actor: Actor, content: Buffer, signature: Uint8Array): Promise<Verification> {
    const bytes = { bytes: new Uint8Array(content) };
    const verification = await this.verifier.verify({ signature, content: bytes, purpose: 'document' });
    const { outcome, report } = verification;
    if (outcome === 'waiting') throw refuse('agreement.try_later');
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

/** A verified signature. */
interface Verified {
  readonly verification: Verification;
  readonly stored: StoredVerification;
  readonly at: Date;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function required(tx: Tx, id: Uuid): Promise<InvitationRecord> {
  const found = await findInvitation(tx, id);
  if (!found) throw refuse('invitation.not_found');
  return found;
}
