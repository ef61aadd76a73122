import type { Locale, Localized, Uuid } from '@qujat/kernel';

export const WAYS = ['link', 'handed'] as const;
/** How one without a certificate comes in: by a link in a letter (D-3.1), or with what the administrator hands over (D-3.2). */
export type Way = (typeof WAYS)[number];

/** So long an invitation, or a one-time password, waits. */
export const ENROLMENT_DAYS = 7;
/** So long setting up may take once code or one-time password was right. */
export const KEY_MINUTES = 30;
/** Guesses at the first code of the app. */
export const FACTOR_ATTEMPTS = 10;
/** So many may wait at once in one organisation. */
export const MOST_OPEN = 200;

/** Somebody who is to get an account. */
export interface EnrolmentRecord {
  readonly id: Uuid;
  readonly participantId: Uuid;
  readonly way: Way;
  readonly surname: string;
  readonly name: string;
  readonly patronymic: string | null;
  readonly email: string | null;
  readonly login: string | null;
  readonly locale: Locale;
  readonly roleId: Uuid | null;
  readonly createdAt: Date;
  readonly createdBy: Uuid;
  readonly createdByName: string;
  readonly expiresAt: Date;
  /** Whose lost password it replaces; null: a new person. */
  readonly userId: Uuid | null;
}

/** The same as one who opens the account meets it: with the organisation. */
export interface OpenEnrolment extends EnrolmentRecord {
  readonly organisation: Localized;
  readonly bin: string;
}

/** A code on its way to the invited mailbox. */
export interface SentEnrolmentCode {
  readonly id: Uuid;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly attempts: number;
}

/** What was set up so far. */
export interface Prepared {
  readonly enrolment: OpenEnrolment;
  readonly passwordHash: string;
  readonly totpSecret: Buffer;
}
