import { StateMachine } from '@qujat/kernel';

export const CASE_STATES = ['open', 'asked', 'accepted', 'refused', 'withdrawn'] as const;
/** Where a case stands: with the operator, with the applicant (asked), decided, or withdrawn by the applicant. */
export type CaseState = (typeof CASE_STATES)[number];

/** What can happen to a case. */
export type CaseAct = 'ask' | 'answer' | 'settle' | 'accept' | 'refuse' | 'withdraw';

/**
 * E-5.8, E-5.9: the operator asks and the case waits for the applicant; the answer hands it back. An operator who has heard
 * the answer otherwise settles the question. While a question is open nothing is accredited; who never answers is refused.
 */
export const caseMachine = new StateMachine<CaseState, CaseAct>('open', {
  ask: { from: ['open', 'asked'], to: 'asked' },
  answer: { from: ['asked'], to: 'open' },
  settle: { from: ['asked'], to: 'open' },
  accept: { from: ['open'], to: 'accepted' },
  refuse: { from: ['open', 'asked'], to: 'refused' },
  withdraw: { from: ['open', 'asked'], to: 'withdrawn' },
});

/** States in which the case waits for a decision. */
export const PENDING: readonly CaseState[] = ['open', 'asked'];
