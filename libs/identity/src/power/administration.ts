import { Injectable } from '@nestjs/common';
import type { Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { refuse } from '../identity.errors.js';
import type { SUBJECT_TYPES } from './check/check.dto.js';
import { PowerCheckService } from './power-check.service.js';
import { lockPowers } from './power.repository.js';

/** What a change of powers is made to: its check is kept under this name. */
export interface Administered {
  readonly type: Exclude<(typeof SUBJECT_TYPES)[number], 'document'>;
  readonly id: Uuid;
}

/** One change of powers at a time in a participant, by one who administers it at this very moment (E-5.12). */
@Injectable()
export class Administration {
  constructor(
    private readonly work: UnitOfWork,
    private readonly powers: PowerCheckService,
  ) {}

  /** Runs a change: nobody of the participant acts, and nobody else changes powers, until it is done. */
  change<T>(actor: Actor, subject: Administered, work: (tx: Tx, participantId: Uuid) => Promise<T>): Promise<T> {
    const participantId = participantOf(actor);
    return this.work.run(scopeOf(actor), async (tx) => {
      await lockPowers(tx, participantId);
      await this.powers.require(tx, actor, { act: 'participant.administer', subject });
      return work(tx, participantId);
    });
  }

  /** Reads in the participant. */
  read<T>(actor: Actor, work: (tx: Tx, participantId: Uuid) => Promise<T>): Promise<T> {
    const participantId = participantOf(actor);
    return this.work.run(scopeOf(actor), (tx) => work(tx, participantId));
  }
}

/** The participant acted for; who acts for none administers none. */
export function participantOf({ participantId }: Actor): Uuid {
  if (!participantId) throw refuse('participant.not_registered');
  return participantId;
}
