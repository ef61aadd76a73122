import type { Schemas } from '@qujat/api-client';

/** What a list is narrowed by, beside search and state; each stands in the address under its own name. */
export const FILTERS = [
  ...(['type', 'counterparty', 'number', 'from', 'to', 'amountFrom', 'amountTo'] as const),
  ...(['signature', 'delivery', 'receipt', 'response', 'annulment', 'approval', 'due'] as const),
] as const;

/** One of them. */
export type FilterName = (typeof FILTERS)[number];

/** A view's filter. */
export type ViewFilter = Schemas['ViewFilter'];

/** A column beside the document. */
export type Column = Schemas['ListColumn'];

/** The columns there are, in the order of the table. */
export const COLUMNS: readonly Column[] = ['party', 'type', 'amount', 'time', 'status'];

/** Those of a list that nobody has chosen columns for. */
export const USUAL: readonly Column[] = ['party', 'time', 'status'];

const SUMS: readonly string[] = ['amountFrom', 'amountTo'];

/** The filter that the address tells. */
export function filterOf(params: URLSearchParams): ViewFilter {
  const told = FILTERS.flatMap((name) => {
    const value = params.get(name);
    if (!value) return [];
    return [[name, SUMS.includes(name) ? Number(value) : value] as const];
  });
  return Object.fromEntries(told);
}

/** The columns that the address tells. */
export function columnsOf(params: URLSearchParams): readonly Column[] {
  const told = params.get('columns');
  return told === null ? USUAL : COLUMNS.filter((column) => told.split('.').includes(column));
}

/** The address of a view, after the list's own path. */
export function paramsOf(filter: ViewFilter, columns: readonly Column[]): Record<string, string> {
  const { search, ...rest } = filter;
  const told = Object.entries(rest).filter(([, value]) => value !== undefined && value !== null);
  const usual = columns.join() === USUAL.join();
  return {
    ...Object.fromEntries(told.map(([name, value]) => [name, String(value)])),
    ...(search ? { q: search } : {}),
    ...(usual ? {} : { columns: columns.join('.') }),
  };
}
