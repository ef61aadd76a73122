import { NestFactory } from '@nestjs/core';
import { OperatorStaff } from '@qujat/identity';
import { ProductModule } from '../../portal/src/product.module.js';

/** Adds a person to the operator's staff. False: they were there before. */
export async function addStaff(
  variables: Readonly<Record<string, string | undefined>>,
  iin: string,
  bin: string,
): Promise<boolean> {
  const product = ProductModule.forRoot(variables, { worker: false, logLevel: 'error' });
  const app = await NestFactory.createApplicationContext(product, { logger: false, abortOnError: false });
  try {
    return await app.get(OperatorStaff, { strict: false }).add(iin, bin);
  } finally {
    await app.close();
  }
}
