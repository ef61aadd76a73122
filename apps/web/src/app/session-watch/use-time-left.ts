import { useEffect, useState } from 'react';
import { activeAt, api, ask, heardAt } from '../../lib/api';
import type { Session } from '../../lib/api';

const MINUTE_MS = 60_000;
/** The portal hears of one who is busy on the page, without sending anything, this often. */
const TELL_MS = 5 * MINUTE_MS;

/** Milliseconds until the session ends: for lack of activity, and in any case. */
export interface TimeLeft {
  readonly idle: number;
  readonly absolute: number;
}

const timeLeft = ({ limits }: Session): TimeLeft => ({
  idle: heardAt() + limits.idleMinutes * MINUTE_MS - Date.now(),
  absolute: Date.parse(limits.expiresAt) - Date.now(),
});

/** Counts down every second, and keeps the session of one who types a long letter alive. */
export function useTimeLeft(session: Session): TimeLeft {
  const [left, setLeft] = useState(() => timeLeft(session));
  useEffect(() => {
    const timer = setInterval(() => {
      if (activeAt() - heardAt() > TELL_MS) void ask(api.GET('/api/auth/session')).catch(() => undefined);
      setLeft(timeLeft(session));
    }, 1000);
    return () => clearInterval(timer);
  }, [session]);
  return left;
}
