import type { Enrolment, HandedAccount } from './account.dto.js';
import type { Handed } from './account.service.js';
import type { EnrolmentRecord, OpenEnrolment } from './account.types.js';
import type { AccountInvitation } from './opening.dto.js';

const fullName = ({ surname, name, patronymic }: EnrolmentRecord): string =>
  [surname, name, patronymic].filter(Boolean).join(' ');

/** One that waits, as its administrator sees it. */
export function presentEnrolment(one: EnrolmentRecord & { readonly roleName?: string | null }, now: Date): Enrolment {
  const { id, way, email, login, roleName = null, createdByName: by, createdAt, expiresAt } = one;
  return {
    ...{ id, way, email, login, by, role: roleName, name: fullName(one), replaces: one.userId !== null },
    ...{ createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString(), expired: expiresAt <= now },
  };
}

/** What is handed over. */
export const presentHanded = ({ login, password, enrolment }: Handed): HandedAccount => ({
  ...{ login, password, expiresAt: enrolment.expiresAt.toISOString() },
});

/** Who invites whom, for the one who opens the account. */
export const presentInvitation = (enrolment: OpenEnrolment): AccountInvitation => ({
  organisation: enrolment.organisation,
  name: fullName(enrolment),
  expiresAt: enrolment.expiresAt.toISOString(),
});
