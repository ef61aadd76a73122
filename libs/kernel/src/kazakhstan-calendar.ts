/** Working days of Kazakhstan as its laws fix them; what a government decree transfers comes from configuration. */
import { dayAfter } from './portal-time.js';
import type { WorkingCalendar } from './working-time.js';

/** National and state holidays, `month-day` (Law of 13 December 2001 No. 267 on holidays). */
const HOLIDAYS = [
  ...['01-01', '01-02', '03-08', '03-21', '03-22', '03-23', '05-01', '05-07', '05-09', '07-06', '08-30'],
  ...['10-25', '12-16'],
];
/** Christmas is a day off every year, and so is the first day of Kurban Ait, which the moon moves. Neither is transferred. */
const CHRISTMAS = '01-07';
const KURBAN_AIT: Readonly<Record<number, string>> = { 2024: '06-16', 2025: '06-06', 2026: '05-27', 2027: '05-16' };

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(day).getUTCDay());

/** What an installation adds to the law: transferred days, other hours. */
export interface CalendarChanges {
  readonly opens?: number;
  readonly closes?: number;
  readonly holidays?: readonly string[];
  readonly worked?: readonly string[];
}

/** The calendar of these years. A holiday on a weekend gives the next working day off (Labour Code, article 84). */
export function kazakhstanCalendar(from: number, to: number, changes: CalendarChanges = {}): WorkingCalendar {
  const holidays = new Set(changes.holidays);
  const worked = new Set(changes.worked);
  for (let year = from; year <= to; year++) for (const day of daysOffIn(year)) holidays.add(day);
  for (const day of worked) holidays.delete(day);
  return {
    opens: changes.opens ?? 9 * 60,
    closes: changes.closes ?? 18 * 60,
    weekdays: [1, 2, 3, 4, 5],
    holidays,
    worked,
  };
}

function daysOffIn(year: number): Set<string> {
  const fixed = HOLIDAYS.map((day) => `${year}-${day}`);
  const ait = KURBAN_AIT[year];
  const days = new Set([...fixed, `${year}-${CHRISTMAS}`, ...(ait ? [`${year}-${ait}`] : [])]);
  for (const day of fixed.filter(isWeekend)) {
    let instead = dayAfter(day);
    while (isWeekend(instead) || days.has(instead)) instead = dayAfter(instead);
    days.add(instead);
  }
  return days;
}
