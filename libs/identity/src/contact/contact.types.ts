import type { Uuid } from '@qujat/kernel';

export const CHANNELS = ['email', 'phone'] as const;
/** By what a person can be reached. */
export type Channel = (typeof CHANNELS)[number];

/** A code works this long. */
export const CODE_MINUTES = 10;
/** So often may one guess. */
export const CODE_ATTEMPTS = 5;
/** Between two codes to the same contact. */
export const PAUSE_SECONDS = 60;

/** Codes per hour: to one person, to one address (whoever asks), from one origin. */
export const CODES_PER_HOUR = { person: 6, address: 6, origin: 60 } as const;

/** A code that was sent. */
export interface ConfirmationRecord {
  readonly id: Uuid;
  readonly channel: Channel;
  readonly address: string;
  readonly replaces: string | null;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** What a person has of one channel: the contact in use, and the one that waits for its code. */
export interface ContactRecord {
  readonly channel: Channel;
  readonly value: string;
  readonly confirmedAt: Date | null;
  readonly pending: string | null;
}
