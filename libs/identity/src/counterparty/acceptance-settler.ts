import { Injectable } from '@nestjs/common';
import { Clock } from '@qujat/kernel';
import { Every, Log, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { explainLocalized } from '../http/explain-localized.js';
import { EvidenceStore, SignatureVerifier, type StoredVerification, type Verification } from '@qujat/trust';
import { acceptedNow } from './accepted-now.js';
import { isBlockedByOwn } from './counterparty.repository.js';
import { findInvitation } from './invitation.repository.js';
import { waitsForOf } from './waits-for.js';
import {
  acceptancesToTakeUp,
  takeWaiting,
  type WaitingAcceptance,
  writeTried,
} from './waiting-acceptance.repository.js';

const SCOPE = systemScope('identity.settle-acceptances');
const AT_ONCE = 50;

/** Takes up acceptances of invitations whose signature waited for OCSP or the TSA (ADR 0026, E-10.1.2). */
@Injectable()
export class AcceptanceSettler {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly verifier: SignatureVerifier,
    private readonly evidence: EvidenceStore,
    private readonly log: Log,
  ) {}

  /** Tries each that waits once more. The truth is in the table: nothing is lost with a job. */
  @Every('identity.settle-acceptances', { seconds: 30 })
  async takeUp(): Promise<void> {
    for (const one of await this.work.run(SCOPE, (tx) => acceptancesToTakeUp(tx, AT_ONCE))) {
      try {
        await this.settle(one);
      } catch (error) {
        // One that cannot be dealt with must not keep the others waiting.
        this.log.error({ err: error, invitationId: one.invitationId }, 'an acceptance could not be taken up');
      }
    }
  }

  private async settle(one: WaitingAcceptance): Promise<void> {
    const content = { bytes: new Uint8Array(one.content) };
    const verification = await this.verifier.verify({ signature: one.signature, content, purpose: 'document' });
    const at = this.clock.now();
    const { signature } = verification;
    if (verification.outcome === 'waiting') {
      const tried = { at, signature, waitingFor: waitsForOf(verification), refusal: null };
      await this.work.run(SCOPE, (tx) => writeTried(tx, one, tried));
      return;
    }
    const stored = await this.evidence.store(verification);
    await this.work.run(SCOPE, (tx) =>
      verification.outcome === 'accepted'
        ? this.accept(tx, one, verification, stored)
        : this.reject(tx, one, verification, stored),
    );
  }

  /** Accepted as of the moment at which it was handed in, unless somebody has decided otherwise meanwhile. */
  private async accept(
    tx: Tx,
    one: WaitingAcceptance,
    verification: Verification,
    stored: StoredVerification,
  ): Promise<void> {
    const { invitationId: id, participantId, content, signer, submittedAt: at } = one;
    if (!(await takeWaiting(tx, one))) return;
    const invitation = await findInvitation(tx, id);
    const free =
      invitation &&
      !(await isBlockedByOwn(tx, participantId, { id: invitation.fromId })) &&
      (await isAccredited(tx, participantId));
    const done =
      free &&
      (await acceptedNow(tx, this.evidence, { id, ownId: participantId, content, signer, verification, stored, at }));
    if (!done) await record(tx, one, 'invitation.acceptance-late', {});
  }

  private async reject(
    tx: Tx,
    one: WaitingAcceptance,
    { signature, report }: Verification,
    stored: StoredVerification,
  ): Promise<void> {
    const refusal = explainLocalized(report);
    if (!(await writeTried(tx, one, { at: this.clock.now(), signature, waitingFor: null, refusal }))) return;
    await this.evidence.record(tx, stored);
    await record(tx, one, 'invitation.acceptance-rejected', { why: refusal.en, verification: stored.id });
  }
}

const record = (tx: Tx, { invitationId, participantId }: WaitingAcceptance, act: string, detail: object) =>
  tx.audit({ act, subjectType: 'invitation', subjectId: invitationId, participantId, detail });

async function isAccredited(tx: Tx, id: string): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query(
    `SELECT 1 FROM identity.participants WHERE id = $1 AND state = 'accredited'`,
    [id],
  );
  return rows.length === 1;
}
