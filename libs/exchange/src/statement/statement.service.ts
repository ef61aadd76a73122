import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { EvidenceStore, SignatureVerifier, type StoredVerification, type Verification } from '@qujat/trust';
import { proposalFor } from '../annulment/annulment.effects.js';
import { DocumentPowers } from '../document/document-powers.js';
import { axesOf } from '../document/document.entity.js';
import { can } from '../document/document.policy.js';
import { recipientsOf, seenAs } from '../recipient/recipient.repository.js';
import { facts, overtaken, type Ready, refusal } from '../document/document.guard.js';
import { loadView, requireDocument } from '../document/document.repository.js';
import { sideOf } from '../document/document.view.js';
import { ExchangeConfig } from '../exchange.config.js';
import { EXCHANGE_EVENTS } from '../exchange.events.js';
import { refuse } from '../exchange.errors.js';
import { decodeSignature, type Intake, intakeOf, personOf, sha256 } from '../signing/intake.js';
import type { MakeStatement, SignStatement, StatementKind } from '../signing/signing.dto.js';
import type { Submitted } from '../signing/signing.service.js';
import { participantOf } from '../timeline/parties.js';
import { EVENT, record } from '../timeline/timeline.js';
import { EFFECTS } from './effects.js';
import { StatementEntity } from './statement.entity.js';
import { statementText } from './statement-text.js';

type About = Pick<StatementEntity, 'documentId' | 'kind' | 'aboutParticipantId'>;

/** A signature over a statement, with its stored verification unless it waits. */
interface Taken {
  readonly intake: Intake;
  readonly stored: StoredVerification | undefined;
}

/** Recall, refusal, the steps of an annulment: a statement is made, signed, and moves the document (E-7.1.5). */
@Injectable()
export class StatementService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly powers: DocumentPowers,
    private readonly verifier: SignatureVerifier,
    private readonly evidence: EvidenceStore,
    private readonly clock: Clock,
    private readonly config: ExchangeConfig,
  ) {}

  /** Makes the text that will be signed. */
  async make(actor: Actor, id: Uuid, { kind, reason = '', recipientId }: MakeStatement): Promise<StatementEntity> {
    return this.work.run(scopeOf(actor), async (tx) => {
      const aboutParticipantId = kind === 'recall' ? (recipientId ?? null) : null;
      const { document, file } = await this.ready(tx, actor, { documentId: id, kind, aboutParticipantId });
      const proposal = await proposalFor(tx, id, kind);
      const at = this.clock.now();
      const statementId = newId(at);
      const about = { document, file, proposal };
      const text = statementText({ id: statementId, kind, reason, at, person: actor, ...about }, actor.locale);
      const content = Buffer.from(text, 'utf8');
      const statement = {
        ...{ id: statementId, documentId: id, participantId: actor.participantId!, kind, reason, content },
        annulmentId: proposal?.id ?? null,
        aboutParticipantId,
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
    const intake = await this.intake(actor, statement, submitted, verification);
    const stored = intake.waitingFor ? undefined : await this.evidence.store(verification);
    return this.work.run(scopeOf(actor), async (tx) => {
      if (stored) await this.evidence.record(tx, stored);
      await this.decide(tx, actor, statement, { intake, stored });
      return { view: await loadView(tx, await requireDocument(tx, id)), waits: intake.waitingFor !== null };
    });
  }

  private async intake(
    actor: Actor,
    statement: StatementEntity,
    submitted: Buffer,
    verification: Verification,
  ): Promise<Intake> {
    const { document, facts } = await this.work.run(scopeOf(actor), (tx) => this.ready(tx, actor, statement));
    const bin = facts.side === 'sender' ? document.senderBin : document.recipientBin!;
    return intakeOf(actor, await this.powers.actsFor(bin), submitted, verification);
  }

  private async prepared(
    tx: Tx,
    actor: Actor,
    documentId: Uuid,
    kind: StatementKind,
    id: Uuid,
  ): Promise<StatementEntity> {
    // Whoever is no party learns of the document first that there is none (E-3.1).
    await facts(tx, actor, documentId);
    const found = await tx.manager.findOneBy(StatementEntity, { id, documentId, kind });
    if (!found || found.preparedBy.iin !== actor.iin) throw refuse('statement.not_found');
    await this.ready(tx, actor, found);
    if (found.state !== 'prepared') throw refuse('statement.used');
    return found;
  }

  /** The document, when the act is allowed now; a recall of one of several asks how it stands with that one. */
  private async ready(tx: Tx, actor: Actor, { documentId, kind, aboutParticipantId }: About): Promise<Ready> {
    const { act } = EFFECTS[kind];
    if (!aboutParticipantId) return this.powers.ready(tx, actor, act, documentId);
    const found = await facts(tx, actor, documentId);
    const one = (await recipientsOf(tx, documentId)).find(({ participantId }) => participantId === aboutParticipantId);
    if (!one) throw refuse('document.recipient_unknown');
    const about = { ...found.facts, axes: axesOf(seenAs(found.document, one)) };
    const why = can(actor, act, about);
    if (why) throw refusal(actor, about, why);
    return found;
  }

  private async decide(tx: Tx, actor: Actor, statement: StatementEntity, taken: Taken): Promise<void> {
    const { kind, documentId } = statement;
    const { intake } = taken;
    const effect = EFFECTS[kind];
    const doing = { tx, clock: this.clock, annulmentDays: this.config.annulmentDays };
    const moved = intake.waitingFor ? await effect.wait(doing, statement) : await effect.accept(doing, statement);
    if (!moved) throw await overtaken(tx, actor, effect.act, documentId);
    await this.keep(tx, statement, taken);
    const document = await requireDocument(tx, documentId);
    await this.powers.require(tx, actor, effect.act, { document, certificate: intake.certificate });
    const side = sideOf(document, actor.participantId);
    const by = { name: actor.name, participant: participantOf(document, side) };
    if (!intake.waitingFor) return effect.tell(doing, { document, statement, by });
    const detail = { kind, waitingFor: intake.waitingFor };
    await record(tx, this.clock, {
      documentId,
      event: EVENT.statementWaits,
      audience: side,
      participantId: actor.participantId,
      actor: by,
      detail,
    });
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
