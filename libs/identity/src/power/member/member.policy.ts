import type { Actor, Role } from '@qujat/platform';
import type { IdentityErrorCode } from '../../identity.errors.js';

/** What is decided on. */
export interface MemberFacts {
  readonly self: boolean;
  readonly role: Role;
  readonly administrator: boolean;
  readonly state: 'active' | 'suspended';
  /** How many can administer besides this member. */
  readonly otherAdministrators: number;
  /** Has the member a certificate? Only such a one administers: sensitive acts are confirmed with a signature. */
  readonly certified: boolean;
}

/** Acts on a member's standing. */
export const MEMBER_ACTS = ['suspend', 'restore', 'appoint', 'dismiss'] as const;

/** One of them. */
export type MemberAct = (typeof MEMBER_ACTS)[number];

/**
 * Why not; undefined: it may be done. The first head stands above appointed administrators, who cannot shut them out; and
 * somebody can always administer (E-5.13, ADR 0065).
 */
export function whyNot(actor: Pick<Actor, 'role'>, act: MemberAct, member: MemberFacts): IdentityErrorCode | undefined {
  if (act === 'restore') return member.state === 'suspended' ? undefined : 'member.other_state';
  if (member.state !== 'active') return 'member.other_state';
  if (act === 'appoint' && !member.certified) return 'member.no_certificate';
  if (act === 'appoint') return member.administrator ? 'member.administrator_already' : undefined;
  if (act === 'dismiss' && !member.administrator) return 'member.no_administrator';
  if (act === 'suspend' && member.self) return 'member.self';
  if (isHead(member.role) && !(isHead(actor.role) && !member.self)) return 'member.first_head';
  const last = member.administrator && member.otherAdministrators === 0;
  return last ? 'member.last_administrator' : undefined;
}

const isHead = (role: Role): boolean => role === 'first-head' || role === 'individual';
