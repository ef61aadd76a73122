import type { Context } from '@qujat/platform';
import { BILLING_ERRORS } from './billing.errors.js';
import { BillingSchema1700000700001 } from './migrations/1700000700001-billing-schema.js';
import { Invoices1700000700002 } from './migrations/1700000700002-invoices.js';
import { Payments1700000700003 } from './migrations/1700000700003-payments.js';

/** What billing brings to the database. */
export const BILLING_CONTEXT: Context = {
  name: 'billing',
  entities: [],
  migrations: [BillingSchema1700000700001, Invoices1700000700002, Payments1700000700003],
  errors: BILLING_ERRORS,
};
