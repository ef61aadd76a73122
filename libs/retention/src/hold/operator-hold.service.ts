import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@qujat/identity';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, operatorScopeOf, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { refuse } from '../retention.errors.js';
import type { Hold, PlaceOperatorHold } from './hold.dto.js';
import { byOf, holdsSeen, insertHold, liftHold } from './hold.repository.js';
import { requireDocument, requireFuture } from './hold.service.js';

/**
 * The operator's holds: for a court, an audit, a dispute. It names the document by its number and never sees it (E-10.2.3): the
 * portal finds it, and the record says for whom.
 */
@Injectable()
export class OperatorHoldService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly identity: IdentityFacade,
    private readonly clock: Clock,
  ) {}

  /** The operator's own; those of participants are their business. */
  list(actor: Actor): Promise<Hold[]> {
    return this.work.run(operatorScopeOf(actor), holdsSeen);
  }

  /** Holds a document for all its parties, or everything that a participant has. */
  async place(actor: Actor, { number, bin, ground, ...given }: PlaceOperatorHold): Promise<Hold> {
    operatorScopeOf(actor);
    const subject = number ?? bin;
    if (subject === undefined || (number !== undefined && bin !== undefined)) throw refuse('hold.one_of_two');
    const now = this.clock.now();
    const until = given.until ?? null;
    requireFuture(until, now);
    const participantId = bin === undefined ? null : await this.requireParticipant(bin);
    return this.asPortal(async (tx) => {
      const documentId = number === undefined ? null : await requireDocument(tx, number);
      const hold = { ownerId: null, documentId, participantId, subject, ground, until };
      return insertHold(tx, hold, { now, by: byOf(actor) });
    });
  }

  /** Lifts one of the operator's. */
  lift(actor: Actor, id: Uuid, reason: string): Promise<Hold> {
    operatorScopeOf(actor);
    const done = { now: this.clock.now(), by: byOf(actor) };
    return this.asPortal((tx) => liftHold(tx, { id, ownerId: null, reason }, done));
  }

  private async requireParticipant(bin: string): Promise<Uuid> {
    const participant = await this.identity.participantByBin(bin);
    if (!participant) throw refuse('hold.participant_unknown', { fields: { bin: 'hold.participant_unknown' } });
    return participant.id;
  }

  private asPortal<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.run(systemScope('retention.operator-hold'), act);
  }
}
