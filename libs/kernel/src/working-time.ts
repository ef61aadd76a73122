/** E-13.2: deadlines run in the portal's working time: working days, holidays, hours of the day. */
import { dayAfter, minutesOfDay, momentOn, portalDay } from './portal-time.js';

/** When people work. Days are the portal's calendar days (`2026-12-16`), hours are minutes after its midnight. */
export interface WorkingCalendar {
  readonly opens: number;
  readonly closes: number;
  /** Days of the week on which people work: 0 is Sunday. */
  readonly weekdays: readonly number[];
  /** Days off beside the weekend. */
  readonly holidays: ReadonlySet<string>;
  /** Days of a weekend that are worked, by a transfer of the government. */
  readonly worked: ReadonlySet<string>;
}

/** A deadline as people set it. */
export interface Term {
  readonly value: number;
  readonly unit: 'hours' | 'days';
}

/** A calendar without a working day would never come to an end. */
const FURTHEST_DAYS = 3_660;

/** Is it a day on which people work? */
export function isWorkingDay({ weekdays, holidays, worked }: WorkingCalendar, day: string): boolean {
  if (worked.has(day)) return true;
  return !holidays.has(day) && weekdays.includes(new Date(day).getUTCDay());
}

/** The first working day after this one. */
export function nextWorkingDay(calendar: WorkingCalendar, day: string): string {
  for (let i = 1; i < FURTHEST_DAYS; i++) {
    const next = dayAfter(day, i);
    if (isWorkingDay(calendar, next)) return next;
  }
  throw new Error('the calendar has no working days');
}

/** The last working day before this one. */
export function previousWorkingDay(calendar: WorkingCalendar, day: string): string {
  for (let i = 1; i < FURTHEST_DAYS; i++) {
    const before = dayAfter(day, -i);
    if (isWorkingDay(calendar, before)) return before;
  }
  throw new Error('the calendar has no working days');
}

/** The moment itself within working hours, else the next at which work begins. */
export function nextWorkingMoment(calendar: WorkingCalendar, from: Date): Date {
  const day = portalDay(from);
  const minutes = minutesOfDay(from);
  if (!isWorkingDay(calendar, day) || minutes >= calendar.closes)
    return momentOn(nextWorkingDay(calendar, day), calendar.opens);
  return minutes < calendar.opens ? momentOn(day, calendar.opens) : from;
}

/** So many working minutes later: nights, weekends and holidays do not count. */
export function addWorkingMinutes(calendar: WorkingCalendar, from: Date, minutes: number): Date {
  let at = nextWorkingMoment(calendar, from);
  let left = minutes;
  for (;;) {
    const today = calendar.closes - minutesOfDay(at);
    if (left <= today) return new Date(at.getTime() + left * 60_000);
    left -= today;
    at = momentOn(nextWorkingDay(calendar, portalDay(at)), calendar.opens);
  }
}

/** The end of work so many working days later; the day itself does not count. */
export function addWorkingDays(calendar: WorkingCalendar, from: Date, days: number): Date {
  let day = portalDay(from);
  for (let i = 0; i < days; i++) day = nextWorkingDay(calendar, day);
  return momentOn(day, calendar.closes);
}

/** When a term that begins now is over. */
export const dueAfter = (calendar: WorkingCalendar, from: Date, { value, unit }: Term): Date =>
  unit === 'hours' ? addWorkingMinutes(calendar, from, value * 60) : addWorkingDays(calendar, from, value);
