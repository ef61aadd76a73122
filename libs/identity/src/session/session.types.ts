import type { Locale, Uuid } from '@qujat/kernel';
import type { KeptStanding } from '../sanction/standing.js';
import type { SanctionInForce } from '../sanction/sanction.types.js';
import type { CertificateFacts } from '@qujat/signature';
import type { Role } from '@qujat/platform';
import type { GrantedRecord } from '../power/granted-powers.js';
import type { StaffRole } from '../staff/staff-roles.js';

/** A living session with all that is known of its person: what rights, step and presentation are worked out from. */
export interface SessionRecord {
  readonly id: Uuid;
  readonly iin: string;
  readonly bin: string | null;
  /** Null: of a person without a certificate, whom their organisation has enrolled (D-3). */
  readonly certificate: CertificateFacts | null;
  readonly locale: Locale;
  readonly operator: boolean;
  readonly user: UserRecord | null;
  readonly participant: ParticipantRecord | null;
  readonly membership: MembershipRecord | null;
  /** Have the user, and the participant, signed all agreements in force? */
  readonly signed: { readonly byUser: boolean; readonly byParticipant: boolean };
  /** What was granted to the member by roles and powers of attorney. */
  readonly granted: GrantedRecord;
  /** The moment of which all this is true. */
  readonly at: Date;
  /** What one of the operator's staff is there for; empty for everybody else. */
  readonly staffRoles: readonly StaffRole[];
  /** How the person signed in. */
  readonly method: SignInMethod;
  /** When the session ends, whatever happens in it. */
  readonly expiresAt: Date;
  /** The NCA has revoked the session's certificate or put it on hold (E-10.1.2). */
  readonly certificateStopped: boolean;
  /** What the operator has imposed on the participant and is in force (E-10.2.2). */
  readonly sanctions: readonly SanctionInForce[];
}

export const SIGN_IN_METHODS = ['certificate', 'password'] as const;
/** How a person signs in. */
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** A registered user. */
export interface UserRecord {
  readonly id: Uuid;
  readonly iin: string;
  readonly surname: string;
  readonly name: string;
  readonly patronymic: string | null;
  /** These three are of everybody who came by certificate; one who was enrolled may have none. */
  readonly birthDate: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: Locale;
  readonly state: 'active' | 'suspended';
  /** Of one without a certificate: by what they sign in. */
  readonly login: string | null;
  readonly emailConfirmed: boolean;
  readonly phoneConfirmed: boolean;
  /** Changed contacts that wait for their code (E-5.6.2). */
  readonly pendingEmail: string | null;
  readonly pendingPhone: string | null;
}

export const PARTICIPANT_KINDS = [
  'legal-entity',
  'branch',
  'entrepreneur',
  'individual',
  'temporary-association',
  'foreign',
] as const;
/** What a participant is (E-5.1): a temporary association is a consortium or another simple partnership. */
export type ParticipantKind = (typeof PARTICIPANT_KINDS)[number];

export const PARTICIPANT_STATES = ['draft', 'submitted', 'accredited', 'refused'] as const;
/** Where a participant stands on its way into the register. */
export type ParticipantState = (typeof PARTICIPANT_STATES)[number];

/** A participant's row. */
export interface ParticipantRecord extends KeptStanding {
  readonly id: Uuid;
  readonly kind: ParticipantKind;
  /** BIN; IIN of an entrepreneur or individual; the portal's own number of one who has neither (ADR 0060). */
  readonly bin: string;
  /** BIN of the leading participant, for a temporary association: its people come with certificates of that one. */
  readonly ledBy: string | null;
  /** A foreign participant's country (ISO 3166-1) and its number in the register there. */
  readonly country: string | null;
  readonly foreignNumber: string | null;
  /** Last day of a temporary association's term, once it is accredited. */
  readonly validUntil: string | null;
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
