import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { PlatformSettings } from '@qujat/platform';
import { PortalSettings } from './portal.config.js';

const YEAR_SECONDS = 31_536_000;

/**
 * Serves the built web app beside the API: hashed assets for a year, every other path of the app as its one page. The
 * content security policy allows the portal itself, and the signing program on the user's machine.
 */
export function serveWebApp(app: NestExpressApplication): void {
  const settings = app.get(PortalSettings);
  app.use(securityHeaders(settings, app.get(PlatformSettings)));
  const folder = settings.webFolder;
  if (!folder) return;
  app.use(
    '/assets',
    express.static(path.join(folder, 'assets'), { immutable: true, maxAge: YEAR_SECONDS * 1000, index: false }),
  );
  app.use(express.static(folder, { index: false, maxAge: 0 }));
  app.use(onePage(path.join(folder, 'index.html')));
}

function securityHeaders({ ncalayer }: PortalSettings, { publicUrl }: PlatformSettings) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        connectSrc: ["'self'", ncalayer.url],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        // Mantine writes its variables into style elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        workerSrc: ["'self'", 'blob:'],
        frameSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    // The development stand-in's page is opened as a window of its own.
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: publicUrl.startsWith('https:'),
  });
}

/** Every address of the app is its one page; addresses of the API and files that are not there are not. */
function onePage(page: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const isPage = request.method === 'GET' && !request.path.startsWith('/api') && path.extname(request.path) === '';
    if (!isPage) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page);
  };
}
