import { refuse } from '../exchange.errors.js';
import { APPROVAL_MACHINE } from './approval.machine.js';
import { type ApprovalRecord, waitingIn } from './approval.types.js';

/** A refusal that names the state of the approval and what is allowed in it. */
export function stateRefusal(record: ApprovalRecord | undefined): Error {
  const state = record?.approval.state ?? APPROVAL_MACHINE.initial;
  const allowed = APPROVAL_MACHINE.allowedIn(state).filter((event) => !['finish', 'fall'].includes(event));
  return refuse('approval.state', { params: { state }, state: `approval=${state}`, allowed });
}

/** Who is asked now, for the sentences. */
export const awaitedIn = (record: ApprovalRecord): string =>
  waitingIn(record)
    .map(({ person }) => person)
    .join(', ') || '–';
