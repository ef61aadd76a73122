import type { Uuid } from '@qujat/kernel';
import type { IdentityEvents, StaffRole } from '@qujat/identity';
import type { TemplateName } from '../templates/index.js';
import type { Params } from '../templates/render.js';
import type { AnswerDay, ExchangeEvents, Inside } from './exchange-events.js';

/** Who is told. */
export type Audience =
  | { readonly users: readonly Uuid[] }
  | { readonly administratorsOf: Uuid }
  | { readonly membersOf: Uuid }
  | { readonly staff: StaffRole }
  /** Those whom new rules concern: everybody, or the administrators. */
  | { readonly rulesFor: 'everybody' | 'administrators' };

/** What an event tells whom. */
export interface Route {
  readonly template: TemplateName;
  readonly to: Audience;
  readonly params?: Params;
  /** The participant whose name the sentence mentions as `{participant}`. */
  readonly participantId?: Uuid;
  /** The user whose name the sentence mentions as `{person}`. */
  readonly personId?: Uuid;
}

const ofSanction = (template: TemplateName, { participantId, kind }: { participantId: Uuid; kind: string }): Route => ({
  ...{ template, to: { administratorsOf: participantId }, participantId, params: { kind } },
});

/** Kinds of texts as the sentences tell them apart. */
const KINDS: Readonly<Record<string, string>> = { 'usage-agreement': 'agreement', 'public-offer': 'offer' };

/** Something about a participant that waits for the operator's staff. */
const forStaff = (template: TemplateName, staff: StaffRole, participantId: Uuid): Route => ({
  ...{ template, to: { staff }, participantId, params: { id: participantId } },
});

const ofBlock = (template: TemplateName, event: ExchangeEvents['exchange.document.blocked']): Route[] =>
  (event.participantIds ?? []).map((id) => ({
    ...{ template, to: { administratorsOf: id } },
    params: { id: event.documentId, number: event.number ?? '' },
  }));

/** Everybody who works for the other parties: whoever may sign answers. */
const ofAnnulment =
  (template: TemplateName) =>
  ({ documentId, number, by, to }: ExchangeEvents['exchange.document.annulled']): Route[] =>
    to.map((id) => ({
      ...{ template, to: { membersOf: id }, params: { id: documentId, number } },
      ...(by ? { participantId: by } : {}),
    }));

/** The day of the answer (E-10.1.2). */
const ofAnswerDay =
  (template: TemplateName) =>
  ({ documentId, number, by, to, day }: AnswerDay): Route[] =>
    to.map((id) => ({
      ...{ template, to: { membersOf: id }, params: { id: documentId, number, day: { day } } },
      ...(by ? { participantId: by } : {}),
    }));

/** Approval and comments of colleagues (E-7.1.2). */
const inside =
  (template: TemplateName) =>
  ({ documentId: id, number, userIds, personId }: Inside): Route[] => [
    { template, to: { users: userIds }, params: { id, number }, ...(personId ? { personId } : {}) },
  ];

type Told = IdentityEvents & ExchangeEvents;
type Routes = { readonly [Type in keyof Told]?: (payload: Told[Type]) => readonly Route[] };

/** The events that people are told of. One that is not here is nobody's message. */
export const ROUTES: Routes = {
  'identity.contact.confirmed': ({ userId, channel }) => [
    { template: 'contact-confirmed', to: { users: [userId] }, params: { channel } },
  ],
  'identity.account.opened': ({ participantId, userId }) => [
    { template: 'account-opened', to: { administratorsOf: participantId }, personId: userId },
  ],
  'identity.account.reissued': ({ userId }) => [{ template: 'account-reissued', to: { users: [userId] } }],
  'identity.participant.accredited': ({ participantId }) => [
    { template: 'participant-accredited', to: { administratorsOf: participantId }, participantId },
  ],
  'identity.participant.refused': ({ participantId }) => [
    { template: 'participant-refused', to: { administratorsOf: participantId }, participantId },
  ],
  'identity.counterparty.invitation-waits': ({ fromId, toId }) => [
    { template: 'counterparty-invites', to: { administratorsOf: toId }, participantId: fromId },
  ],
  'identity.counterparty.accepted': ({ fromId, toId }) => [
    { template: 'counterparty-accepted', to: { administratorsOf: fromId }, participantId: toId },
  ],
  'identity.counterparty.refused': ({ fromId, toBin }) => [
    { template: 'counterparty-refused', to: { administratorsOf: fromId }, params: { bin: toBin ?? '' } },
  ],
  'identity.counterparty.ended': ({ fromId, toId }) => [
    {
      ...{ template: 'counterparty-ended', to: { administratorsOf: toId }, participantId: fromId },
      params: { id: fromId },
    },
  ],
  'identity.attorney.prepared': ({ participantId, userId, attorneyId }) => [
    { template: 'attorney-to-sign', to: { users: [userId] }, participantId, params: { id: attorneyId } },
  ],
  'identity.user.suspended': ({ userId, participantIds }) => [
    { template: 'user-suspended', to: { users: [userId] } },
    ...participantIds.map((id): Route => ({
      ...{ template: 'user-suspended-of-member', to: { administratorsOf: id } },
      personId: userId,
    })),
  ],
  'identity.user.restored': ({ userId }) => [{ template: 'user-restored', to: { users: [userId] } }],
  'identity.counterparty.expired': ({ fromId }) => [
    { template: 'counterparty-expired', to: { administratorsOf: fromId } },
  ],
  'identity.certificate.expires': ({ userId, notAfter, days }) => [
    { template: 'certificate-expires', to: { users: [userId] }, params: { day: { day: notAfter }, days } },
  ],
  'identity.certificate.stopped': ({ userId, standing, participantIds }) => [
    { template: 'certificate-stopped', to: { users: [userId] }, params: { standing } },
    ...participantIds.map((id): Route => ({
      ...{ template: 'certificate-stopped-of-member', to: { administratorsOf: id }, params: { standing } },
      personId: userId,
    })),
  ],
  'identity.member.suspended': ({ participantId, userId }) => [
    { template: 'member-suspended', to: { users: [userId] }, participantId },
    { template: 'revoke-certificate', to: { administratorsOf: participantId }, personId: userId },
  ],
  'identity.credentials.enrolled': ({ userId }) => [{ template: 'credentials-enrolled', to: { users: [userId] } }],
  'identity.credentials.removed': ({ userId }) => [{ template: 'credentials-removed', to: { users: [userId] } }],
  'identity.credentials.codes-renewed': ({ userId }) => [
    { template: 'credentials-codes-renewed', to: { users: [userId] } },
  ],
  'identity.credentials.recovery-used': ({ userId, left }) => [
    { template: 'credentials-recovery-used', to: { users: [userId] }, params: { left } },
  ],
  'identity.join.asked': ({ participantId, userId }) => [
    { template: 'join-asked', to: { administratorsOf: participantId }, participantId, personId: userId },
  ],
  'identity.association.consent-asked': ({ memberId, association }) => [
    { template: 'consent-asked', to: { administratorsOf: memberId }, params: { association } },
  ],
  'identity.association.consent-given': ({ memberId, associationId, association }) => [
    {
      ...{ template: 'consent-given', to: { administratorsOf: associationId }, params: { association } },
      participantId: memberId,
    },
  ],
  'identity.association.consent-refused': ({ memberId, associationId, association }) => [
    {
      ...{ template: 'consent-refused', to: { administratorsOf: associationId }, params: { association } },
      participantId: memberId,
    },
  ],
  'identity.join.accepted': ({ participantId, userId }) => [
    { template: 'join-accepted', to: { users: [userId] }, participantId },
  ],
  'identity.join.refused': ({ participantId, userId }) => [
    { template: 'join-refused', to: { users: [userId] }, participantId },
  ],
  'identity.accreditation.asked': ({ participantId }) => [
    { template: 'accreditation-asked', to: { administratorsOf: participantId }, participantId },
  ],
  'identity.certificate.restored': ({ userId }) => [{ template: 'certificate-restored', to: { users: [userId] } }],
  'identity.sanction.imposed': (event) => [ofSanction('sanction-imposed', event)],
  'identity.sanction.lifted': (event) => [ofSanction('sanction-lifted', event)],
  'identity.sanction.ended': (event) => [ofSanction('sanction-ended', event)],
  'identity.participant.submitted': ({ participantId }) => [
    forStaff('application-submitted', 'accreditor', participantId),
  ],
  'identity.accreditation.answered': ({ participantId }) => [
    forStaff('accreditation-answered', 'accreditor', participantId),
  ],
  'identity.participant.change-submitted': ({ participantId }) => [
    forStaff('change-submitted', 'accreditor', participantId),
  ],
  'identity.participant.change-accepted': ({ participantId }) => [
    { template: 'change-accepted', to: { administratorsOf: participantId }, participantId },
  ],
  'identity.participant.change-refused': ({ participantId }) => [
    { template: 'change-refused', to: { administratorsOf: participantId }, participantId },
  ],
  'identity.agreement.published': ({ kind, version, effectiveFrom, usersSign, participantsSign }) => [
    {
      ...{ template: 'agreement-published', to: { rulesFor: usersSign ? 'everybody' : 'administrators' } },
      params: {
        kind: KINDS[kind] ?? 'rules',
        version,
        day: { day: effectiveFrom },
        signs: usersSign || participantsSign ? 'yes' : 'no',
      },
    },
  ],
  'identity.sanction.appealed': ({ participantId }) => [forStaff('sanction-appealed', 'sanctioner', participantId)],
  'exchange.document.blocked': (event) => ofBlock('document-blocked', event),
  'exchange.document.unblocked': (event) => ofBlock('document-unblocked', event),
  'exchange.document.annulment-proposed': ofAnnulment('annulment-proposed'),
  'exchange.document.annulment-withdrawn': ofAnnulment('annulment-withdrawn'),
  'exchange.document.annulment-refused': ofAnnulment('annulment-refused'),
  'exchange.document.annulment-expired': ofAnnulment('annulment-expired'),
  'exchange.document.annulled': ofAnnulment('document-annulled'),
  'exchange.document.correction-asked': ofAnnulment('correction-asked'),
  'exchange.document.unread': ofAnnulment('document-unread'),
  'exchange.document.unanswered': ofAnnulment('document-unanswered'),
  'exchange.document.neglected': ({ documentId: id, number, by, to }) =>
    to.map((participantId) => ({
      ...{ template: 'document-neglected', to: { administratorsOf: participantId }, params: { id, number } },
      ...(by ? { participantId: by } : {}),
    })),
  'exchange.document.answer-near': ofAnswerDay('answer-near'),
  'exchange.document.answer-overdue': ofAnswerDay('answer-overdue'),
  'exchange.document.answer-missed': ofAnswerDay('answer-missed'),
  'exchange.document.turned-back': ({ documentId, senderId, authorId, reason }) => [
    {
      ...{ template: 'document-turned-back', to: authorId ? { users: [authorId] } : { administratorsOf: senderId } },
      params: { id: documentId, reason: reason ?? 'none' },
    },
  ],
  'exchange.approval.waits': inside('approval-waits'),
  'exchange.approval.approved': inside('approval-given'),
  'exchange.approval.returned': inside('approval-returned'),
  'exchange.approval.due-soon': inside('approval-due-soon'),
  'exchange.approval.overdue': inside('approval-overdue'),
  'exchange.comment.mentioned': inside('comment-mentioned'),
  'identity.sanction.appeal-decided': ({ participantId, granted }) => [
    {
      ...{ template: 'appeal-decided', to: { administratorsOf: participantId }, participantId },
      params: { granted: granted ? 'yes' : 'no' },
    },
  ],
};

/** Names of those events. */
export const ROUTED = Object.keys(ROUTES);

/** What the event tells whom. */
export function routesOf(type: string, payload: object): readonly Route[] {
  const route = (ROUTES as Readonly<Record<string, ((payload: object) => readonly Route[]) | undefined>>)[type];
  return route?.(payload) ?? [];
}
