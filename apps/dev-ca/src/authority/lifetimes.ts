import type { Person } from '../people/person.types.js';

const DAY = 86_400_000;
const YEAR = 365 * DAY;
/** Certificates begin in the past, so that the seed can show documents signed in the months before. */
const HISTORY = 180 * DAY;

/** From when to when a certificate is valid. */
export interface Lifetime {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** `days` around a moment, to the second: X.509 times have no fractions. */
const span = (now: Date, from: number, to: number): Lifetime => ({
  notBefore: toSecond(now.getTime() + from),
  notAfter: toSecond(now.getTime() + to),
});

const toSecond = (time: number): Date => new Date(Math.floor(time / 1000) * 1000);

/** Root and issuing authority: ten years, the first five behind us. */
export const ofAuthority = (now: Date): Lifetime => span(now, -5 * YEAR, 10 * YEAR);

/** The TSA's certificate lives three years, the responder's one. */
export const ofService = (service: 'ocsp' | 'tsa', now: Date): Lifetime =>
  span(now, -HISTORY, (service === 'tsa' ? 3 : 1) * YEAR - HISTORY);

/** A person's certificate lives one year, an information system's three; misfits' are off by what makes them misfits. */
export function ofPerson(person: Person, now: Date): Lifetime {
  const years = person.role === 'information-system' ? 3 : 1;
  if (person.condition === 'expired') return expired(now);
  if (person.condition === 'not-yet-valid') return span(now, 30 * DAY, 30 * DAY + years * YEAR);
  return span(now, -HISTORY, years * YEAR - HISTORY);
}

/** One year that ended yesterday. */
export const expired = (now: Date): Lifetime => span(now, -YEAR - DAY, -DAY);

/** Less than a month left? */
export const isAlmostOver = (notAfter: string, now: Date): boolean => Date.parse(notAfter) - now.getTime() < 30 * DAY;

/** When misfits were revoked or suspended. */
export const aMonthBefore = (now: Date): Date => toSecond(now.getTime() - 30 * DAY);
