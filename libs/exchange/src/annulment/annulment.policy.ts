import type { Axes } from '../document/document.axes.js';
import type { ANNULMENT_REASONS } from './annulment.errors.js';

type Reason = keyof typeof ANNULMENT_REASONS;

/** The acts of an annulment (E-7.1.5). */
export const ANNULMENT_ACTS = ['proposeAnnulment', 'withdrawAnnulment', 'acceptAnnulment', 'refuseAnnulment'] as const;

/** One of them. */
export type AnnulmentAct = (typeof ANNULMENT_ACTS)[number];

/** Is it a step of an annulment? */
export const isOfAnnulment = (act: string): act is AnnulmentAct => (ANNULMENT_ACTS as readonly string[]).includes(act);

/** Whose proposal it is, and what the reader's side has said to it. */
export interface AnnulmentFact {
  readonly own: boolean;
  readonly consented: boolean;
}

/** Where the machine would let it happen: whose step is it? One withdraws one's own proposal and answers another's, once. */
export function annulmentForbids(
  act: AnnulmentAct,
  { annulment }: { readonly annulment?: AnnulmentFact | undefined },
): Reason | undefined {
  if (act === 'proposeAnnulment') return undefined;
  if (!annulment) return 'ability.annulment_absent';
  if (act === 'withdrawAnnulment') return annulment.own ? undefined : 'ability.annulment_others';
  if (annulment.own) return 'ability.annulment_own';
  return annulment.consented ? 'ability.annulment_answered' : undefined;
}

/** Why the machine does not let it happen. */
export function annulmentReason(
  act: AnnulmentAct,
  { receipt, response, annulment }: Axes,
): Reason | 'ability.answer_waits' {
  if (annulment === 'annulled') return 'ability.annulled';
  if (annulment === 'proposing' || annulment === 'deciding') return 'ability.annulment_waits';
  if (act !== 'proposeAnnulment') return 'ability.annulment_absent';
  if (annulment === 'proposed') return 'ability.annulment_open';
  if (receipt === 'none') return 'ability.annulment_before_receipt';
  return response === 'verifying' ? 'ability.answer_waits' : 'ability.annulment_of_refused';
}
