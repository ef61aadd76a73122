import { createHash } from 'node:crypto';
import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { EvidenceStore, StoredVerification, Verification } from '@qujat/trust';
import { identityEvent } from '../identity.events.js';
import { told } from './counterparty.events.js';
import { insertAcceptance, insertRelation } from './counterparty.repository.js';
import type { InvitationRecord, PersonOnRecord } from './counterparty.types.js';
import { findInvitation, moveInvitation } from './invitation.repository.js';

/** An acceptance with a good signature. */
export interface GoodAcceptance {
  readonly id: Uuid;
  readonly ownId: Uuid;
  readonly content: Buffer;
  readonly signer: PersonOnRecord;
  readonly verification: Verification;
  readonly stored: StoredVerification;
  readonly at: Date;
}

/**
 * Accepts, in one transaction with what proves it. Undefined when the invitation has been decided meanwhile: the row is locked by
 * the move, so of accepting, withdrawing and blocking at once the first one decides.
 */
export async function acceptedNow(
  tx: Tx,
  evidence: EvidenceStore,
  { id, ownId, content, signer, verification, stored, at }: GoodAcceptance,
): Promise<InvitationRecord | undefined> {
  const by = { name: signer.name, iin: signer.iin };
  if (!(await moveInvitation(tx, id, 'accept', { at, by }))) return undefined;
  const invitation = (await findInvitation(tx, id))!;
  await insertRelation(tx, { one: invitation.fromId, other: ownId, invitationId: id, since: at });
  await evidence.record(tx, stored);
  const sha256 = createHash('sha256').update(content).digest('hex');
  await insertAcceptance(tx, {
    ...{ invitationId: id, participantId: ownId, content, sha256, at, signer: by },
    ...{ signature: Buffer.from(verification.signature), report: verification.report, verificationId: stored.id },
  });
  const detail = { sha256, verification: stored.id, signer: by.name };
  await tx.audit({
    act: 'invitation.accepted',
    subjectType: 'invitation',
    subjectId: id,
    participantId: ownId,
    detail,
  });
  await tx.emit(identityEvent('identity.counterparty.accepted', id, { ...told(invitation), toId: ownId }));
  return invitation;
}
