import { dayAfter, momentOn, nextWorkingDay, portalDay, previousWorkingDay, type WorkingCalendar } from '@qujat/kernel';
import type { Axes } from '../document/document.axes.js';

/** How near the day is by which the sender expects the answer. */
export const ANSWER_DUE = ['soon', 'overdue'] as const;

/** One of them. */
export type AnswerDue = (typeof ANSWER_DUE)[number];

/** Portal days by which documents are told apart. */
export interface DueDays {
  readonly today: string;
  /** The last day that is near: the second working day from today. */
  readonly soon: string;
}

/** What counts as near and as over at this moment (E-13.2). */
export function dueDays(calendar: WorkingCalendar, now: Date): DueDays {
  const today = portalDay(now);
  return { today, soon: nextWorkingDay(calendar, nextWorkingDay(calendar, today)) };
}

/** Is an answer still expected? `d` is the document, `own` whose response counts: the document's, or one recipient's. */
export const answerExpected = (own: 'd' | 'r'): string =>
  `(d.answer_by IS NOT NULL AND ${own}.delivery = 'delivered' AND ${own}.response IN ('awaited','partly') AND d.annulment = 'none')`;

/** How near the answer's day is; null: none is set, it is far, or the answer has been given. */
export function answerDue(answerBy: string | null, axes: Axes, { today, soon }: DueDays): AnswerDue | null {
  const { delivery, response, annulment } = axes;
  const open = delivery === 'delivered' && (response === 'awaited' || response === 'partly') && annulment === 'none';
  if (!answerBy || !open || answerBy > soon) return null;
  return answerBy < today ? 'overdue' : 'soon';
}

/** The end of the day: an answer of that day is in time. */
export const endOf = (answerBy: string): Date => momentOn(dayAfter(answerBy), 0);

/** When a recipient is reminded first: when work begins on the working day before, or on the day itself; at its end, if both are past. */
export function firstReminder(calendar: WorkingCalendar, answerBy: string, now: Date): Date {
  const days = [previousWorkingDay(calendar, answerBy), answerBy];
  return days.map((day) => momentOn(day, calendar.opens)).find((at) => at > now) ?? endOf(answerBy);
}
