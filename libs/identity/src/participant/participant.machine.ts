import { StateMachine } from '@qujat/kernel';
import type { ParticipantState } from '../session/session.types.js';

/** What can happen to a participant on its way into the register. */
export type ParticipantAct = 'edit' | 'submit' | 'accept' | 'refuse';

/** E-5.7 to E-5.9: draft → submitted → accredited or refused; a refused one is corrected and submitted again. */
export const participantMachine = new StateMachine<ParticipantState, ParticipantAct>('draft', {
  edit: { from: ['draft', 'refused'], to: 'draft' },
  submit: { from: ['draft', 'refused'], to: 'submitted' },
  accept: { from: ['submitted'], to: 'accredited' },
  refuse: { from: ['submitted'], to: 'refused' },
});
