/** A worker: relays events, runs consumers and schedules. As many as one likes may run; each event has its effect once. */
import { NestFactory } from '@nestjs/core';
import { Log, NestLogger } from '@qujat/platform';
import { environment } from '../../portal/src/environment.config.js';
import { ProductModule } from '../../portal/src/product.module.js';

async function main(): Promise<void> {
  const app = await NestFactory.createApplicationContext(ProductModule.forRoot(environment, { worker: true }), {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(new NestLogger(app.get(Log)));
  app.enableShutdownHooks();
  process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`worker: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
