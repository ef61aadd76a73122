import type { ApprovalRoute } from './route.response.js';
import type { Route } from './route.types.js';

/** A route as the API answers it. */
export const presentRoute = ({ position: _, archivedAt, madeAt, madeBy, ...route }: Route): ApprovalRoute => ({
  ...route,
  documentTypes: [...route.documentTypes],
  departments: [...route.departments],
  steps: route.steps.map((step) => ({ ...step, approvers: [...step.approvers] })),
  archivedAt: archivedAt?.toISOString() ?? null,
  madeAt: madeAt.toISOString(),
  madeBy: madeBy.name,
});
