import { Injectable } from '@nestjs/common';
import { Clock, portalDay, type Uuid } from '@qujat/kernel';
import { Every, systemScope, UnitOfWork } from '@qujat/platform';
import { liftHold } from './hold.repository.js';

const OVER = `SELECT id, owner_id AS "ownerId" FROM retention.holds
  WHERE lifted_at IS NULL AND until < $1 ORDER BY id LIMIT 200 FOR UPDATE SKIP LOCKED`;

/** A hold whose last day is over is lifted by the portal. */
@Injectable()
export class HoldExpiry {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  @Every('retention.lift-ended-holds', { seconds: 600 })
  async sweep(): Promise<void> {
    const now = this.clock.now();
    await this.work.run(systemScope('retention.holds'), async (tx) => {
      const over: { id: Uuid; ownerId: Uuid | null }[] = await tx.manager.query(OVER, [portalDay(now)]);
      for (const { id, ownerId } of over)
        await liftHold(tx, { id, ownerId, reason: 'until' }, { now, by: { name: 'Qujat', iin: null } });
    });
  }
}
