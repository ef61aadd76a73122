import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@qujat/kernel';
import { type Actor, type Scope, UnitOfWork } from '@qujat/platform';
import { identityEvent } from '../identity.events.js';
import { refuse } from '../identity.errors.js';
import { registers } from '../power/granted-rights.js';
import { SessionService } from '../session/session.service.js';
import { moveCase, newestCase } from './case.repository.js';
import { insertMessage, type MessageRecord, messagesOf } from './message.repository.js';

/** The applicant's side of the operator's questions. */
@Injectable()
export class QuestionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly sessions: SessionService,
  ) {}

  /** Questions and answers about one's own organisation. */
  async mine(actor: Actor): Promise<{ awaitsAnswer: boolean; messages: readonly MessageRecord[] }> {
    const { participant } = await this.sessions.of(actor);
    if (!participant) throw refuse('participant.not_registered');
    return this.work.run(scopeFor(actor, participant.id), async (tx) => ({
      awaitsAnswer: (await newestCase(tx, participant.id))?.state === 'asked',
      messages: await messagesOf(tx, participant.id),
    }));
  }

  /** Answers the question that is open. */
  async answer(actor: Actor, text: string): Promise<void> {
    const session = await this.sessions.of(actor);
    const { participant } = session;
    if (!participant) throw refuse('participant.not_registered');
    // Of an application its head answers; of a change of data whoever keeps the data current (E-6.3).
    if (!registers(session) && !session.membership?.administrator) throw refuse('participant.only_first_head');
    const participantId = participant.id;
    await this.work.run(scopeFor(actor, participantId), async (tx) => {
      const now = this.clock.now();
      const one = await newestCase(tx, participantId);
      const answered = one && (await moveCase(tx, one.id, 'answer', now));
      if (!answered) throw refuse('accreditation.nothing_asked', { state: participant.state, allowed: [] });
      const by = { name: actor.name, iin: actor.iin };
      const message = { id: newId(now), author: 'applicant' as const, text, at: now, by };
      await insertMessage(tx, answered, message);
      const detail = { case: answered.id, message: message.id };
      await tx.audit({ act: 'accreditation.answered', subjectType: 'participant', subjectId: participantId, detail });
      await tx.emit(
        identityEvent('identity.accreditation.answered', participantId, { participantId, messageId: message.id }),
      );
    });
  }
}

const scopeFor = (actor: Actor, participantId: string): Scope => ({
  ...{ kind: 'participant', participantId, userId: actor.userId },
  actor: { ...actor, participantId },
});
