import type { Localized } from '@qujat/kernel';

export const SIZES = ['micro', 'small', 'medium', 'large'] as const;

/** Why an application may be refused (E-5.9). */
export const REFUSAL_REASONS = [
  'data-mismatch',
  'missing-documents',
  'contact-unconfirmed',
  'register-mismatch',
  'other',
] as const;

/** One of the reasons. */
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** The form of E-5.7.1.1 (legal entity) and E-5.7.1.2 (entrepreneur). Dates are `YYYY-MM-DD`. */
export interface ParticipantForm {
  readonly fullName: Localized;
  readonly shortName: Localized;
  readonly registrationNumber: string;
  readonly registrationDate: string;
  readonly legalForm: string;
  readonly ownership: string;
  readonly size: (typeof SIZES)[number];
  readonly oked: string;
  readonly iik: string;
  readonly bic: string;
  readonly bankName: string;
  readonly legalAddress: string;
  readonly actualAddress: string;
  readonly postalAddress: string;
  readonly vatPayer: boolean;
  readonly vatSeries: string;
  readonly vatNumber: string;
  readonly email: string;
  readonly phones: readonly string[];
}

/** A form as one types it. */
export type ParticipantDraft = Partial<ParticipantForm>;
