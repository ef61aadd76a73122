import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { Log } from '../logging/log.js';
import { DomainError } from '@qujat/kernel';
import type { ActorRequest } from '../auth/access.js';
import { localeOf } from '../i18n/translate.js';
import { correlationId } from '../logging/correlation.js';
import { DeclaredErrors } from './catalogue.js';
import { refuse } from './platform.errors.js';
import { problemOf } from './problem.js';

type PlatformCode = Parameters<typeof refuse>[0];

/** Errors of Express and Nest themselves (a body that is no JSON, an unknown path), by status. */
const CODE_OF_STATUS: Readonly<Record<number, PlatformCode>> = {
  400: 'request.malformed',
  401: 'session.required',
  403: 'right.missing',
  404: 'request.not_found',
  405: 'request.not_found',
  413: 'request.too_large',
  415: 'request.unsupported_media_type',
  429: 'request.too_many',
  503: 'service.unavailable',
};

/** Renders whatever is thrown as problem+json. What nobody declared becomes a 500 that tells nothing but a number. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly declared: DeclaredErrors,
    private readonly log: Log,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<ActorRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const error = this.declaredErrorOf(thrown);
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    const locale = localeOf(request, request.actor?.locale);
    const setting = { locale, instance: request.path, correlationId: correlationId() ?? '' };
    const problem = problemOf(error, setting, this.declared);
    const retryAfter = error.details.params?.seconds;
    if (problem.status === 429 && retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    response
      .status(problem.status)
      .setHeader('Content-Language', locale)
      .setHeader('Cache-Control', 'no-store')
      .type('application/problem+json')
      .send(JSON.stringify(problem));
  }

  private declaredErrorOf(thrown: unknown): DomainError {
    if (thrown instanceof DomainError) return thrown;
    const status = statusOf(thrown);
    const code =
      status === undefined ? undefined : (CODE_OF_STATUS[status] ?? (status < 500 ? 'request.malformed' : undefined));
    if (code) return refuse(code, code === 'request.too_many' ? { params: { seconds: 60 } } : {});
    this.log.error({ err: thrown }, 'unexpected error');
    return refuse('internal.error');
  }
}

/** The HTTP status that Nest or a body parser (http-errors) has given its error. */
function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number') return thrown.status;
  return undefined;
}
