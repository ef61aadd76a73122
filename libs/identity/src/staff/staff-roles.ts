import type { Right } from '@qujat/platform';

export const STAFF_ROLES = ['accreditor', 'announcer', 'sanctioner', 'publisher', 'biller'] as const;
/** What one of the operator's staff is there for. */
export type StaffRole = (typeof STAFF_ROLES)[number];

const RIGHT_OF: Record<StaffRole, Right> = {
  accreditor: 'operator.accredit',
  announcer: 'operator.announce',
  sanctioner: 'operator.sanction',
  publisher: 'operator.publish',
  biller: 'operator.bill',
};

/** The rights of staff by their roles: never one over documents (E-10.2.3). */
export const rightsOfStaff = (roles: readonly StaffRole[]): readonly Right[] =>
  STAFF_ROLES.filter((role) => roles.includes(role)).map((role) => RIGHT_OF[role]);
