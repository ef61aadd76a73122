export { BILLING_CONTEXT } from './billing.context.js';
export { BILLING_EVENTS } from './billing.events.js';
export { BillingModule } from './billing.module.js';
export { QuotaService } from './quota/quota.service.js';
export { BillingSettings, billingSettings } from './billing.config.js';
export { InvoicingService } from './invoice/invoicing.service.js';
export { DunningService } from './dunning/dunning.service.js';
export { ReconcileService } from './meter/reconcile.js';
