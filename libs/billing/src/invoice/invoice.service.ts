import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@qujat/identity';
import { Clock, portalDay, type Uuid } from '@qujat/kernel';
import { type Actor, operatorScopeOf, type Scope, scopeOf, UnitOfWork } from '@qujat/platform';
import { refuse } from '../billing.errors.js';
import { type LiabilityCap, liabilityOn } from '../liability/liability.js';
import { findInvoice, listInvoices } from './invoice.repository.js';
import type { InvoiceRecord } from './invoice.types.js';

/** Reads invoices, and what is said to them. */
@Injectable()
export class InvoiceService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly identity: IdentityFacade,
    private readonly clock: Clock,
  ) {}

  /** Of the acting person's organisation. */
  async mine(actor: Actor): Promise<InvoiceRecord[]> {
    const participantId = own(actor);
    return this.work.run(scopeOf(actor), (tx) => listInvoices(tx, { participantId }));
  }

  /** The operator's view: all, or those past their due day. */
  all(actor: Actor, { overdue }: { overdue: boolean }): Promise<InvoiceRecord[]> {
    const dueBefore = overdue ? portalDay(this.clock.now()) : undefined;
    return this.work.run(operatorScopeOf(actor), (tx) => listInvoices(tx, { unpaid: overdue, dueBefore }));
  }

  /** One, for either side. */
  async one(actor: Actor, id: Uuid): Promise<InvoiceRecord> {
    const invoice = await this.work.run(this.scope(actor), (tx) => findInvoice(tx, id));
    if (!invoice) throw refuse('invoice.not_found');
    return invoice;
  }

  /** E-11.3: services count as accepted unless the participant objects in time. */
  async object(actor: Actor, id: Uuid, objection: string): Promise<InvoiceRecord> {
    const now = this.clock.now();
    return this.work.run(scopeOf(actor), async (tx) => {
      const invoice = await findInvoice(tx, id);
      if (!invoice?.act) throw refuse('invoice.not_found');
      const { act, participantId } = invoice;
      if (act.acceptedOn <= portalDay(now))
        throw refuse('act.accepted_already', {
          params: { day: act.acceptedOn.split('-').reverse().join('.') },
          state: 'accepted',
        });
      const [rows]: [unknown[], number] = await tx.manager.query(
        'UPDATE billing.service_acts SET objection = $2, objected_at = $3 WHERE id = $1 AND objection IS NULL RETURNING id',
        [act.id, objection, now],
      );
      if (rows.length === 0) throw refuse('act.objected_already', { state: 'objected' });
      await tx.audit({
        act: 'act.objected',
        subjectType: 'service-act',
        subjectId: act.id,
        participantId,
        detail: { objection },
      });
      return (await findInvoice(tx, id))!;
    });
  }

  /** E-12.5, for the acting person's organisation. */
  liability(actor: Actor, on = portalDay(this.clock.now())): Promise<LiabilityCap> {
    const participantId = own(actor);
    return this.work.run(scopeOf(actor), (tx) => liabilityOn(tx, participantId, on));
  }

  /** E-12.5, for the operator. */
  async liabilityOf(actor: Actor, participantId: Uuid, on = portalDay(this.clock.now())): Promise<LiabilityCap> {
    if (!(await this.identity.participant(participantId))) throw refuse('billing.participant_unknown');
    return this.work.run(operatorScopeOf(actor), (tx) => liabilityOn(tx, participantId, on));
  }

  private scope(actor: Actor): Scope {
    return actor.operator ? operatorScopeOf(actor) : scopeOf(actor);
  }
}

function own({ participantId }: Actor): Uuid {
  if (!participantId) throw refuse('billing.not_a_participant');
  return participantId;
}
