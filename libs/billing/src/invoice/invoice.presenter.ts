import { Injectable } from '@nestjs/common';
import { Clock, portalDay } from '@qujat/kernel';
import type { Invoice, ServiceAct } from './invoice.dto.js';
import type { InvoiceRecord, ServiceActRecord } from './invoice.types.js';

/** Invoices as they are read on this day. */
@Injectable()
export class InvoicePresenter {
  constructor(private readonly clock: Clock) {}

  /** One. */
  present(invoice: InvoiceRecord): Invoice {
    const today = portalDay(this.clock.now());
    const { kind: _, turnoverOn: __, tariffId: ___, seller: ____, buyer, lines, act, ...rest } = invoice;
    return {
      ...rest,
      ...{ buyer: buyer.name, buyerBin: buyer.bin, lines: [...lines], state: stateOf(invoice, today) },
      act: act && presentAct(act, today),
    };
  }
}

function stateOf({ paidTiyn, totalTiyn, dueOn }: InvoiceRecord, today: string): Invoice['state'] {
  if (paidTiyn === totalTiyn) return 'paid';
  if (dueOn < today) return 'overdue';
  return paidTiyn > 0 ? 'part-paid' : 'issued';
}

const presentAct = (act: ServiceActRecord, today: string): ServiceAct => ({ ...act, state: actState(act, today) });

/** E-11.3: silence is acceptance. */
export const actState = ({ objection, acceptedOn }: ServiceActRecord, today: string): ServiceAct['state'] =>
  objection ? 'objected' : acceptedOn <= today ? 'accepted' : 'issued';
