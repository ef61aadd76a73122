import { type ExecutionContext, SetMetadata, createParamDecorator } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor, Right } from './actor.js';

/** What a route demands of the one who calls it. */
export type Access =
  | { readonly kind: 'public'; readonly anyOrigin?: boolean }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'requires'; readonly rights: readonly Right[] }
  | { readonly kind: 'operator'; readonly right: Right | undefined };

/** Metadata key under which a route (or its controller) declares its `Access`. */
export const ACCESS = 'qujat.access';

/**
 * Anyone may call this route. With `anyOrigin` programs may call it as well as the portal's pages, also where it changes
 * something: only for routes that know their caller by a secret of its own, never by the session's cookie.
 */
export const Public = ({ anyOrigin = false }: { anyOrigin?: boolean } = {}) =>
  SetMetadata<string, Access>(ACCESS, { kind: 'public', ...(anyOrigin && { anyOrigin }) });

/** Anyone with a session may call this route. */
export const SignedIn = () => SetMetadata<string, Access>(ACCESS, { kind: 'signed-in' });

/** Only one who holds all of `rights` may call this route. */
export const Requires = (...rights: Right[]) => SetMetadata<string, Access>(ACCESS, { kind: 'requires', rights });

/** Only one who acts for the operator and holds `right` may call this route; without a right, any of the operator's staff. */
export const OperatorOnly = (right?: Right) => SetMetadata<string, Access>(ACCESS, { kind: 'operator', right });

/** A request that has passed the guard: the actor is there unless the route is public. */
export interface ActorRequest extends Request {
  actor?: Actor;
}

/** The acting person, as a parameter of a route that is not public. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<ActorRequest>().actor,
);
