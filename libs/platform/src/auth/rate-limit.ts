import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { refuse } from '../http/platform.errors.js';
import { PlatformSettings, type RateLimits } from '../platform.config.js';
import { ACCESS, type Access, type ActorRequest } from './access.js';
import { RateCounter } from './rate-counter.js';

const RATE_LIMIT = 'qujat.rate-limit';

/** Counts a route among those that are limited more tightly: `auth` for nonce and sign-in. */
export const RateLimit = (name: keyof RateLimits) => SetMetadata(RATE_LIMIT, name);

/** Requests per minute: by person where there is a session, else by address (E-3.1). */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly settings: PlatformSettings,
    private readonly counts: RateCounter,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const targets = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, targets);
    const named = this.reflector.getAllAndOverride<keyof RateLimits | undefined>(RATE_LIMIT, targets);
    const name = named ?? (access?.kind === 'public' ? 'public' : 'signedIn');
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const limit = this.settings.rateLimits[name];
    const key = `${name}:${request.actor?.iin ?? request.ip ?? ''}`;
    return admitted(this.counts.hit(key, limit));
  }
}

/** Floods of requests without a valid session are stopped by address, before the session is looked up. */
@Injectable()
export class AddressLimitGuard implements CanActivate {
  constructor(
    private readonly settings: PlatformSettings,
    private readonly counts: RateCounter,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const { ip } = context.switchToHttp().getRequest<ActorRequest>();
    return admitted(this.counts.hit(`address:${ip ?? ''}`, this.settings.rateLimits.address));
  }
}

function admitted(seconds: number): true {
  if (seconds > 0) throw refuse('request.too_many', { params: { seconds } });
  return true;
}
