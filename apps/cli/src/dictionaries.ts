import { NestFactory } from '@nestjs/core';
import { DictionaryService } from '@qujat/identity';
import { ProductModule } from '../../portal/src/product.module.js';

/** Runs `work` with the dictionaries of the portal that the environment names. */
export async function withDictionaries<T>(
  variables: Readonly<Record<string, string | undefined>>,
  work: (dictionaries: DictionaryService) => Promise<T>,
): Promise<T> {
  const product = ProductModule.forRoot(variables, { worker: false, logLevel: 'error' });
  const app = await NestFactory.createApplicationContext(product, { logger: false, abortOnError: false });
  try {
    return await work(app.get(DictionaryService, { strict: false }));
  } finally {
    await app.close();
  }
}
