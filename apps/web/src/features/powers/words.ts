import type { Schemas } from '@qujat/api-client';
import type { POWERS } from './texts';

type Key = keyof (typeof POWERS)['ru'];

/** Something that can be granted. */
export type Act = Schemas['PowerAct'];
/** A power as it is granted. */
export type Grant = Schemas['Grant'];
/** A role with its grants. */
export type PowerRole = Schemas['PowerRole'];
/** A person of the organisation. */
export type Member = Schemas['Member'];
/** A power of attorney. */
export type Attorney = Schemas['Attorney'];
/** A department. */
export type Department = Schemas['Department'];

/** Acts with documents, which have types, sums and departments. */
export const DOCUMENT_ACTS = [
  'document.prepare',
  'document.approve',
  'document.sign',
  'document.send',
  'document.receive',
  'document.recall',
] as const satisfies readonly Act[];

/** The other acts. */
export const OTHER_ACTS = [
  'counterparty.manage',
  'billing.manage',
  'participant.export',
] as const satisfies readonly Act[];

/** Acts: code → text. */
export const ACTS: Readonly<Record<Schemas['HeldAct'], Key>> = {
  'document.prepare': 'actPrepare',
  'document.approve': 'actApprove',
  'document.sign': 'actSign',
  'document.send': 'actSend',
  'document.receive': 'actReceive',
  'document.recall': 'actRecall',
  'counterparty.manage': 'actCounterparties',
  'billing.manage': 'actBilling',
  'participant.export': 'actExport',
  'participant.administer': 'actAdminister',
};

/** Standings by certificate: code → text. */
export const STANDINGS: Readonly<Record<Schemas['Role'], Key>> = {
  'first-head': 'roleFirstHead',
  'sign-right': 'roleSignRight',
  employee: 'roleEmployee',
  individual: 'roleIndividual',
};

/** States of a power of attorney: code → text. */
export const ATTORNEY_STATES: Readonly<Record<Schemas['AttorneyState'], Key>> = {
  prepared: 'statePrepared',
  'not-yet': 'stateNotYet',
  'in-force': 'stateInForce',
  expired: 'stateExpired',
  revoked: 'stateRevoked',
  discarded: 'stateDiscarded',
};

/** What was done to a member: code → text. */
export const EVENTS: Readonly<Record<string, Key>> = {
  'membership.suspended': 'actSuspended',
  'membership.restored': 'actRestored',
  'membership.powers': 'actPowers',
  'membership.signed-out': 'actSignedOut',
  'membership.role': 'actRole',
  'account.reissued': 'actReissued',
  'administrator.appointed': 'actAppointed',
  'administrator.dismissed': 'actDismissed',
  'administrator.regained': 'actRegained',
};
