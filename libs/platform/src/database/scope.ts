import type { Uuid } from '@qujat/kernel';
import type { Actor } from '../auth/actor.js';

/**
 * For whom a transaction runs: row-level security shows the rows of this scope and no others.
 * `actor` is who acts, for the audit trail; it never widens what is seen.
 */
export type Scope =
  | { readonly kind: 'participant'; readonly participantId: Uuid; readonly userId: Uuid | null; readonly actor?: Actor }
  | { readonly kind: 'user'; readonly userId: Uuid; readonly actor?: Actor }
  | { readonly kind: 'operator'; readonly userId: Uuid | null; readonly actor?: Actor }
  | { readonly kind: 'system'; readonly name: string; readonly actor?: undefined }
  | { readonly kind: 'public'; readonly actor?: Actor };

/**
 * The scope of an acting person: their organisation's rows, else their own, else what is public.
 * The operator's wide view is never given by this function; ask for it with `operatorScopeOf`.
 */
export function scopeOf(actor: Actor): Scope {
  const { participantId, userId } = actor;
  if (participantId) return { kind: 'participant', participantId, userId, actor };
  return userId ? { kind: 'user', userId, actor } : { kind: 'public', actor };
}

/** The operator's view over all participants, for routes behind `@OperatorOnly`. */
export function operatorScopeOf(actor: Actor): Scope {
  if (!actor.operator) throw new Error('the acting person does not act for the operator');
  return { kind: 'operator', userId: actor.userId, actor };
}

/** The scope of the portal's own work (consumers, schedules, seed): everything is seen. */
export const systemScope = (name: string): Scope => ({ kind: 'system', name });

/** The scope of one who is not signed in. */
export const PUBLIC_SCOPE: Scope = { kind: 'public' };
