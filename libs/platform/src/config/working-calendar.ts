import { readFileSync } from 'node:fs';
import { type CalendarChanges, kazakhstanCalendar, type WorkingCalendar } from '@qujat/kernel';
import { Environment, SettingError } from './settings.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Holidays fixed by law are known for these years. */
const YEARS = [2024, 2060] as const;

/**
 * The portal's working days (E-13.2): those of the law, with what the JSON file behind `QUJAT_CALENDAR` changes:
 * `{"holidays": ["2027-01-04"], "worked": ["2027-01-09"], "opens": 540, "closes": 1080}`.
 */
export function workingCalendar(variables: Readonly<Record<string, string | undefined>>): WorkingCalendar {
  const env = new Environment(variables);
  const file = env.optional('QUJAT_CALENDAR');
  return kazakhstanCalendar(...YEARS, file === undefined ? {} : changesIn(file));
}

function changesIn(file: string): CalendarChanges {
  try {
    return checked(JSON.parse(readFileSync(file, 'utf8')) as CalendarChanges);
  } catch (error) {
    throw new SettingError('QUJAT_CALENDAR', `${file} cannot be used: ${(error as Error).message}`);
  }
}

function checked({ holidays = [], worked = [], opens = 540, closes = 1080 }: CalendarChanges): CalendarChanges {
  const odd = [...holidays, ...worked].find((day) => !DAY.test(day));
  if (odd !== undefined) throw new Error(`${odd} is no day (2027-01-04)`);
  if (!(opens >= 0 && opens < closes && closes <= 1440)) throw new Error('work opens before it closes, within a day');
  return { holidays, worked, opens, closes };
}
