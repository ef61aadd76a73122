import type { Uuid } from '@qujat/kernel';
import type { Moment, Route, RouteConditions } from './route.types.js';

/** What of a document chooses its route. */
export interface RouteSubject {
  readonly moment: Moment;
  readonly type: string;
  /** Tiyn; null: it names no sum. */
  readonly amount: number | null;
  readonly departmentId: Uuid | null;
}

/** A condition that a document does not meet. */
export type Unmet = 'moment' | 'type' | 'amount' | 'department';

/**
 * Which condition keeps the document from this route; undefined: it takes it. What the document does not say cannot keep it
 * away: one without a sum could be worth anything, so nobody evades approval by leaving the sum out (docs/adr/0081).
 */
export function unmet(conditions: RouteConditions, subject: RouteSubject): Unmet | undefined {
  const { moment, documentTypes, amountFrom, amountTo, departments } = conditions;
  const { amount, departmentId } = subject;
  if (moment !== subject.moment) return 'moment';
  if (documentTypes.length > 0 && !documentTypes.some((type) => type === subject.type)) return 'type';
  if (amount !== null && (amount < (amountFrom ?? 0) || amount > (amountTo ?? Infinity))) return 'amount';
  if (departments.length > 0 && departmentId !== null && !departments.includes(departmentId)) return 'department';
  return undefined;
}

/** The route that the document takes: a mandatory one before others, then in the administrator's order. */
export function routeFor<R extends Pick<Route, 'mandatory' | 'position'> & RouteConditions>(
  routes: readonly R[],
  subject: RouteSubject,
): R | undefined {
  const matching = routes.filter((route) => unmet(route, subject) === undefined);
  const [first] = matching.sort((a, b) => Number(b.mandatory) - Number(a.mandatory) || a.position - b.position);
  return first;
}
