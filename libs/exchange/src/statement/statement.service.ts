import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { EvidenceStore, SignatureVerifier, type StoredVerification, type Verification } from '@qujat/trust';
import { overtaken, ready } from '../document/document.guard.js';
import type { TransitionName } from '../document/document.machine.js';
import { loadView, move, requireDocument } from '../document/document.repository.js';
import { sideOf } from '../document/document.view.js';
import { EXCHANGE_EVENTS } from '../exchange.events.js';
import { refuse } from '../exchange.errors.js';
import { decodeSignature, type Intake, intakeOf, personOf, sha256 } from '../signing/intake.js';
import type { MakeStatement, SignStatement, StatementKind } from '../signing/signing.dto.js';
import type { Submitted } from '../signing/signing.service.js';
import { participantOf } from '../timeline/parties.js';
import { EVENT, record } from '../timeline/timeline.js';
import { recordOutcome } from './outcome.js';
import { StatementEntity } from './statement.entity.js';
import { statementText } from './statement-text.js';

const ACT = { recall: 'recall', refusal: 'refuse' } as const;

/** The recall waits without moving the document: until it is decided, the recipient may open it, and that wins. */
const TRANSITION: Readonly<Record<StatementKind, { accepted: TransitionName; waits: TransitionName | undefined }>> = {
  recall: { accepted: 'recall', waits: undefined },
  refusal: { accepted: 'refuse', waits: 'refuseWaits' },
};

/** A signature over a statement, with its stored verification unless it waits. */
interface Taken {
  readonly intake: Intake;
  readonly stored: StoredVerification | undefined;
}

/** Recall and refusal: a statement with its reason is made, signed, and decides the document (E-7.1.5). */
@Injectable()
export class StatementService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly verifier: SignatureVerifier,
    private readonly evidence: EvidenceStore,
    private readonly clock: Clock,
  ) {}

  /** Makes the text that will be signed. */
  async make(actor: Actor, id: Uuid, { kind, reason }: MakeStatement): Promise<StatementEntity> {
    return this.work.run(scopeOf(actor), async (tx) => {
      const { document, file } = await ready(tx, actor, ACT[kind], id);
      const at = this.clock.now();
      const statementId = newId(at);
      const text = statementText({ id: statementId, kind, reason, at, person: actor, document, file }, actor.locale);
      const content = Buffer.from(text, 'utf8');
      const statement = {
        ...{ id: statementId, documentId: id, participantId: actor.participantId!, kind, reason, content },
        ...{ state: 'prepared' as const, sha256: sha256(content), preparedAt: at, preparedBy: personOf(actor) },
      };
      await tx.manager.insert(StatementEntity, statement);
      return tx.manager.findOneByOrFail(StatementEntity, { id: statementId });
    });
  }

  /** Takes the signature over a statement; the document moves in the same transaction. */
  async sign(actor: Actor, id: Uuid, kind: StatementKind, dto: SignStatement): Promise<Submitted> {
    const submitted = decodeSignature(dto.signature);
    const statement = await this.work.run(scopeOf(actor), (tx) => this.prepared(tx, actor, id, kind, dto.statementId));
    const verification = await this.verifier.verify({
      signature: submitted,
      content: { bytes: statement.content },
      purpose: 'document',
    });
    const intake = await this.intake(actor, id, kind, submitted, verification);
    const stored = intake.waitingFor ? undefined : await this.evidence.store(verification);
    return this.work.run(scopeOf(actor), async (tx) => {
      if (stored) await this.evidence.record(tx, stored);
      await this.decide(tx, actor, statement, { intake, stored });
      return { view: await loadView(tx, await requireDocument(tx, id)), waits: intake.waitingFor !== null };
    });
  }

  private async intake(
    actor: Actor,
    id: Uuid,
    kind: StatementKind,
    submitted: Buffer,
    verification: Verification,
  ): Promise<Intake> {
    const { document, facts } = await this.work.run(scopeOf(actor), (tx) => ready(tx, actor, ACT[kind], id));
    const bin = facts.side === 'sender' ? document.senderBin : document.recipientBin!;
    return intakeOf(actor, { bin }, submitted, verification);
  }

  private async prepared(
    tx: Tx,
    actor: Actor,
    documentId: Uuid,
    kind: StatementKind,
    id: Uuid,
  ): Promise<StatementEntity> {
    await ready(tx, actor, ACT[kind], documentId);
    const found = await tx.manager.findOneBy(StatementEntity, { id, documentId, kind });
    if (!found || found.preparedBy.iin !== actor.iin) throw refuse('statement.not_found');
    if (found.state !== 'prepared') throw refuse('statement.used');
    return found;
  }

  private async decide(tx: Tx, actor: Actor, statement: StatementEntity, taken: Taken): Promise<void> {
    const { kind, documentId } = statement;
    const { intake } = taken;
    const transition = intake.waitingFor ? TRANSITION[kind].waits : TRANSITION[kind].accepted;
    if (transition && !(await move(tx, documentId, transition)))
      throw await overtaken(tx, actor, ACT[kind], documentId);
    await this.keep(tx, statement, taken);
    const document = await requireDocument(tx, documentId);
    const by = { name: actor.name, participant: participantOf(document, sideOf(document, actor.participantId)) };
    if (!intake.waitingFor) return recordOutcome(tx, this.clock, { document, statement, by });
    const detail = { kind, waitingFor: intake.waitingFor };
    const audience = kind === 'recall' ? 'sender' : 'recipient';
    await record(tx, this.clock, { documentId, event: EVENT.statementWaits, audience, actor: by, detail });
    await tx.audit({ act: `document.${kind}-waits`, subjectType: 'document', subjectId: documentId });
    const payload = { subjectId: statement.id };
    await tx.emit({ type: EXCHANGE_EVENTS.statementWaits, aggregateId: documentId, payload });
  }

  private async keep(tx: Tx, { id, documentId, kind }: StatementEntity, { intake, stored }: Taken): Promise<void> {
    if (intake.waitingFor && (await tx.manager.existsBy(StatementEntity, { documentId, kind, state: 'verifying' }))) {
      throw refuse('statement.waits');
    }
    const at = this.clock.now();
    const update = tx.manager.createQueryBuilder().update(StatementEntity);
    const result = await update
      .set({
        state: intake.waitingFor ? 'verifying' : 'accepted',
        cms: intake.cms,
        certificateSha256: intake.certificate.fingerprint,
        signer: () => ':signer::jsonb',
        report: () => ':report::jsonb',
        waitingFor: intake.waitingFor,
        signedAt: at,
        triedAt: at,
        verificationId: stored?.id ?? null,
      })
      .where({ id, state: 'prepared' })
      .setParameters({ signer: JSON.stringify(intake.signer), report: JSON.stringify(intake.report) })
      .execute();
    if (result.affected !== 1) throw refuse('statement.used');
  }
}
