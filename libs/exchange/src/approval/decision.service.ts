import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import type { CertificateFacts } from '@qujat/signature';
import { DocumentPowers } from '../document/document-powers.js';
import type { DocumentEntity } from '../document/document.entity.js';
import { facts, refusal } from '../document/document.guard.js';
import { whyPower } from '../document/document.policy.js';
import { refuse } from '../exchange.errors.js';
import { approvalEvent, APPROVAL_EVENTS } from './approval.events.js';
import { isStepOver } from './approval.machine.js';
import * as rows from './approval.repository.js';
import { awaitedIn, stateRefusal } from './approval.refusal.js';
import { actingPerson, lockedDocument, requireRunning } from './approval.service.js';
import { ApprovalStart } from './approval.start.js';
import { type ApprovalRecord, currentRound, type TaskRow, waitingIn } from './approval.types.js';
import { ApprovalReader, type ApprovalView } from './approval.view.js';
import { ApprovingSignatures, type ApprovingSignature } from './approving-signature.js';
import { participantOf } from './route.service.js';

/** What one says to a task. */
export interface Said {
  readonly taskId?: Uuid | undefined;
  readonly remark?: string | null | undefined;
  /** Of a step that asks for one. */
  readonly signature?: string | undefined;
}

interface Asked {
  readonly document: DocumentEntity;
  readonly record: ApprovalRecord;
  readonly task: TaskRow;
}

/** Decides what was asked: approve, return, forward. Of several who decide at once there is one outcome (E-7.1.2). */
@Injectable()
export class DecisionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly powers: DocumentPowers,
    private readonly starts: ApprovalStart,
    private readonly reader: ApprovalReader,
    private readonly signatures: ApprovingSignatures,
    private readonly clock: Clock,
  ) {}

  /** Approves, with a remark where there is something to say, with a signature where the step asks for one. */
  async approve(actor: Actor, id: Uuid, said: Said): Promise<ApprovalView> {
    const signed = await this.signed(actor, id, said);
    return this.work.run(scopeOf(actor), async (tx) => {
      const asked = await this.asked(tx, actor, id, said.taskId);
      if (stepOf(asked).signed && !signed) throw refuse('approval.signature_wanted');
      await this.power(tx, actor, asked.document, signed?.certificate);
      if (signed) await this.signatures.keep(tx, id, signed);
      await this.decide(tx, actor, asked, { state: 'approved', remark: said.remark ?? null, signature: signed?.kept });
      await this.goOn(tx, actor, asked);
      return this.reader.view(tx, actor, id);
    });
  }

  /** Returns the document for changes: the round is over, the next one begins when it is submitted again. */
  async return(
    actor: Actor,
    id: Uuid,
    { taskId, reason }: { taskId?: Uuid | undefined; reason: string },
  ): Promise<ApprovalView> {
    return this.work.run(scopeOf(actor), async (tx) => {
      const asked = await this.asked(tx, actor, id, taskId);
      await this.power(tx, actor, asked.document);
      await this.decide(tx, actor, asked, { state: 'returned', remark: reason });
      const { approval } = asked.record;
      if (!(await rows.moveApproval(tx, approval.id, 'return'))) throw stateRefusal(asked.record);
      const end = { outcome: 'returned' as const, at: this.clock.now(), by: actingPerson(actor), reason };
      await rows.endRound(tx, asked.task.roundId, end);
      await this.tellStarter(tx, actor, asked, APPROVAL_EVENTS.returned);
      return this.reader.view(tx, actor, id);
    });
  }

  /** Lets another person decide instead; the time that was set goes on. */
  async forward(
    actor: Actor,
    id: Uuid,
    said: { taskId?: Uuid | undefined; userId: Uuid; remark?: string | null | undefined },
  ) {
    const people = await this.starts.people(participantOf(actor));
    const target = people.find(({ userId }) => userId === said.userId);
    return this.work.run(scopeOf(actor), async (tx): Promise<ApprovalView> => {
      const asked = await this.asked(tx, actor, id, said.taskId, actor.rights.includes('participant.administer'));
      const { task, record, document } = asked;
      if (!target || target.userId === task.userId) throw refuse('approval.person_unknown', unknownPerson);
      if (isAsked(record, task.step, target.userId)) throw refuse('approval.asked_already', askedAlready);
      await this.decide(tx, actor, asked, { state: 'forwarded', remark: said.remark ?? null });
      const givenAt = this.clock.now();
      const { roundId, step, dueAt } = task;
      const to = { userId: target.userId, person: target.name };
      await rows.insertTask(tx, record.approval, {
        id: newId(givenAt),
        roundId,
        step,
        ...to,
        givenAt,
        dueAt,
        forwardedFrom: task.id,
      });
      const told = { number: document.number, userIds: [target.userId] };
      await tx.emit(approvalEvent(APPROVAL_EVENTS.waits, record.approval, told));
      return this.reader.view(tx, actor, id);
    });
  }

  /** A signature is verified before the act's transaction: that takes the network. */
  private async signed(actor: Actor, id: Uuid, { signature, taskId }: Said): Promise<ApprovingSignature | undefined> {
    if (signature === undefined) return undefined;
    const { signed } = await this.work.run(scopeOf(actor), async (tx) =>
      stepOf(await this.asked(tx, actor, id, taskId)),
    );
    return signed ? this.signatures.verify(actor, id, signature) : undefined;
  }

  /** What the actor is asked about this document now. Whoever acts on it meanwhile waits. */
  private async asked(tx: Tx, actor: Actor, id: Uuid, taskId?: Uuid, anyone = false): Promise<Asked> {
    const participantId = participantOf(actor);
    const document = await lockedDocument(tx, id);
    const record = requireRunning(await rows.findApproval(tx, id, participantId));
    const own = await this.reader.taskOf(tx, actor, record, taskId);
    const others = waitingIn(record).filter((each) => taskId === undefined || each.id === taskId);
    const task = own ?? (anyone ? others[0] : undefined);
    if (!task) throw notAsked(actor, record);
    return { document, record, task };
  }

  /** Checked at the moment of the act, and kept with it (E-5.12). */
  private async power(tx: Tx, actor: Actor, document: DocumentEntity, certificate?: CertificateFacts): Promise<void> {
    const verdict = await this.powers.check(tx, actor, 'document.approve', { document, certificate });
    if (verdict.allowed) return;
    const { facts: about } = await facts(tx, actor, document.id);
    throw refusal(actor, about, whyPower('document.approve', verdict.refusal));
  }

  private async decide(
    tx: Tx,
    actor: Actor,
    { document, record, task }: Asked,
    decision: Pick<rows.Decision, 'state' | 'remark' | 'signature'>,
  ): Promise<void> {
    const by = actingPerson(actor);
    if (!(await rows.decideTask(tx, task.id, { ...decision, at: this.clock.now(), by }))) throw notAsked(actor, record);
    const instead = task.userId === actor.userId ? {} : { for: task.person };
    const detail = { step: task.step + 1, round: record.approval.round, ...instead };
    const act = `document.approval-${decision.state}`;
    await tx.audit({ act, subjectType: 'document', subjectId: document.id, detail });
  }

  /** Is the step over, the next one is asked; after the last the document is approved. */
  private async goOn(tx: Tx, actor: Actor, asked: Asked): Promise<void> {
    const { document, record, task } = asked;
    const round = currentRound(record);
    const states = record.tasks
      .filter((each) => each.roundId === round.id && each.step === task.step)
      .map(({ id, state }) => (id === task.id ? ('approved' as const) : state));
    if (!isStepOver(stepOf(asked).mode, states)) return;
    await rows.closeTasks(tx, round.id, 'skipped', this.clock.now());
    const next = task.step + 1;
    const last = next >= round.steps.length;
    if (!(await rows.moveApproval(tx, record.approval.id, last ? 'finish' : 'decide', last ? undefined : next)))
      throw stateRefusal(record);
    if (!last) return this.starts.ask(tx, record.approval, round, next, document.number);
    await rows.endRound(tx, round.id, { outcome: 'approved', at: this.clock.now(), by: actingPerson(actor) });
    await this.tellStarter(tx, actor, asked, APPROVAL_EVENTS.approved);
  }

  private async tellStarter(tx: Tx, actor: Actor, { document, record }: Asked, type: string): Promise<void> {
    const { userId } = currentRound(record).startedBy;
    if (!userId || userId === actor.userId) return;
    const told = { number: document.number, userIds: [userId], personId: actor.userId };
    await tx.emit(approvalEvent(type, record.approval, told));
  }
}

const stepOf = ({ record, task }: Pick<Asked, 'record' | 'task'>) => currentRound(record).steps[task.step]!;

const unknownPerson = { fields: { userId: 'approval.person_unknown' } };
const askedAlready = { fields: { userId: 'approval.asked_already' } };

const isAsked = ({ tasks, ...record }: ApprovalRecord, step: number, userId: Uuid): boolean =>
  tasks.some(
    (task) =>
      task.roundId === currentRound({ tasks, ...record }).id &&
      task.step === step &&
      task.userId === userId &&
      (task.state === 'waiting' || task.state === 'approved'),
  );

/** Somebody else was faster, or the actor was never asked. */
function notAsked({ userId }: { userId: Uuid | null }, record: ApprovalRecord): Error {
  const awaited = awaitedIn(record);
  const { id } = currentRound(record);
  const own = record.tasks.findLast((task) => task.roundId === id && task.userId === userId);
  if (!own) return refuse('approval.not_asked', { params: { awaited } });
  const by = record.tasks.findLast((task) => task.step === own.step && task.decidedBy !== null)?.decidedBy?.name ?? '';
  return refuse('approval.decided_already', { params: { by, awaited }, state: 'approval=running', allowed: [] });
}
