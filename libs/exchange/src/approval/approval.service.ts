import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { DocumentPowers } from '../document/document-powers.js';
import type { DocumentEntity } from '../document/document.entity.js';
import { facts, refusal } from '../document/document.guard.js';
import { whyPower } from '../document/document.policy.js';
import { lockDocument } from '../document/document.repository.js';
import { refuse } from '../exchange.errors.js';
import { endRound, findApproval, moveApproval } from './approval.repository.js';
import { stateRefusal } from './approval.refusal.js';
import { isOver, mayWithdraw } from './approval.rules.js';
import { ApprovalStart } from './approval.start.js';
import { type ApprovalPerson, type ApprovalRecord, currentRound } from './approval.types.js';
import { ApprovalReader, type ApprovalView } from './approval.view.js';
import { participantOf } from './route.service.js';

/** Who acts, for the record. */
export const actingPerson = ({ userId, name }: Actor): ApprovalPerson => ({ userId, name });

/** Begins approval, and takes it back (E-7.1.2). */
@Injectable()
export class ApprovalService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly powers: DocumentPowers,
    private readonly starts: ApprovalStart,
    private readonly reader: ApprovalReader,
    private readonly clock: Clock,
  ) {}

  /** The approval inside the actor's organisation, with its history and what the actor can do. */
  get(actor: Actor, id: Uuid): Promise<ApprovalView> {
    return this.work.run(scopeOf(actor), (tx) => this.reader.view(tx, actor, id));
  }

  /** Submits the document: a round begins along the route that it takes. */
  async start(actor: Actor, id: Uuid, routeId: Uuid | undefined): Promise<ApprovalView> {
    const participantId = participantOf(actor);
    const people = await this.starts.people(participantId);
    return this.work.run(scopeOf(actor), async (tx) => {
      const document = await lockedDocument(tx, id);
      await this.requireReady(tx, actor, document);
      await this.starts.begin(tx, { document, participantId, by: actingPerson(actor), people, routeId });
      return this.reader.view(tx, actor, id);
    });
  }

  /** Takes the document back from approval: by the one who submitted it, or an administrator. */
  async withdraw(actor: Actor, id: Uuid, reason: string | null): Promise<ApprovalView> {
    return this.work.run(scopeOf(actor), async (tx) => {
      const participantId = participantOf(actor);
      await lockedDocument(tx, id);
      const found = await findApproval(tx, id, participantId);
      const approval = requireRunning(found);
      const round = currentRound(approval);
      if (!mayWithdraw(actor, round.startedBy))
        throw refuse('approval.starter_only', { params: { name: round.startedBy.name } });
      if (!(await moveApproval(tx, approval.approval.id, 'withdraw'))) throw stateRefusal(found);
      await endRound(tx, round.id, { outcome: 'withdrawn', at: this.clock.now(), by: actingPerson(actor), reason });
      await tx.audit({
        act: 'document.approval-withdrawn',
        subjectType: 'document',
        subjectId: id,
        detail: { reason },
      });
      return this.reader.view(tx, actor, id);
    });
  }

  /** It has its file and its recipient, nobody has answered it, and the actor may prepare (or receive) such documents. */
  private async requireReady(tx: Tx, actor: Actor, document: DocumentEntity): Promise<void> {
    const { facts: about } = await facts(tx, actor, document.id);
    const needed = about.side === 'sender' ? 'document.prepare' : 'document.receive';
    const verdict = await this.powers.check(tx, actor, needed, { document });
    if (!verdict.allowed) throw refusal(actor, about, whyPower(needed, verdict.refusal));
    if (isOver(document, about.side)) throw refuse('approval.over');
    if (about.side === 'sender' && !(about.hasFile && about.hasRecipient)) throw refuse('approval.not_ready');
  }
}

/** The document, locked: whatever is done to it and to its approval has one order. */
export async function lockedDocument(tx: Tx, id: Uuid): Promise<DocumentEntity> {
  const document = await lockDocument(tx, id);
  if (!document) throw refuse('document.not_found');
  return document;
}

/** The approval, when it runs. */
export function requireRunning(record: ApprovalRecord | undefined): ApprovalRecord {
  if (record?.approval.state !== 'running') throw stateRefusal(record);
  return record;
}
