import { Injectable } from '@nestjs/common';
import { type Actor, scopeOf, UnitOfWork } from '@qujat/platform';
import { refuse } from '../billing.errors.js';
import { listPayments, type PaymentRecord } from './payment.repository.js';

/** What an organisation has paid. */
@Injectable()
export class OwnPayments {
  constructor(private readonly work: UnitOfWork) {}

  /** The newest first. */
  async of(actor: Actor): Promise<PaymentRecord[]> {
    const { participantId } = actor;
    if (!participantId) throw refuse('billing.not_a_participant');
    return this.work.run(scopeOf(actor), (tx) => listPayments(tx, { participantId }));
  }
}
