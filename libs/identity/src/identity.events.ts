import type { Uuid } from '@qujat/kernel';
import type {
  AcceptedEvent,
  InvitationEvent,
  InvitationWaitsEvent,
  InvitedEvent,
} from './counterparty/counterparty.events.types.js';
import type { AccountEvents } from './account/account.events.js';
import type { AssociationEvents } from './association/association.events.js';
import type { CertificateEvents } from './certificate/certificate.events.js';
import type { SanctionEvents } from './sanction/sanction.events.js';
import type { ContactEvents } from './contact/contact.events.js';

/** What other contexts can listen to, by name. Payloads carry ids and public facts, never secrets. */
export interface IdentityEvents
  extends AccountEvents, ContactEvents, CertificateEvents, SanctionEvents, AssociationEvents {
  'identity.user.registered': { readonly userId: Uuid; readonly iin: string };
  /** Sign-in with a password: set up, taken away, codes renewed, a recovery code used. For the person. */
  'identity.credentials.enrolled': { readonly userId: Uuid };
  'identity.credentials.removed': { readonly userId: Uuid };
  'identity.credentials.codes-renewed': { readonly userId: Uuid };
  'identity.credentials.recovery-used': { readonly userId: Uuid; readonly left: number };
  /** An employee asks to join: for the administrators; the decisions, for the employee. */
  'identity.join.asked': JoinEvent;
  'identity.join.accepted': JoinEvent;
  'identity.join.refused': JoinEvent;
  /** E-10.2.2: the operator stops a person everywhere, and lets them in again. */
  'identity.user.suspended': StoppedUser;
  'identity.user.restored': StoppedUser;
  'identity.participant.submitted': { readonly participantId: Uuid; readonly version: number };
  'identity.participant.accredited': Decided;
  'identity.participant.refused': Decided;
  /** E-6.4: other data than what identifies it; in force already. */
  'identity.participant.changed': {
    readonly participantId: Uuid;
    readonly version: number;
    readonly fields: readonly string[];
  };
  /** E-5.5: identity data that wait for the operator. */
  'identity.participant.change-submitted': ChangeEvent;
  'identity.participant.change-accepted': ChangeEvent;
  'identity.participant.change-refused': ChangeEvent;
  /** The operator asks the applicant, and the applicant answers. */
  'identity.accreditation.asked': { readonly participantId: Uuid; readonly messageId: Uuid };
  'identity.accreditation.answered': { readonly participantId: Uuid; readonly messageId: Uuid };
  /** E-10.1.2: invitations into the list of counterparties, and what comes of them. */
  'identity.counterparty.invited': InvitedEvent;
  'identity.counterparty.accepted': AcceptedEvent;
  'identity.counterparty.refused': InvitationEvent;
  'identity.counterparty.withdrawn': InvitationEvent;
  'identity.counterparty.expired': InvitationEvent;
  /** One side has ended the relation. */
  'identity.counterparty.ended': { readonly fromId: Uuid; readonly toId: Uuid };
  'identity.counterparty.invitation-waits': InvitationWaitsEvent;
  /** E-10.2.2: a new version of rules, agreement or offer is published, and later in force: participants are told. */
  'identity.agreement.published': {
    readonly agreementId: Uuid;
    readonly kind: string;
    readonly version: number;
    readonly effectiveFrom: string;
    readonly usersSign: boolean;
    readonly participantsSign: boolean;
  };
  'identity.agreement.in-force': { readonly agreementId: Uuid; readonly kind: string; readonly version: number };
  /** E-5.12, E-5.13: powers and standing of a participant's people. */
  'identity.powers.changed': { readonly participantId: Uuid; readonly userId?: Uuid; readonly roleId?: Uuid };
  'identity.member.suspended': MemberEvent;
  'identity.member.restored': MemberEvent;
  'identity.administrator.appointed': MemberEvent;
  'identity.administrator.dismissed': MemberEvent;
  /** Somebody has prepared it for its issuer to sign. */
  'identity.attorney.prepared': AttorneyEvent;
  'identity.attorney.signed': AttorneyEvent;
  'identity.attorney.revoked': AttorneyEvent;
}

/** A person whom the operator stops or restores, and where they work. */
export interface StoppedUser {
  readonly userId: Uuid;
  readonly participantIds: readonly Uuid[];
}

/** A request to join an organisation. */
export interface JoinEvent {
  readonly requestId: Uuid;
  readonly userId: Uuid;
  readonly participantId: Uuid;
  readonly role: string;
}

/** The operator's decision on a version of an application. */
export interface Decided {
  readonly participantId: Uuid;
  readonly bin: string;
  readonly version: number;
}

/** A change of identity data and the version it proposes. */
export interface ChangeEvent {
  readonly participantId: Uuid;
  readonly changeId: Uuid;
  readonly version: number;
}

/** A person of a participant. */
export interface MemberEvent {
  readonly participantId: Uuid;
  readonly userId: Uuid;
}

/** A power of attorney and its holder. */
export interface AttorneyEvent extends MemberEvent {
  readonly attorneyId: Uuid;
}

/** Name of one of the events. */
export type IdentityEventType = keyof IdentityEvents;

/** An event of identity, typed by its name; for `tx.emit`. */
export const identityEvent = <Type extends IdentityEventType>(
  type: Type,
  aggregateId: Uuid,
  payload: IdentityEvents[Type],
) => ({ type, aggregateId, payload });
