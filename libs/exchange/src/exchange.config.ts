import { kazakhstanCalendar, type WorkingCalendar } from '@qujat/kernel';
import { Environment, workingCalendar } from '@qujat/platform';

const DEFAULTS = {
  timeZone: 'Asia/Almaty',
  retryAfterMs: 5_000,
  orphanedAfterMs: 60_000,
  annulmentDays: 10,
  uploadHours: 24,
};

/** Settings of the exchange. */
export class ExchangeConfig {
  constructor(
    /** The portal's calendar (E-13.2). */
    readonly timeZone = DEFAULTS.timeZone,
    /** How long to wait before OCSP or the TSA is asked again. */
    readonly retryAfterMs = DEFAULTS.retryAfterMs,
    /** What has waited so long without a try has lost its job (a killed process): the sweep takes it up. */
    readonly orphanedAfterMs = DEFAULTS.orphanedAfterMs,
    /** How many days the other parties have to answer a proposal to annul (E-7.1.5). */
    readonly annulmentDays = DEFAULTS.annulmentDays,
    /** Working days and hours, by which deadlines run (E-13.2). */
    readonly calendar: WorkingCalendar = kazakhstanCalendar(2024, 2060),
    /** How long an upload waits for its next part (ADR 0093). */
    readonly uploadHours = DEFAULTS.uploadHours,
    /** LibreOffice, which lays office files out for the print form; without it they are named by their checksum (ADR 0095). */
    readonly soffice: string | undefined = undefined,
  ) {}
}

/** Reads what the operator may set: `QUJAT_ANNULMENT_DAYS`, `QUJAT_CALENDAR`, `QUJAT_UPLOAD_HOURS`, `QUJAT_SOFFICE`. */
export function exchangeConfig(variables: Readonly<Record<string, string | undefined>> = process.env): ExchangeConfig {
  const env = new Environment(variables);
  const { timeZone, retryAfterMs, orphanedAfterMs } = DEFAULTS;
  const days = env.integer('QUJAT_ANNULMENT_DAYS', 10, { min: 1, max: 365 });
  const hours = env.integer('QUJAT_UPLOAD_HOURS', DEFAULTS.uploadHours, { min: 1, max: 720 });
  const soffice = env.optional('QUJAT_SOFFICE') ?? 'soffice';
  const calendar = workingCalendar(variables);
  const office = soffice === 'off' ? undefined : soffice;
  return new ExchangeConfig(timeZone, retryAfterMs, orphanedAfterMs, days, calendar, hours, office);
}

/** Limit of one file: 50 MB (E-6.6.3). */
export { MAX_FILE_BYTES } from '@qujat/platform';
