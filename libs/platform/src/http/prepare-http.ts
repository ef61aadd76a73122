import { randomUUID } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import cookieParser from 'cookie-parser';
import express, { type NextFunction, type Request, type Response } from 'express';
import { Log } from '../logging/log.js';
import { withCorrelation } from '../logging/correlation.js';
import { PlatformSettings } from '../platform.config.js';

const CORRELATION = /^[\w-]{8,64}$/;
/** A signature with its chain is some 20 kB; a form is less. */
const LARGEST_BODY = '2mb';
/** Routes that take raw bytes read them themselves, as a stream, whatever their media type says. */
const STREAMED = /\/content$/;

/** What every HTTP program of ours does before its routes: correlation, log line, cookies, bodies, the prefix /api. */
export function prepareHttp(app: NestExpressApplication): void {
  const settings = app.get(PlatformSettings);
  app.set('trust proxy', settings.trustedProxies);
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(correlate, logged(app.get(Log)), cookieParser());
  app.use(unlessStreamed(express.json({ limit: LARGEST_BODY })));
  app.setGlobalPrefix('api');
  app.enableShutdownHooks();
}

function correlate(request: Request, response: Response, next: NextFunction): void {
  const given = request.get('x-correlation-id');
  const id = given && CORRELATION.test(given) ? given : randomUUID();
  response.setHeader('X-Correlation-Id', id);
  withCorrelation(id, next);
}

/** One line per request: the route's pattern, never the address itself (it may hold a token of a public link). */
function logged(log: Log) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const began = performance.now();
    const id = String(response.getHeader('X-Correlation-Id'));
    response.once('close', () => {
      const route = (request.route as { path?: string } | undefined)?.path ?? '(no route)';
      const ms = Math.round(performance.now() - began);
      const facts = {
        method: request.method,
        route,
        status: response.statusCode,
        ms,
        finished: response.writableFinished,
      };
      withCorrelation(id, () => log.info(facts, 'request'));
    });
    next();
  };
}

function unlessStreamed(parse: express.RequestHandler): express.RequestHandler {
  return (request, response, next) =>
    request.method === 'PUT' && STREAMED.test(request.path) ? next() : void parse(request, response, next);
}
