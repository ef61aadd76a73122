import type { Session } from '../../lib/api';

const MINUTE_MS = 60_000;
const TELL_END_MS = 5 * MINUTE_MS;

/** How long the session still lives: without a request, and in any case. */
export interface TimeLeft {
  readonly idle: number;
  readonly absolute: number;
}

/** Two minutes before it ends for want of use, or a quarter of a time that is shorter than eight. */
export const tellIdle = ({ limits }: Pick<Session, 'limits'>): number =>
  Math.min(2, limits.idleMinutes / 4) * MINUTE_MS;

/** Which end is told now: that for want of use first; the one in any case five minutes before, until it was put off. */
export function warningOf(
  left: TimeLeft,
  session: Pick<Session, 'limits'>,
  isPutOff: boolean,
): 'idle' | 'absolute' | undefined {
  if (left.idle < tellIdle(session)) return 'idle';
  return left.absolute < TELL_END_MS && !isPutOff ? 'absolute' : undefined;
}

/** Is it over, one way or the other? */
export const isOver = (left: TimeLeft): boolean => left.idle <= 0 || left.absolute <= 0;
