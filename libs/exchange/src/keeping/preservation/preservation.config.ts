import { Environment } from '@qujat/platform';

const DAYS = 180;

/** When proofs are renewed (E-7.5.3). */
export class PreservationConfig {
  constructor(
    /** So many days before the newest timestamp of a proof can no longer be relied on. */
    readonly renewBeforeDays = DAYS,
    /** How many proofs are fetched at a time, … */
    readonly atOnce = 200,
    /** … and how many are looked at in one run. */
    readonly atMost = 5000,
  ) {}
}

/** Reads what the operator may set: `QUJAT_RENEW_BEFORE_DAYS`. */
export function preservationConfig(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): PreservationConfig {
  const env = new Environment(variables);
  return new PreservationConfig(env.integer('QUJAT_RENEW_BEFORE_DAYS', 180, { min: 7, max: 720 }));
}
