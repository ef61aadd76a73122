import type { Locale, Uuid } from '@qujat/kernel';
import type { CertificateFacts } from '@qujat/signature';
import type { Role } from '@qujat/platform';

/** A living session with all that is known of its person: what rights, step and presentation are worked out from. */
export interface SessionRecord {
  readonly id: Uuid;
  readonly iin: string;
  readonly bin: string | null;
  readonly certificate: CertificateFacts;
  readonly locale: Locale;
  readonly operator: boolean;
  readonly user: UserRecord | null;
  readonly participant: ParticipantRecord | null;
  readonly membership: MembershipRecord | null;
  /** Have the user, and the participant, signed all agreements in force? */
  readonly signed: { readonly byUser: boolean; readonly byParticipant: boolean };
}

/** A registered user. */
export interface UserRecord {
  readonly id: Uuid;
  readonly iin: string;
  readonly surname: string;
  readonly name: string;
  readonly patronymic: string | null;
  readonly birthDate: string;
  readonly email: string;
  readonly phone: string;
  readonly locale: Locale;
  readonly state: 'active' | 'suspended';
}

export const PARTICIPANT_KINDS = ['legal-entity', 'entrepreneur'] as const;
/** What a participant is. */
export type ParticipantKind = (typeof PARTICIPANT_KINDS)[number];

export const PARTICIPANT_STATES = ['draft', 'submitted', 'accredited', 'refused'] as const;
/** Where a participant stands on its way into the register. */
export type ParticipantState = (typeof PARTICIPANT_STATES)[number];

/** A participant's row. */
export interface ParticipantRecord {
  readonly id: Uuid;
  readonly kind: ParticipantKind;
  /** BIN of a legal entity, IIN of an entrepreneur. */
  readonly bin: string;
  readonly nameKk: string;
  readonly nameRu: string;
  readonly nameEn: string;
  readonly state: ParticipantState;
  readonly version: number;
  readonly submittedAt: Date | null;
  readonly accreditedAt: Date | null;
}

/** How a user belongs to a participant. */
export interface MembershipRecord {
  readonly role: Role;
  readonly administrator: boolean;
  readonly state: 'active' | 'suspended';
}
