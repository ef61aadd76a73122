import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { EvidenceStore, SignatureVerifier, type StoredVerification, type Verification } from '@qujat/trust';
import type { DocumentEntity } from '../document/document.entity.js';
import { lockDocument, requireDocument } from '../document/document.repository.js';
import { asSeenBy } from '../recipient/recipient.repository.js';
import { sideOf } from '../document/document.view.js';
import { ExchangeConfig } from '../exchange.config.js';
import { waitsFor } from '../signing/intake.js';
import { verdictOf } from '../signing/verdict.js';
import type { Doing } from '../statement/effect.js';
import { EFFECTS } from '../statement/effects.js';
import { StatementEntity } from '../statement/statement.entity.js';
import { participantOf } from '../timeline/parties.js';
import { EVENT, record } from '../timeline/timeline.js';

const SCOPE = systemScope('exchange.settle');

/** Takes up a recall, a refusal or a step of an annulment whose signature waited for OCSP or the TSA. */
@Injectable()
export class StatementSettler {
  constructor(
    private readonly work: UnitOfWork,
    private readonly verifier: SignatureVerifier,
    private readonly evidence: EvidenceStore,
    private readonly clock: Clock,
    private readonly config: ExchangeConfig,
  ) {}

  /** Tries once. True: there is nothing left to wait for. */
  async settle(id: Uuid): Promise<boolean> {
    const statement = await this.work.run(SCOPE, (tx) =>
      tx.manager.findOneBy(StatementEntity, { id, state: 'verifying' }),
    );
    if (!statement?.cms) return true;
    const content = { bytes: statement.content };
    const verification = await this.verifier.verify({ signature: statement.cms, content, purpose: 'document' });
    if (verification.outcome === 'waiting') {
      const cms = Buffer.from(verification.signature);
      const changes = { cms, triedAt: this.clock.now(), waitingFor: waitsFor(verification) };
      await this.work.run(SCOPE, (tx) => tx.manager.update(StatementEntity, { id, state: 'verifying' }, changes));
      return false;
    }
    const stored = await this.evidence.store(verification);
    await this.work.run(SCOPE, (tx) => this.conclude(tx, statement, verification, stored));
    return true;
  }

  private async conclude(
    tx: Tx,
    statement: StatementEntity,
    verification: Verification,
    stored: StoredVerification,
  ): Promise<void> {
    const whole = await lockDocument(tx, statement.documentId);
    const [document] = whole ? await asSeenBy(tx, statement.participantId, [whole]) : [];
    const still = await tx.manager.existsBy(StatementEntity, { id: statement.id, state: 'verifying' });
    if (!document || !still) return;
    await this.evidence.record(tx, stored);
    await tx.manager.update(StatementEntity, { id: statement.id }, { verificationId: stored.id });
    if (verification.outcome === 'rejected') await this.rejected(tx, document, statement, verification);
    else await this.accepted(tx, document, statement, verification);
  }

  private async accepted(
    tx: Tx,
    document: DocumentEntity,
    statement: StatementEntity,
    verification: Verification,
  ): Promise<void> {
    const by = actorOf(document, statement);
    const effect = EFFECTS[statement.kind];
    const inTime = await effect.settle(this.doing(tx), statement);
    await this.write(tx, statement, verification, inTime ? 'accepted' : 'late');
    if (inTime) {
      const moved = await requireDocument(tx, document.id);
      return effect.tell(this.doing(tx), { document: moved, statement, by });
    }
    await this.tell(tx, document, statement, EVENT.statementLate, { kind: statement.kind });
  }

  private async rejected(
    tx: Tx,
    document: DocumentEntity,
    statement: StatementEntity,
    verification: Verification,
  ): Promise<void> {
    await this.write(tx, statement, verification, 'rejected');
    await EFFECTS[statement.kind].fall(this.doing(tx), statement);
    const { kk, ru, en } = verdictOf(verification.report);
    await this.tell(tx, document, statement, EVENT.statementRejected, { kind: statement.kind, kk, ru, en });
  }

  private doing(tx: Tx): Doing {
    return { tx, clock: this.clock, annulmentDays: this.config.annulmentDays };
  }

  private async write(
    tx: Tx,
    { id }: StatementEntity,
    { signature, report }: Verification,
    state: 'accepted' | 'late' | 'rejected',
  ): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .update(StatementEntity)
      .set({
        state,
        cms: Buffer.from(signature),
        report: () => ':report::jsonb',
        waitingFor: null,
        triedAt: this.clock.now(),
      })
      .where({ id, state: 'verifying' })
      .setParameter('report', JSON.stringify(report))
      .execute();
  }

  private async tell(
    tx: Tx,
    document: DocumentEntity,
    statement: StatementEntity,
    event: (typeof EVENT)[keyof typeof EVENT],
    detail: Record<string, string>,
  ): Promise<void> {
    const audience = sideOf(document, statement.participantId);
    const actor = actorOf(document, statement);
    await record(tx, this.clock, {
      documentId: document.id,
      event,
      audience,
      participantId: statement.participantId,
      actor,
      detail,
    });
    await tx.audit({
      act: `document.${statement.kind}-${event === EVENT.statementLate ? 'late' : 'rejected'}`,
      subjectType: 'document',
      subjectId: document.id,
      participantId: statement.participantId,
      detail: { statementId: statement.id },
    });
  }
}

const actorOf = (document: DocumentEntity, { participantId, preparedBy }: StatementEntity) => ({
  name: preparedBy.name,
  participant: participantOf(document, sideOf(document, participantId)),
});
