import { Injectable } from '@nestjs/common';
import { Clock, lastOfMonth, monthAfter, monthOf, portalDay } from '@qujat/kernel';
import { type Actor, scopeOf, UnitOfWork } from '@qujat/platform';
import { refuse } from '../billing.errors.js';
import { contractOn } from '../contract/contract.repository.js';
import { planOn } from '../contract/plan-on.js';
import { countedByDay, storedLast } from '../meter/meter.repository.js';
import { QuotaService } from '../quota/quota.service.js';

/** What a participant reads of its own billing. */
@Injectable()
export class AccountService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly quota: QuotaService,
    private readonly clock: Clock,
  ) {}

  /** Plan, use of this month and the one before, what is left. */
  async of(actor: Actor) {
    const { participantId } = actor;
    if (!participantId) throw refuse('billing.not_a_participant');
    const today = portalDay(this.clock.now());
    const first = monthAfter(monthOf(today), -1);
    return this.work.run(scopeOf(actor), async (tx) => ({
      contract: await contractOn(tx, participantId, today),
      plan: await planOn(tx, participantId, today),
      quota: await this.quota.of(tx, participantId, today),
      storedBytes: await storedLast(tx, participantId),
      days: await countedByDay(tx, { participantId, first, last: lastOfMonth(today) }),
      today,
    }));
  }
}
