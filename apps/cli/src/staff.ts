import { NestFactory } from '@nestjs/core';
import { OperatorStaff } from '@qujat/identity';
import { ProductModule } from '../../portal/src/product.module.js';

/** Does something with the operator's staff, on the portal's database. */
export async function withStaff<T>(
  variables: Readonly<Record<string, string | undefined>>,
  work: (staff: OperatorStaff) => Promise<T>,
): Promise<T> {
  const product = ProductModule.forRoot(variables, { worker: false, logLevel: 'error' });
  const app = await NestFactory.createApplicationContext(product, { logger: false, abortOnError: false });
  try {
    return await work(app.get(OperatorStaff, { strict: false }));
  } finally {
    await app.close();
  }
}
