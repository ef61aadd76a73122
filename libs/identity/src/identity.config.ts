import { Environment } from '@qujat/platform';
import type { EgovSettings } from './accreditation/state-register/egov-register.js';
import { readCodeKey, readOldCodeKeys } from './contact/code-key.js';

/** What identity is told from outside. An abstract class, so that it serves as its own token. */
export abstract class IdentitySettings {
  /** How long a nonce may wait for its signature. */
  abstract readonly nonceSeconds: number;
  /** A session without a request ends after this time. */
  abstract readonly idleMinutes: number;
  /** A session ends after this time, whatever happens in it. */
  abstract readonly sessionHours: number;
  /** How long a sensitive act may be done after it was confirmed with a signature. */
  abstract readonly stepUpMinutes: number;
  /** The state register of legal entities; absent: the operator checks by excerpts. */
  abstract readonly stateRegister: EgovSettings | undefined;
  /** An invitation that nobody answers ends after this time. */
  abstract readonly invitationDays: number;
  /** Invitations that a participant may send within 24 hours. */
  abstract readonly invitationsPerDay: number;
  /** The secret that confirmation codes are made with: `readCodeKey`. */
  abstract readonly codeKey: Buffer;
  /** Secrets of before: what was encrypted under one of them still opens, and is encrypted anew when it is used. */
  abstract readonly oldCodeKeys: readonly Buffer[];
  /** Is a gateway for SMS configured? Then an application wants a confirmed phone too. */
  abstract readonly phoneConfirmed: boolean;
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
    stepUpMinutes: env.integer('QUJAT_STEP_UP_MINUTES', 5, { min: 1, max: 60 }),
    stateRegister: stateRegister(env),
    invitationDays: env.integer('QUJAT_INVITATION_DAYS', 30, { min: 1, max: 365 }),
    invitationsPerDay: env.integer('QUJAT_INVITATIONS_PER_DAY', 100, { min: 1, max: 10_000 }),
    codeKey: readCodeKey({ given: env.optional('QUJAT_CODE_KEY'), dataFolder: env.optional('QUJAT_DATA') }),
    oldCodeKeys: readOldCodeKeys(env.optional('QUJAT_OLD_CODE_KEYS')),
    phoneConfirmed: env.optional('QUJAT_SMS_URL') !== undefined,
  };
}

/** The open-data portal's state database of legal entities (API v4). */
const GBD_UL = 'https://data.egov.kz/api/v4/gbd_ul/v1';

function stateRegister(env: Environment): EgovSettings | undefined {
  const apiKey = env.optional('QUJAT_REGISTER_KEY');
  const url = env.url('QUJAT_REGISTER_URL', ['https:', 'http:']) ?? (apiKey ? GBD_UL : undefined);
  return url === undefined ? undefined : { url, apiKey, timeoutMs: 12_000 };
}
