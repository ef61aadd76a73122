/** E-13.2: days and times are the portal's. The zone of Astana; UTC+5 since 1 March 2024. */
export const PORTAL_TIME_ZONE = 'Asia/Almaty';

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: PORTAL_TIME_ZONE,
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  hourCycle: 'h23',
});

const DAY_MS = 24 * 60 * 60 * 1000;

function fieldsOf(moment: Date): Record<string, number> {
  return Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
}

/** The portal's clock at a moment, as if it were UTC: only for differences and calendars. */
function wallClock(moment: Date): number {
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fieldsOf(moment);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The calendar day of a moment in the portal's zone: `2026-11-27`. */
export const portalDay = (moment: Date): string => new Date(wallClock(moment)).toISOString().slice(0, 10);

/** How many midnights of the portal lie between two moments: 0 on the same day, 1 for tomorrow. */
export const daysBetween = (from: Date, to: Date): number =>
  (Date.parse(portalDay(to)) - Date.parse(portalDay(from))) / DAY_MS;

/** The latest moment not after `now` at which the portal's clock showed this full hour. */
export function lastTimeAt(hour: number, now: Date): Date {
  const wall = wallClock(now);
  const today = Math.floor(wall / DAY_MS) * DAY_MS + hour * 3_600_000;
  const back = wall - (today <= wall ? today : today - DAY_MS);
  return new Date(Math.floor(now.getTime() / 1000) * 1000 - back);
}

/** The moment at which the portal's clock shows so many minutes after midnight of a calendar day. */
export function momentOn(day: string, minutes: number): Date {
  const wall = Date.parse(day) + minutes * 60_000;
  // Twice: a day on which the zone changes its offset (1 March 2024) is met by the second step.
  const guess = wall - (wallClock(new Date(wall)) - wall);
  return new Date(guess - (wallClock(new Date(guess)) - wall));
}

/** Minutes of the portal's clock since midnight. */
export const minutesOfDay = (moment: Date): number => Math.floor((wallClock(moment) % DAY_MS) / 60_000);

/** The calendar day so many days later. */
export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
