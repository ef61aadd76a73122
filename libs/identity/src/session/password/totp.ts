import { Secret, TOTP } from 'otpauth';

/** What authenticator apps understand without asking: SHA-1, six digits, thirty seconds (RFC 6238). */
const PERIOD_SECONDS = 30;
const totpOf = (secret: Uint8Array, label: string): TOTP =>
  new TOTP({
    ...{ issuer: 'Qujat', label, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS },
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
  });

/** The secret as an authenticator app takes it in: for the QR code, and for typing. */
export function provisioning(secret: Uint8Array, account: string): { uri: string; text: string } {
  const totp = totpOf(secret, account);
  return { uri: totp.toString(), text: totp.secret.base32 };
}

/**
 * The time step that a code belongs to, among the present one and its neighbours (RFC 6238 5.2: clocks differ); null: to none
 * of them.
 */
export function stepOf(secret: Uint8Array, code: string, now: Date): number | null {
  const delta = totpOf(secret, '').validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
}

/** The code of a moment: for tests and the seed, which stand for the authenticator app. */
export const codeAt = (secret: Uint8Array, now: Date): string =>
  totpOf(secret, '').generate({ timestamp: now.getTime() });
