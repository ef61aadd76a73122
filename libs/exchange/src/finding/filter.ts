import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { OWN_AXES } from '../document/document.axes.js';
import type { DocumentFilter } from '../document/document-filter.js';
import type { ExchangeConfig } from '../exchange.config.js';
import { answerExpected, dueDays, type DueDays } from '../watching/answer-due.js';
import { likePattern } from '../document/search-text.js';

/** What of a list decides how it is filtered: whose other side, which time, what the reader knows of the sum. */
export interface FilteredList {
  /** Is the other side `:counterparty`? */
  readonly counterparty: string;
  readonly time: string;
  /** The reader's own status, and whose axes the reader has: the document's, or its place among the recipients. */
  readonly status: string;
  readonly axesOf: 'd' | 'r';
  /** True of the documents whose sum the reader may know (E-7.4). */
  readonly sumIsKnown: string;
}

/** The portal's days that filters speak of. */
export interface ListDays extends DueDays {
  readonly timeZone: string;
}

/** Those of this moment. */
export const listDays = ({ timeZone, calendar }: ExchangeConfig, now: Date): ListDays => ({
  timeZone,
  ...dueDays(calendar, now),
});

/** The day's beginning in portal time; `ahead` days later. */
const day = (name: string, ahead = 0): string => `((:${name}::date + ${ahead})::timestamp AT TIME ZONE :timeZone)`;

const APPROVAL = `(SELECT a.state FROM exchange.approvals a
  WHERE a.document_id = d.id AND a.participant_id = platform.participant_id())`;

/** Narrows a list to what the filter says. `d` is the document, `r` in the inbox the reader's own place among its recipients. */
export function applyFilter<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  filter: DocumentFilter,
  { counterparty, time, status, axesOf, sumIsKnown }: FilteredList,
  { timeZone, today, soon }: ListDays,
): void {
  const when = (value: unknown, condition: string, parameters: ObjectLiteral = {}) => {
    if (value !== undefined && value !== '') query.andWhere(condition, parameters);
  };
  for (const column of ['type', 'signature', 'annulment'] as const)
    when(filter[column], `d.${column} = :${column}`, { [column]: filter[column] });
  for (const column of OWN_AXES) when(filter[column], `${axesOf}.${column} = :${column}`, { [column]: filter[column] });
  when(filter.status, `${status} = :status`, { status: filter.status });
  when(filter.approval, `coalesce(${APPROVAL}, 'none') = :approval`, { approval: filter.approval });
  when(filter.counterparty, counterparty, { counterparty: filter.counterparty });
  const DUE = { overdue: 'd.answer_by < :today', soon: 'd.answer_by BETWEEN :today AND :soon' };
  if (filter.due) query.andWhere(`(${answerExpected(axesOf)} AND ${DUE[filter.due]})`, { today, soon });
  const number = likePattern(filter.number ?? '');
  when(filter.number, `(lower(d.number) LIKE :number OR lower(d.outgoingNumber) LIKE :number)`, { number });
  when(filter.from, `${time} >= ${day('from')}`, { from: filter.from, timeZone });
  when(filter.to, `${time} < ${day('to', 1)}`, { to: filter.to, timeZone });
  when(filter.amountFrom, `(d.amount >= :amountFrom AND ${sumIsKnown})`, { amountFrom: filter.amountFrom });
  when(filter.amountTo, `(d.amount <= :amountTo AND ${sumIsKnown})`, { amountTo: filter.amountTo });
}
