import { Injectable } from '@nestjs/common';
import { Clock, portalDay, type Uuid } from '@qujat/kernel';
import { keptDocumentByNumber } from '@qujat/exchange';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { refuse } from '../retention.errors.js';
import type { Hold, PlaceHold } from './hold.dto.js';
import { byOf, holdsSeen, insertHold, liftHold } from './hold.repository.js';

/** A participant's holds over its own documents. */
@Injectable()
export class HoldService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Its own, and the operator's over what it has. */
  list(actor: Actor): Promise<Hold[]> {
    participantOf(actor);
    return this.work.run(scopeOf(actor), holdsSeen);
  }

  /** Holds a document, or everything the organisation has. */
  place(actor: Actor, { number, ground, ...given }: PlaceHold): Promise<Hold> {
    const ownerId = participantOf(actor);
    const now = this.clock.now();
    const until = given.until ?? null;
    requireFuture(until, now);
    return this.work.run(scopeOf(actor), async (tx) => {
      const documentId = number === undefined ? null : await requireDocument(tx, number);
      const what = {
        documentId,
        participantId: documentId ? null : ownerId,
        subject: number ?? actor.bin ?? actor.iin,
      };
      return insertHold(tx, { ownerId, ...what, ground, until }, { now, by: byOf(actor) });
    });
  }

  /** Lifts one of its own. */
  lift(actor: Actor, id: Uuid, reason: string): Promise<Hold> {
    const ownerId = participantOf(actor);
    const done = { now: this.clock.now(), by: byOf(actor) };
    return this.work.run(scopeOf(actor), (tx) => liftHold(tx, { id, ownerId, reason }, done));
  }
}

function participantOf({ participantId }: Actor): Uuid {
  if (!participantId) throw refuse('retention.not_a_participant');
  return participantId;
}

/** A hold that ends today would hold nothing. */
export function requireFuture(until: string | null, now: Date): void {
  if (until !== null && until <= portalDay(now))
    throw refuse('hold.until_past', { fields: { until: 'hold.until_past' } });
}

/** The sent document of this number, as far as the transaction sees it. */
export async function requireDocument(tx: Tx, number: string): Promise<Uuid> {
  const document = await keptDocumentByNumber(tx, number);
  if (!document) throw refuse('hold.document_unknown', { fields: { number: 'hold.document_unknown' } });
  return document.id;
}
