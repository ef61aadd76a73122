/** The portal as a program: `node dist/apps/portal/src/main.js`. Prints `{"ready":true,…}` when it answers requests. */
import { createPortal, migrateDatabase } from './create-portal.js';
import { portalSettings } from './portal.config.js';
import { environment } from './environment.config.js';

async function main(): Promise<void> {
  const settings = portalSettings(environment);
  if (settings.migrate) await migrateDatabase(environment);
  const app = await createPortal(environment);
  await app.listen(settings.port, settings.host);
  process.stdout.write(`${JSON.stringify({ ready: true, url: await app.getUrl() })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`portal: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
