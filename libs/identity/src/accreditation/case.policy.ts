import type { Actor } from '@qujat/platform';
import type { IdentityErrorCode } from '../identity.errors.js';
import { type CaseAct, caseMachine, PENDING } from './case.machine.js';
import type { CaseRecord } from './case.types.js';

/** What the operator's staff can do with a case. */
export const DESK_ACTS = ['take', 'give-back', 'check', 'ask', 'settle', 'accept', 'refuse'] as const;
export type DeskAct = (typeof DESK_ACTS)[number];

/** Acts that are transitions; the others leave the state as it is. */
const TRANSITIONS: readonly DeskAct[] = ['ask', 'settle', 'accept', 'refuse'];

/** Is the case taken by somebody else? */
export const takenByOther = ({ takenByIin }: CaseRecord, { iin }: Pick<Actor, 'iin'>): boolean =>
  takenByIin !== null && takenByIin !== iin;

/** Why `actor` may not do it now; undefined: they may. What nobody has taken is taken by the first who works on it. */
export function whyNotAct(one: CaseRecord, actor: Pick<Actor, 'iin'>, act: DeskAct): IdentityErrorCode | undefined {
  if (!PENDING.includes(one.state)) return 'accreditation.decided';
  if (takenByOther(one, actor)) return 'accreditation.taken';
  if (act === 'take') return one.takenByIin === null ? undefined : 'accreditation.yours';
  if (act === 'give-back') return one.takenByIin === null ? 'accreditation.not_yours' : undefined;
  const allowed = !TRANSITIONS.includes(act) || caseMachine.allows(one.state, act as CaseAct);
  if (allowed) return undefined;
  return one.state === 'asked' ? 'accreditation.asked' : 'accreditation.not_asked';
}

/** What the staff member may do with the case now. */
export const allowedActs = (one: CaseRecord, actor: Pick<Actor, 'iin'>): DeskAct[] =>
  DESK_ACTS.filter((act) => whyNotAct(one, actor, act) === undefined);
