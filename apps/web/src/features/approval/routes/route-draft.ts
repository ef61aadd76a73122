import type { Schemas } from '@qujat/api-client';
import type { ApprovalRoute } from '../approval.query';

export type Step = Schemas['ApprovalRouteStep'];

/** A step while it is edited: it keeps its place in the focus when it moves. */
export interface DraftStep extends Step {
  readonly key: number;
}

/** A route while it is edited. */
export interface RouteDraft extends Omit<Schemas['SaveRoute'], 'steps'> {
  readonly steps: readonly DraftStep[];
}

let last = 0;

/** A step with nobody in it yet. */
export const emptyStep = (): DraftStep => {
  last += 1;
  return { key: last, name: '', mode: 'all', approvers: [], deadline: { value: 8, unit: 'hours' }, signed: false };
};

/** What is edited: a route as it stands, or a new one. */
export function draftOf(route: ApprovalRoute | 'new'): RouteDraft {
  if (route === 'new')
    return {
      ...{ name: '', moment: 'before-signing', mandatory: true, documentTypes: [], departments: [] },
      ...{ amountFrom: null, amountTo: null, steps: [emptyStep()] },
    };
  const { name, moment, mandatory, documentTypes, departments, amountFrom, amountTo, steps } = route;
  return {
    ...{ name, moment, mandatory, documentTypes, departments, amountFrom, amountTo },
    steps: steps.map((step) => ({ ...emptyStep(), ...step })),
  };
}

/** The list with one of it moved to another place. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  if (to < 0 || to >= items.length) return [...items];
  const rest = items.filter((_, i) => i !== from);
  return [...rest.slice(0, to), items[from]!, ...rest.slice(to)];
}

/** What the server takes. */
export const bodyOf = ({ steps, ...draft }: RouteDraft): Schemas['SaveRoute'] => ({
  ...draft,
  name: draft.name.trim(),
  departments: draft.moment === 'before-answer' ? [] : draft.departments,
  steps: steps.map(({ key: _, approvers, name, ...step }) => ({
    ...step,
    name: name.trim(),
    approvers: approvers.map(({ kind, id }) => ({ kind, id })),
  })),
});

/** Is anything missing? */
export const isIncomplete = ({ name, steps }: RouteDraft): boolean =>
  name.trim() === '' ||
  steps.length === 0 ||
  steps.some((step) => step.name.trim() === '' || step.approvers.length === 0);
