import { type Actor, PUBLIC_SCOPE, type Scope } from '@qujat/platform';
import type { Uuid } from '@qujat/kernel';

/** Notices are a person's own, whichever organisation they act for at the moment. */
export function personalScope(actor: Actor): { readonly userId: Uuid | null; readonly scope: Scope } {
  const { userId } = actor;
  return { userId, scope: userId ? { kind: 'user', userId, actor } : PUBLIC_SCOPE };
}
