import { dayOf } from '../../power/portal-day.js';
import { type Limit, OWN_AFFAIRS } from './limit.js';

/** What one whose term is over still does: reads, takes copies along, and puts its data right (a longer contract). */
const AFTERWARDS = [...OWN_AFFAIRS, 'participant.export', 'participant.administer'] as const;

/** E-5.1: a temporary association acts until the last day of its contract, by the calendar of Kazakhstan. */
export const associationLimit: Limit = ({ participant, at }, rights) => {
  const last = participant?.validUntil;
  if (!last || dayOf(at) <= last) return rights;
  return rights.filter((right) => AFTERWARDS.some((kept) => kept === right));
};
