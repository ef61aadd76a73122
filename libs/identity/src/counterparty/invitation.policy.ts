import type { Actor } from '@qujat/platform';
import { refuse } from '../identity.errors.js';
import type { InvitationRecord } from './counterparty.types.js';
import { ACTS_OF, type InvitationAct, invitationMachine, type InvitationState } from './invitation.machine.js';

/**
 * Where an invitation stands at a moment: one whose time has run out has ended, before the schedule says so; not one whose
 * acceptance was handed in in time and is still being verified.
 */
export const stateAt = ({ state, expiresAt, acceptance }: InvitationRecord, now: Date): InvitationState =>
  state === 'invited' && expiresAt <= now && !acceptance?.waitingFor ? 'expired' : state;

/** 409 that names the state and what one may do in it. */
export function otherState(one: InvitationRecord, now: Date): Error {
  const state = stateAt(one, now);
  return refuse('invitation.other_state', { params: { state }, state, allowed: actsOf(one, now) });
}

/** What the reader's side may do with it. */
export const actsOf = (one: InvitationRecord, now: Date): InvitationAct[] =>
  ACTS_OF[one.direction].filter((act) => invitationMachine.allows(stateAt(one, now), act));

/** …and the reader, by their rights. */
export function mayAct({ rights }: Pick<Actor, 'rights'>, act: InvitationAct): boolean {
  return rights.includes('counterparty.manage') && (act !== 'accept' || rights.includes('document.sign'));
}

/** Refuses one who stands on the other side. */
export function incoming(one: InvitationRecord): InvitationRecord {
  if (one.direction !== 'incoming') throw refuse('invitation.incoming_only');
  return one;
}

/** Refuses one who stands on the other side. */
export function outgoing(one: InvitationRecord): InvitationRecord {
  if (one.direction !== 'outgoing') throw refuse('invitation.outgoing_only');
  return one;
}
