import { kazakhstanCalendar, type WorkingCalendar } from '@qujat/kernel';
import { Environment, workingCalendar } from '@qujat/platform';
import type { Seller } from './invoice/invoice.types.js';

/** What billing is told from outside. An abstract class, so that it serves as its own token. */
export abstract class BillingSettings {
  /** The operator as it stands on invoices. */
  abstract readonly seller: Seller;
  /** Calendar days until an invoice is due. */
  abstract readonly paymentDays: number;
  /** Working days after which services count as accepted, by the offer (E-11.3). */
  abstract readonly acceptanceDays: number;
  /** Days after the due day until a reminder, and until the participant is suspended. */
  abstract readonly reminderDays: number;
  abstract readonly suspensionDays: number;
  abstract readonly calendar: WorkingCalendar;
}

/** An installation without its requisites says so on its invoices. */
const UNNAMED = { bin: '000000000000', iik: '—', bik: '—', bank: '—', address: '—', kbe: '17' };

/** Settings for tests and for what says nothing. */
export const PLAIN_BILLING: BillingSettings = {
  seller: { name: { kk: 'Qujat', ru: 'Qujat', en: 'Qujat' }, ...UNNAMED },
  ...{ paymentDays: 10, acceptanceDays: 5, reminderDays: 1, suspensionDays: 30 },
  calendar: kazakhstanCalendar(2024, 2060),
};

const DAYS = { min: 1, max: 365 };

/** Reads `QUJAT_OPERATOR_NAME_…`, `QUJAT_OPERATOR_BIN`, `QUJAT_BILLING_…`, `QUJAT_CALENDAR`. */
export function billingSettings(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): BillingSettings {
  const env = new Environment(variables);
  const named = (locale: 'KK' | 'RU' | 'EN') => env.optional(`QUJAT_OPERATOR_NAME_${locale}`) ?? 'Qujat';
  return {
    seller: {
      name: { kk: named('KK'), ru: named('RU'), en: named('EN') },
      bin: env.optional('QUJAT_OPERATOR_BIN') ?? UNNAMED.bin,
      address: env.optional('QUJAT_BILLING_ADDRESS') ?? UNNAMED.address,
      iik: env.optional('QUJAT_BILLING_IIK') ?? UNNAMED.iik,
      bik: env.optional('QUJAT_BILLING_BIK') ?? UNNAMED.bik,
      bank: env.optional('QUJAT_BILLING_BANK') ?? UNNAMED.bank,
      kbe: env.optional('QUJAT_BILLING_KBE') ?? UNNAMED.kbe,
    },
    paymentDays: env.integer('QUJAT_BILLING_PAYMENT_DAYS', 10, DAYS),
    acceptanceDays: env.integer('QUJAT_BILLING_ACCEPTANCE_DAYS', 5, DAYS),
    reminderDays: env.integer('QUJAT_BILLING_REMINDER_DAYS', 1, DAYS),
    suspensionDays: env.integer('QUJAT_BILLING_SUSPENSION_DAYS', 30, DAYS),
    calendar: workingCalendar(variables),
  };
}
