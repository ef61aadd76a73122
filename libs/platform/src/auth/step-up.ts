import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import type { Locale } from '@qujat/kernel';
import { refuse } from '../http/platform.errors.js';
import type { ActorRequest } from './access.js';
import type { Actor } from './actor.js';

/** Acts that a session alone is not enough for: the person confirms them with a signature first (E-3.10, E-3.11). */
export const STEP_UP_ACTS = [
  'powers.grant',
  'attorney.revoke',
  'users.suspend',
  'administrator.change',
  'credentials.change',
  'association.consent',
  // of the operator's staff (E-10.2.2)
  'operator.decide',
  'operator.sanction',
  'operator.documents',
] as const;

/** A kind of sensitive act. */
export type StepUpAct = (typeof STEP_UP_ACTS)[number];

/** Metadata key under which a route declares its sensitive act. */
export const STEP_UP = 'qujat.step-up';

/** The route wants a fresh signature for this kind of act; one signature serves the kind for some minutes. */
export const StepUp = (act: StepUpAct) => SetMetadata<string, StepUpAct>(STEP_UP, act);

/** Port: has the person confirmed this kind of act with a signature, in this session, a short while ago? Identity implements it. */
export abstract class StepUps {
  abstract has(actor: Actor, act: StepUpAct): Promise<boolean>;
  /** What is confirmed, for people. */
  abstract words(act: StepUpAct, locale: Locale): string;
}

/** Stops a sensitive act that has not been confirmed, and says what has to be signed. Runs when it is known who acts. */
@Injectable()
export class StepUpGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const act = this.reflector.getAllAndOverride<StepUpAct | undefined>(STEP_UP, targets);
    if (!act) return true;
    const { actor } = context.switchToHttp().getRequest<ActorRequest>();
    if (!actor) throw refuse('session.required');
    const stepUps = this.modules.get(StepUps, { strict: false });
    if (await stepUps.has(actor, act)) return true;
    throw refuse('session.step_up_required', { members: { act, words: stepUps.words(act, actor.locale) } });
  }
}
