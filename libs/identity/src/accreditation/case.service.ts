import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, operatorScopeOf, UnitOfWork } from '@qujat/platform';
import { identityEvent } from '../identity.events.js';
import { refuse } from '../identity.errors.js';
import { caseFor, locked } from './case.guard.js';
import { allowedActs, takenByOther } from './case.policy.js';
import { giveBackCase, moveCase, takeCase } from './case.repository.js';
import { insertMessage } from './message.repository.js';

/** Who works on which case, and what the applicant is asked. */
@Injectable()
export class CaseService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Takes the case; `over` takes it from the colleague who has it. */
  async take(actor: Actor, participantId: Uuid, over: boolean): Promise<void> {
    await this.work.run(operatorScopeOf(actor), async (tx) => {
      const now = this.clock.now();
      const { one } = await locked(tx, participantId);
      const from = takenByOther(one, actor) ? one.takenByName : null;
      if (from === null || !over) {
        await caseFor(tx, actor, participantId, { act: 'take', now });
      } else if (!(await takeCase(tx, one.id, actor, { now, over }))) {
        throw refuse('accreditation.not_yours', { state: one.state, allowed: allowedActs(one, actor) });
      }
      const detail = { case: one.id, ...(from === null ? {} : { from }) };
      await tx.audit({
        act: 'accreditation.taken',
        subjectType: 'participant',
        subjectId: participantId,
        participantId,
        detail,
      });
    });
  }

  /** Gives it back for somebody else to take. */
  async giveBack(actor: Actor, participantId: Uuid): Promise<void> {
    await this.work.run(operatorScopeOf(actor), async (tx) => {
      const { one } = await caseFor(tx, actor, participantId, { act: 'give-back', now: this.clock.now() });
      await giveBackCase(tx, one.id, actor);
      const detail = { case: one.id };
      await tx.audit({
        act: 'accreditation.given_back',
        subjectType: 'participant',
        subjectId: participantId,
        participantId,
        detail,
      });
    });
  }

  /** Asks the applicant; the case waits for the answer. */
  async ask(actor: Actor, participantId: Uuid, text: string): Promise<void> {
    await this.work.run(operatorScopeOf(actor), async (tx) => {
      const now = this.clock.now();
      const { one } = await caseFor(tx, actor, participantId, { act: 'ask', now });
      await moveCase(tx, one.id, 'ask', now);
      const { name, iin } = actor;
      const message = { id: newId(now), author: 'operator' as const, text, at: now, by: { name, iin } };
      await insertMessage(tx, one, message);
      const detail = { case: one.id, message: message.id };
      await tx.audit({
        act: 'accreditation.asked',
        subjectType: 'participant',
        subjectId: participantId,
        participantId,
        detail,
      });
      await tx.emit(
        identityEvent('identity.accreditation.asked', participantId, { participantId, messageId: message.id }),
      );
    });
  }

  /** Goes on without an answer on the portal: the operator has heard it otherwise. */
  async settle(actor: Actor, participantId: Uuid): Promise<void> {
    await this.work.run(operatorScopeOf(actor), async (tx) => {
      const now = this.clock.now();
      const { one } = await caseFor(tx, actor, participantId, { act: 'settle', now });
      await moveCase(tx, one.id, 'settle', now);
      const detail = { case: one.id };
      await tx.audit({
        act: 'accreditation.settled',
        subjectType: 'participant',
        subjectId: participantId,
        participantId,
        detail,
      });
    });
  }
}
