/** What other contexts can listen to. Payloads carry ids, days and sums. */
export const BILLING_EVENTS = {
  tariffPublished: 'billing.tariff.published',
  contractBegun: 'billing.contract.begun',
  invoiceIssued: 'billing.invoice.issued',
  invoicePaid: 'billing.invoice.paid',
  invoiceOverdue: 'billing.invoice.overdue',
  participantSuspended: 'billing.participant.suspended',
  participantRestored: 'billing.participant.restored',
} as const;
