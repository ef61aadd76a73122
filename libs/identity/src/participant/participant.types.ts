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

/** A member of a temporary association, with its share in percent. */
export interface AssociationMember {
  readonly bin: string;
  readonly share: string;
}

/**
 * The form of E-5.7.1.1 (legal entity) and E-5.7.1.2 (entrepreneur), and what the other kinds have beside it. Dates are
 * `YYYY-MM-DD`; legal form, ownership, size, OKED, BIC and KATO are codes of the dictionaries.
 */
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
  readonly legalKato: string;
  readonly legalAddress: string;
  readonly actualKato: string;
  readonly actualAddress: string;
  readonly postalAddress: string;
  readonly vatPayer: boolean;
  readonly vatSeries: string;
  readonly vatNumber: string;
  readonly email: string;
  readonly phones: readonly string[];
  /** Of a branch: the legal entity that it belongs to. */
  readonly parentBin: string;
  readonly parentName: string;
  /** Of a temporary association: the contract of joint activity, and who is in it. */
  readonly contractNumber: string;
  readonly contractDate: string;
  /** The last day of the contract. */
  readonly validUntil: string;
  readonly members: readonly AssociationMember[];
}

/** A form as one types it. */
export type ParticipantDraft = {
  readonly [Field in keyof ParticipantForm]?: Field extends 'fullName' | 'shortName'
    ? Partial<Localized>
    : ParticipantForm[Field];
};
