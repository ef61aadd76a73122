import { Environment } from '@qujat/platform';

/** Settings of signing with eGov mobile (docs/runbooks/egov-mobile.md). */
export class MobileSigningConfig {
  constructor(
    readonly enabled = true,
    /** How long a QR code lives. */
    readonly minutes = 10,
    /** Address of the portal as the phone reaches it; the portal's own unless told otherwise. */
    readonly baseUrl: string | undefined = undefined,
    /** What one QR code hands out at most: the phone holds it in memory. */
    readonly maxDocuments = 100,
    readonly maxBytes = 20 * 1024 * 1024,
  ) {}
}

/** Reads the settings; refuses with the name of the one that makes no sense. */
export function mobileSigningConfig(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): MobileSigningConfig {
  const env = new Environment(variables);
  return new MobileSigningConfig(
    env.flag('QUJAT_EGOV_MOBILE', true),
    env.integer('QUJAT_EGOV_MOBILE_MINUTES', 10, { min: 1, max: 60 }),
    env.url('QUJAT_EGOV_MOBILE_URL', ['http:', 'https:'])?.replace(/\/$/, ''),
  );
}
