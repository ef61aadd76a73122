/** Calendar months by their first day: `2026-11-01`. All days are the portal's (E-13.2). */
import { dayAfter } from './portal-time.js';

/** The first day of the month that a day lies in. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

/** The first day of the month so many months later, or earlier. */
export function monthAfter(day: string, months = 1): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** The last day of the month that a day lies in. */
export const lastOfMonth = (day: string): string => dayAfter(monthAfter(day), -1);

/** How many days lie from the first to the last, both counted. */
export const daysFrom = (first: string, last: string): number =>
  Math.max(0, (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1);
