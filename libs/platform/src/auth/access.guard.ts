import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { refuse } from '../http/platform.errors.js';
import { localeOf } from '../i18n/translate.js';
import { ACCESS, type Access, type ActorRequest } from './access.js';
import type { Actor } from './actor.js';
import { SESSION_COOKIE } from './session-authenticator.js';
import { Sessions } from './sessions.js';

/** Set by pages on requests that nobody asked for: polling. */
const BACKGROUND = 'x-qujat-background';
/** Set by pages: the participant for which they were opened. */
const ORGANISATION = 'x-qujat-organisation';

/** Access is denied unless the route declares it: finds who acts, and holds them against what the route demands. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!access) throw refuse('right.missing');
    if (access.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const actor = await this.actorOf(request);
    if (!actor) throw refuse('session.required');
    // What the portal says in words, it says in the language of the screen, not of the last letter.
    request.actor = { ...actor, locale: localeOf(request, actor.locale) };
    stayInOrganisation(request, actor);
    admit(access, actor);
    return true;
  }

  private async actorOf(request: ActorRequest): Promise<Actor | undefined> {
    const cookies = request.cookies as Record<string, unknown> | undefined;
    const token = cookies?.[SESSION_COOKIE];
    if (typeof token !== 'string' || token === '') return undefined;
    // A page that asks by itself does not keep the session of one who has gone alive.
    return this.sessions.actorOf(token, { background: request.get(BACKGROUND) === '1' });
  }
}

/**
 * A page says for which organisation it was opened. Where the person has switched in another window meanwhile, it is told
 * so, instead of writing what was meant for one organisation into another. The header only refuses: it never grants (E-3.10).
 */
function stayInOrganisation(request: ActorRequest, { participantId }: Actor): void {
  const opened = request.get(ORGANISATION);
  if (opened !== undefined && opened !== participantId) throw refuse('session.other_organisation');
}

/** Throws unless `actor` has what the route demands. */
export function admit(access: Access, actor: Actor): void {
  const missing = (rights: readonly string[]) => rights.filter((right) => !actor.rights.some((own) => own === right));
  if (access.kind === 'operator') {
    if (!actor.operator) throw refuse('operator.only');
    if (access.right && missing([access.right]).length > 0) throw refuse('right.missing', { allowed: actor.rights });
  }
  if (access.kind === 'requires' && missing(access.rights).length > 0)
    throw refuse('right.missing', { allowed: actor.rights });
}
