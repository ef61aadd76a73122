/** Days are counted in the time of the portal, UTC+5 all over Kazakhstan since 2024-03-01. */
const OFFSET = '+05:00';

/** The first moment of a day. */
export const startOf = (day: string): Date => new Date(`${day}T00:00:00${OFFSET}`);

/** The first moment after a day. */
export const endOf = (day: string): Date => new Date(startOf(day).getTime() + 24 * 3600 * 1000);

/** The day of a moment. */
export const dayOf = (at: Date): string => new Date(at.getTime() + 5 * 3600 * 1000).toISOString().slice(0, 10);
