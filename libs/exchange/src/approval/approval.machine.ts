import { StateMachine } from '@qujat/kernel';

/** The axis of approval inside an organisation (E-7.1.2). Each side of a document has its own, and sees only that. */
export const APPROVAL_STATES = ['none', 'running', 'approved', 'returned'] as const;

/** Where a document stands on it. */
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** Everything that can happen to an approval. */
export const APPROVAL_MACHINE = new StateMachine<ApprovalState, ApprovalEvent>('none', {
  // A round begins: the first, or the next after a return or a change
  start: { from: ['none', 'returned'], to: 'running' },
  // One of the people asked decides; the step may be over by it, or not
  decide: { from: ['running'], to: 'running' },
  // The last step is over
  finish: { from: ['running'], to: 'approved' },
  return: { from: ['running'], to: 'returned' },
  withdraw: { from: ['running'], to: 'none' },
  // The document was annulled (E-7.1.5): nothing is left to approve
  annul: { from: ['running'], to: 'none' },
  // The document was changed: what was approved was another one (the database does it, whoever changes the document)
  fall: { from: ['running', 'approved'], to: 'none' },
});

/** What happens to an approval. */
export type ApprovalEvent = 'start' | 'decide' | 'finish' | 'return' | 'withdraw' | 'annul' | 'fall';

/** How a task ends. */
export const TASK_STATES = ['waiting', 'approved', 'returned', 'forwarded', 'skipped', 'cancelled'] as const;

/** State of a task. */
export type TaskState = (typeof TASK_STATES)[number];

/** How a step's tasks decide: all of them, or the first. */
export const STEP_MODES = ['all', 'any'] as const;

/** All-of or any-of. */
export type StepMode = (typeof STEP_MODES)[number];

/** Is the step over? What was forwarded is decided by the one it was forwarded to. */
export function isStepOver(mode: StepMode, tasks: readonly TaskState[]): boolean {
  if (mode === 'any') return tasks.includes('approved');
  return tasks.includes('approved') && !tasks.includes('waiting');
}
