/** Settings of the exchange. */
export class ExchangeConfig {
  constructor(
    /** The portal's calendar (E-13.2). */
    readonly timeZone = 'Asia/Almaty',
    /** How long to wait before OCSP or the TSA is asked again. */
    readonly retryAfterMs = 5_000,
    /** What has waited so long without a try has lost its job (a killed process): the sweep takes it up. */
    readonly orphanedAfterMs = 60_000,
  ) {}
}

/** Limit of one file: 50 MB (E-6.6.3). */
export const MAX_FILE_BYTES = 52_428_800;
