import { StateMachine } from '@qujat/kernel';

export const DRAFT_STATES = ['draft', 'proposed', 'published', 'discarded'] as const;
/** Where a new version of rules, agreement or offer stands. */
export type DraftState = (typeof DRAFT_STATES)[number];

/** What can happen to it. */
export type DraftAct = 'edit' | 'propose' | 'return' | 'publish' | 'discard';

/** E-10.2.2: one of the staff writes it and proposes it; another publishes it, or gives it back to be corrected. */
export const draftMachine = new StateMachine<DraftState, DraftAct>('draft', {
  edit: { from: ['draft'], to: 'draft' },
  propose: { from: ['draft'], to: 'proposed' },
  return: { from: ['proposed'], to: 'draft' },
  publish: { from: ['proposed'], to: 'published' },
  discard: { from: ['draft', 'proposed'], to: 'discarded' },
});
