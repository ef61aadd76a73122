import { refuse } from '../identity.errors.js';
import type { ParticipantRecord } from '../session/session.types.js';
import { type ParticipantAct, participantMachine } from './participant.machine.js';

/** The acts of the first head, and those of the operator: neither is offered the other's. */
export const APPLICANT: readonly ParticipantAct[] = ['edit', 'submit'];
export const OPERATOR: readonly ParticipantAct[] = ['accept', 'refuse'];

/** 409 that names the state and what one may do in it. */
export const otherState = ({ state }: Pick<ParticipantRecord, 'state'>, acts: readonly ParticipantAct[]) =>
  refuse('participant.other_state', {
    params: { state },
    state,
    allowed: participantMachine.allowedIn(state).filter((act) => acts.includes(act)),
  });

/** What follows a refusal is a new version: one decision for one application. */
export const nextVersion = ({ state, version }: ParticipantRecord) =>
  state === 'refused' ? { version: version + 1 } : {};
