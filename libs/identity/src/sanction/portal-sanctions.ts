import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { identityEvent } from '../identity.events.js';
import { closeSanction, insertSanction, settleStanding } from './sanction.repository.js';

/** Suspensions that the portal imposes and lifts by a rule of the offer, in the transaction of who asks. */
@Injectable()
export class PortalSanctions {
  constructor(private readonly clock: Clock) {}

  /** Suspends until it is lifted; returns the sanction's id. */
  async suspend(tx: Tx, participantId: Uuid, { clause, ground }: { clause: string; ground: string }): Promise<Uuid> {
    const now = this.clock.now();
    const id = newId(now);
    const terms = { kind: 'suspension', rights: [], startsAt: now, endsAt: null, amountTiyn: null } as const;
    await insertSanction(tx, { id, participantId, ...terms, clause, ground, by: { name: 'Qujat', iin: '' }, now });
    await settleStanding(tx, participantId, now);
    await tx.audit({
      act: 'sanction.imposed',
      subjectType: 'sanction',
      subjectId: id,
      participantId,
      detail: { clause, ground },
    });
    const payload = { sanctionId: id, participantId, kind: 'suspension' } as const;
    await tx.emit(identityEvent('identity.sanction.imposed', participantId, payload));
    return id;
  }

  /** Lifts it; false: it is over already. */
  async lift(
    tx: Tx,
    { sanctionId, participantId }: { sanctionId: Uuid; participantId: Uuid },
    reason: string,
  ): Promise<boolean> {
    const now = this.clock.now();
    const by = { name: 'Qujat', iin: '' };
    if (!(await closeSanction(tx, sanctionId, { state: 'lifted', by, reason, now }))) return false;
    await settleStanding(tx, participantId, now);
    await tx.audit({
      act: 'sanction.lifted',
      subjectType: 'sanction',
      subjectId: sanctionId,
      participantId,
      detail: { reason },
    });
    const payload = { sanctionId, participantId, kind: 'suspension' } as const;
    await tx.emit(identityEvent('identity.sanction.lifted', participantId, payload));
    return true;
  }
}
