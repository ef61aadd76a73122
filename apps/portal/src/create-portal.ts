import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  createDataSource,
  Environment,
  Log,
  migrate,
  NestLogger,
  type PlatformSettings,
  prepareHttp,
} from '@qujat/platform';
import { CONTEXTS } from './contexts.js';
import { openApiDocument } from './openapi.js';
import { OpenApi, PortalModule } from './portal.module.js';
import { serveWebApp } from './web-app.js';

/** Settings by name, as the environment has them. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Builds the portal; it does not listen yet. */
export async function createPortal(
  variables: Variables,
  overrides: Partial<PlatformSettings> = {},
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(PortalModule.forRoot(variables, overrides), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(new NestLogger(app.get(Log)));
  serveWebApp(app);
  prepareHttp(app);
  app.get(OpenApi).document = openApiDocument(app);
  return app;
}

/** Brings the database up to date. Returns the names of the migrations that were run. */
export async function migrateDatabase(variables: Variables): Promise<string[]> {
  const url = new Environment(variables).required('DATABASE_URL', 'the database to bring up to date');
  const database = await createDataSource({ url, contexts: CONTEXTS, poolSize: 2 }).initialize();
  try {
    return await migrate(database, CONTEXTS);
  } finally {
    await database.destroy();
  }
}
