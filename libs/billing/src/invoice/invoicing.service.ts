import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@qujat/identity';
import {
  Clock,
  dayAfter,
  isWorkingDay,
  lastOfMonth,
  monthAfter,
  monthOf,
  nextWorkingDay,
  portalDay,
  type Uuid,
} from '@qujat/kernel';
import { type Actor, Every, operatorScopeOf, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { BillingSettings } from '../billing.config.js';
import { refuse } from '../billing.errors.js';
import { BILLING_EVENTS } from '../billing.events.js';
import { settle } from '../payment/settle.js';
import { tariffOn, vatOn } from '../tariff/tariff.repository.js';
import { findInvoice, insertInvoice } from './invoice.repository.js';
import type { Buyer, InvoiceRecord, PricedLine } from './invoice.types.js';
import { closeMonth, lockMeter, type OpenMonth, openMonths } from './month.repository.js';
import { price, withVat } from './price.js';
import { useOfMonth } from './use-of-month.js';

const SCOPE = systemScope('billing.issue-invoices');
const BATCH = 200;

/** What an invoice is issued for. */
interface Issue {
  readonly kind: InvoiceRecord['kind'];
  readonly participantId: Uuid;
  readonly buyer: Buyer;
  readonly month: string | null;
  readonly turnoverOn: string;
  readonly tariffId: Uuid | null;
  readonly lines: readonly PricedLine[];
}

/** Issues invoices: of each month that is over by itself, and single ones by the biller. */
@Injectable()
export class InvoicingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly identity: IdentityFacade,
    private readonly settings: BillingSettings,
    private readonly clock: Clock,
  ) {}

  /** Charges what is over; each participant's month in a transaction of its own, so that a crash loses and doubles nothing. */
  @Every('billing.issue-invoices', { seconds: 600 })
  async issueDue(): Promise<void> {
    const lastMonth = monthAfter(monthOf(portalDay(this.clock.now())), -1);
    for (;;) {
      const open = await this.work.run(SCOPE, (tx) => openMonths(tx, lastMonth, BATCH));
      for (const month of open) await this.issueMonth(month);
      if (open.length < BATCH) return;
    }
  }

  /** A single service, by name and price, without VAT. */
  async issueSingle(actor: Actor, participantId: Uuid, lines: readonly PricedLine[]): Promise<InvoiceRecord> {
    const buyer = await this.buyer(participantId);
    if (!buyer) throw refuse('billing.participant_unknown');
    const turnoverOn = portalDay(this.clock.now());
    return this.work.run(operatorScopeOf(actor), async (tx) => {
      const id = await this.issue(tx, {
        kind: 'single',
        participantId,
        buyer,
        month: null,
        turnoverOn,
        tariffId: null,
        lines,
      });
      return (await findInvoice(tx, id))!;
    });
  }

  private async issueMonth(open: OpenMonth): Promise<void> {
    const { participantId, month } = open;
    const buyer = await this.buyer(participantId);
    const now = this.clock.now();
    await this.work.run(SCOPE, async (tx) => {
      await lockMeter(tx, participantId);
      if (!(await closeMonth(tx, open, now))) return;
      // E-11.1: the tariff in force on the day of the invoice.
      const tariff = await tariffOn(tx, portalDay(now));
      const uses = await useOfMonth(tx, participantId, { month, plans: tariff?.plans ?? [] });
      const lines = uses.flatMap(price);
      if (!buyer || !tariff || lines.length === 0) return;
      const turnoverOn = lastOfMonth(month);
      await this.issue(tx, { kind: 'month', participantId, buyer, month, turnoverOn, tariffId: tariff.id, lines });
    });
  }

  private async issue(tx: Tx, { lines, ...given }: Issue): Promise<Uuid> {
    const now = this.clock.now();
    const issuedOn = portalDay(now);
    const vatPoints = await vatOn(tx, given.turnoverOn);
    const { seller, paymentDays } = this.settings;
    const days = { issuedOn, dueOn: dayAfter(issuedOn, paymentDays), acceptedOn: this.acceptedOn(issuedOn) };
    const id = await insertInvoice(tx, { ...given, ...days, seller, vatPoints, lines: withVat(lines, vatPoints), now });
    const { participantId } = given;
    await tx.audit({ act: 'invoice.issued', subjectType: 'invoice', subjectId: id, participantId });
    await tx.emit({ type: BILLING_EVENTS.invoiceIssued, aggregateId: id, payload: { invoiceId: id, participantId } });
    // What was paid in advance pays it at once.
    await settle(tx, participantId);
    return id;
  }

  private acceptedOn(issuedOn: string): string {
    const { calendar, acceptanceDays } = this.settings;
    let day = issuedOn;
    for (let i = 0; i < acceptanceDays; i++) day = nextWorkingDay(calendar, day);
    return isWorkingDay(calendar, day) ? day : nextWorkingDay(calendar, day);
  }

  private async buyer(participantId: Uuid): Promise<Buyer | undefined> {
    const participant = await this.identity.participant(participantId);
    return participant && { name: participant.name, bin: participant.bin };
  }
}
