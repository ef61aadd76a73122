import { Environment } from '@qujat/platform';

const DEFAULTS = { unreadDays: 2, unansweredDays: 5, atMost: 3 };

/** When recipients are reminded (E-10.1.2): days are working days; the last reminder goes to the administrators. */
export class WatchingConfig {
  constructor(
    readonly unreadDays = DEFAULTS.unreadDays,
    readonly unansweredDays = DEFAULTS.unansweredDays,
    /** So often of one thing; 0 reminds of nothing. */
    readonly atMost = DEFAULTS.atMost,
  ) {}
}

/** Reads what the operator may set: `QUJAT_REMIND_UNREAD_DAYS`, `QUJAT_REMIND_UNANSWERED_DAYS`, `QUJAT_REMIND_AT_MOST`. */
export function watchingConfig(variables: Readonly<Record<string, string | undefined>> = process.env): WatchingConfig {
  const env = new Environment(variables);
  return new WatchingConfig(
    env.integer('QUJAT_REMIND_UNREAD_DAYS', 2, { min: 1, max: 60 }),
    env.integer('QUJAT_REMIND_UNANSWERED_DAYS', 5, { min: 1, max: 60 }),
    env.integer('QUJAT_REMIND_AT_MOST', 3, { min: 0, max: 10 }),
  );
}
