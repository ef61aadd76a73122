import { Injectable } from '@nestjs/common';
import type { Uuid } from '@qujat/kernel';
import { type Scope, UnitOfWork } from '@qujat/platform';
import { refuse } from '../notifications.errors.js';
import { letterWritten } from './letter.events.js';
import { deadLetters, findLetter, type LetterRecord, reviveLetter } from './letter.repository.js';

const SHOWN = 100;

/** Letters that could not be delivered, before the operator's eyes. */
@Injectable()
export class LetterService {
  constructor(private readonly work: UnitOfWork) {}

  /** The newest of them. */
  dead(scope: Scope): Promise<LetterRecord[]> {
    return this.work.run(scope, (tx) => deadLetters(tx, SHOWN));
  }

  /** Sends one again, from the first attempt on. */
  async retry(scope: Scope, id: Uuid): Promise<void> {
    await this.work.run(scope, async (tx) => {
      const letter = await findLetter(tx, id);
      if (!letter) throw refuse('letter.not_found');
      const { state } = letter;
      if (!(await reviveLetter(tx, id))) throw refuse('letter.not_dead', { params: { state }, state, allowed: [] });
      await tx.audit({ act: 'letter.sent_again', subjectType: 'letter', subjectId: id });
      await tx.emit(letterWritten(id));
    });
  }
}
