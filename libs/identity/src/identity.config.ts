import { Environment } from '@qujat/platform';

/** What identity is told from outside. An abstract class, so that it serves as its own token. */
export abstract class IdentitySettings {
  /** How long a nonce may wait for its signature. */
  abstract readonly nonceSeconds: number;
  /** A session without a request ends after this time. */
  abstract readonly idleMinutes: number;
  /** A session ends after this time, whatever happens in it. */
  abstract readonly sessionHours: number;
}

/** Reads the settings; refuses with the name of the setting that makes no sense. */
export function identitySettings(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): IdentitySettings {
  const env = new Environment(variables);
  return {
    nonceSeconds: env.integer('QUJAT_NONCE_SECONDS', 120, { min: 10, max: 600 }),
    idleMinutes: env.integer('QUJAT_SESSION_IDLE_MINUTES', 30, { min: 1, max: 720 }),
    sessionHours: env.integer('QUJAT_SESSION_HOURS', 12, { min: 1, max: 24 }),
  };
}
