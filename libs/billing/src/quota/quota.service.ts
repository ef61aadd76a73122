import { Injectable } from '@nestjs/common';
import type { QuotaCheck } from '@qujat/exchange';
import { Clock, monthAfter, monthOf, portalDay, type Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { refuse } from '../billing.errors.js';
import { planOn } from '../contract/plan-on.js';
import type { BillableAct } from '../tariff/tariff.types.js';
import { takePlace, usedIn } from './quota.repository.js';

/** How much of a month's limit is used. */
export interface Quota {
  readonly act: BillableAct;
  readonly month: string;
  readonly used: number;
  /** Null: without a limit. */
  readonly limit: number | null;
}

/** Limits of plans (E-6.5). The place is taken in the transaction of the act: two at once never take the same one. */
@Injectable()
export class QuotaService implements QuotaCheck {
  constructor(private readonly clock: Clock) {}

  /** Takes the place of a document that goes out; refuses when the month's limit is reached. */
  async reserve(tx: Tx, participantId: Uuid, documentId: Uuid): Promise<void> {
    const day = portalDay(this.clock.now());
    const month = monthOf(day);
    const limit = await this.limitOf(tx, participantId, day);
    const taken = await takePlace(tx, { act: 'document.sent', participantId, subjectId: documentId, month, limit });
    if (taken) return;
    const quota = { act: 'document.sent', used: limit, limit, left: 0, renewsOn: monthAfter(month) };
    throw refuse('quota.exhausted', {
      params: { limit: limit ?? 0, day: quota.renewsOn.split('-').reverse().join('.') },
      allowed: ['billing.change_plan'],
      members: { quota },
    });
  }

  /** What a participant has used of the month, and what there is. */
  async of(tx: Tx, participantId: Uuid, day: string): Promise<Quota> {
    const month = monthOf(day);
    const limit = await this.limitOf(tx, participantId, day);
    return { act: 'document.sent', month, used: await usedIn(tx, participantId, month), limit };
  }

  private async limitOf(tx: Tx, participantId: Uuid, day: string): Promise<number | null> {
    const plan = await planOn(tx, participantId, day);
    return plan?.acts.find(({ act }) => act === 'document.sent')?.limit ?? null;
  }
}
