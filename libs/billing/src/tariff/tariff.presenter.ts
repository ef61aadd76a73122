import { Injectable } from '@nestjs/common';
import { Clock, portalDay } from '@qujat/kernel';
import { PUBLIC_SCOPE, UnitOfWork } from '@qujat/platform';
import type { Tariff, TariffPlan } from './tariff.dto.js';
import { vatOn } from './tariff.repository.js';
import type { TariffRecord } from './tariff.types.js';

/** Versions of the tariffs as everybody reads them. */
@Injectable()
export class TariffPresenter {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** All of them, in the order given. */
  async presentAll(tariffs: readonly TariffRecord[]): Promise<Tariff[]> {
    const today = portalDay(this.clock.now());
    const inForce = tariffs.filter(({ effectiveFrom }) => effectiveFrom <= today);
    const current = inForce.toSorted((a, b) => b.version - a.version)[0];
    return this.work.run(PUBLIC_SCOPE, (tx) =>
      Promise.all(
        tariffs.map(async ({ publishedAt, plans, ...tariff }) => ({
          ...tariff,
          publishedAt: publishedAt.toISOString(),
          isCurrent: tariff.id === current?.id,
          vatPoints: await vatOn(tx, tariff.effectiveFrom > today ? tariff.effectiveFrom : today),
          plans: plans as TariffPlan[],
        })),
      ),
    );
  }
}
