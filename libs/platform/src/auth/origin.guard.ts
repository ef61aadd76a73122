import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { PlatformSettings } from '../platform.config.js';
import { ACCESS, type Access } from './access.js';
import { refuse } from '../http/platform.errors.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A request that changes something must come from the portal's own pages: browsers say so in Sec-Fetch-Site and in Origin,
 * and no page can forge either. One that says neither is refused as well.
 */
@Injectable()
export class OriginGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly settings: PlatformSettings,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const targets = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, targets);
    if (access?.kind === 'public' && access.anyOrigin) return true;
    if (SAFE.has(request.method) || isOwn(request, this.settings.publicUrl)) return true;
    throw refuse('request.other_origin');
  }
}

/** Does the request come from the portal's own pages? */
export function isOwn(request: Request, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const { origin } = request.headers;
  if (origin === undefined) return site === 'same-origin';
  return origin === new URL(publicUrl).origin || hostOf(origin) === request.headers.host;
}

const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : undefined);
