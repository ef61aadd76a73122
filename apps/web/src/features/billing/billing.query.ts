import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../lib/api';

/** Versions of the tariffs, the newest first. */
export const tariffsQuery = queryOptions({
  queryKey: ['tariffs'],
  queryFn: () => ask(api.GET('/api/public/tariffs')),
});

/** The organisation's plan and use. */
export const accountQuery = queryOptions({
  queryKey: ['billing', 'account'],
  queryFn: () => ask(api.GET('/api/billing/account')),
});

/** The organisation's invoices, the newest first. */
export const invoicesQuery = queryOptions({
  queryKey: ['billing', 'invoices'],
  queryFn: () => ask(api.GET('/api/billing/invoices')),
});

/** The organisation's payments. */
export const paymentsQuery = queryOptions({
  queryKey: ['billing', 'payments'],
  queryFn: () => ask(api.GET('/api/billing/payments')),
});

/** The most that the operator answers for today. */
export const liabilityQuery = queryOptions({
  queryKey: ['billing', 'liability'],
  queryFn: () => ask(api.GET('/api/billing/liability', { params: { query: {} } })),
});

/** Invoices of all participants. */
export const allInvoicesQuery = (overdue: boolean) =>
  queryOptions({
    queryKey: ['billing', 'all-invoices', overdue],
    queryFn: () =>
      ask(api.GET('/api/operator/billing/invoices', { params: { query: overdue ? { overdue: 'true' } : {} } })),
  });

/** Payments of which nobody knows whose they are. */
export const unknownPaymentsQuery = queryOptions({
  queryKey: ['billing', 'unknown-payments'],
  queryFn: () => ask(api.GET('/api/operator/billing/payments', { params: { query: { unknown: 'true' } } })),
});
