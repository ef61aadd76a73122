/** `qujat billing reconcile`: is what is charged for what was done? */
import { NestFactory } from '@nestjs/core';
import { ReconcileService } from '@qujat/billing';
import { Clock } from '@qujat/kernel';
import { environment } from '../../../portal/src/environment.config.js';
import { EXIT, UsageError, type Command, type Output } from '../command.js';

const GRACE_MS = 10 * 60_000;

const HELP = `Compares the meter with the documents that went out, invoices with their lines and payments, numbers with their counters,
in the database of DATABASE_URL. What went out in the last ten minutes may not be counted yet and is left out.

Usage: npx qujat billing reconcile

Exit code 1: something does not agree; each difference is a line.`;

async function run(args: readonly string[], { out }: Output): Promise<number> {
  if (args.length !== 1 || args[0] !== 'reconcile') throw new UsageError('billing knows one thing to do: reconcile');
  const { ProductModule } = await import('../../../portal/src/product.module.js');
  const product = ProductModule.forRoot(environment, { worker: false, logLevel: 'error' });
  const app = await NestFactory.createApplicationContext(product, { logger: false, abortOnError: false });
  try {
    const until = new Date(app.get(Clock, { strict: false }).now().getTime() - GRACE_MS);
    const found = await app.get(ReconcileService, { strict: false }).run(until);
    for (const { what, subject } of found.differences) out(`${what}\t${subject}`);
    const { documents, counted, invoices, payments, differences } = found;
    out(
      `${documents} documents sent, ${counted} counted, ${invoices} invoices, ${payments} payments: ${differences.length} differences`,
    );
    return differences.length === 0 ? EXIT.passed : EXIT.failed;
  } finally {
    await app.close();
  }
}

/** The command. */
export const billing: Command = { summary: 'prove that what is charged for is what was done', help: HELP, run };
