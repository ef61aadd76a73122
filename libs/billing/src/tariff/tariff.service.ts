import { Injectable } from '@nestjs/common';
import { Clock, newId, portalDay } from '@qujat/kernel';
import { type Actor, operatorScopeOf, PUBLIC_SCOPE, UnitOfWork } from '@qujat/platform';
import { BILLING_EVENTS } from '../billing.events.js';
import { refuse } from '../billing.errors.js';
import { insertTariff, listTariffs, lockTariffs } from './tariff.repository.js';
import { wrongPlan } from './tariff.rules.js';
import type { Plan, TariffRecord } from './tariff.types.js';

/** Versions of the tariffs. A version is published for a day to come; what was in force stays as it was (E-6.5). */
@Injectable()
export class TariffService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** All versions, the newest first. */
  list(): Promise<TariffRecord[]> {
    return this.work.run(PUBLIC_SCOPE, listTariffs);
  }

  /** Publishes the next version. */
  async publish(
    actor: Actor,
    { effectiveFrom, plans }: { effectiveFrom: string; plans: readonly Plan[] },
  ): Promise<TariffRecord> {
    const wrong = wrongPlan(plans);
    if (wrong) throw refuse(wrong.code, { fields: { [wrong.field]: wrong.code } });
    const now = this.clock.now();
    if (effectiveFrom <= portalDay(now))
      throw refuse('tariff.not_in_future', { fields: { effectiveFrom: 'tariff.not_in_future' } });
    const id = newId(now);
    return this.work.run(operatorScopeOf(actor), async (tx) => {
      await lockTariffs(tx);
      const [last] = await listTariffs(tx);
      if (last && last.effectiveFrom >= effectiveFrom)
        throw refuse('tariff.before_last', {
          params: { day: last.effectiveFrom },
          fields: { effectiveFrom: 'tariff.before_last' },
        });
      await insertTariff(tx, { id, effectiveFrom, plans, now, by: { name: actor.name, iin: actor.iin } });
      await tx.audit({ act: 'tariff.published', subjectType: 'tariff', subjectId: id, detail: { effectiveFrom } });
      await tx.emit({
        type: BILLING_EVENTS.tariffPublished,
        aggregateId: id,
        payload: { tariffId: id, effectiveFrom },
      });
      return (await listTariffs(tx)).find((one) => one.id === id)!;
    });
  }
}
