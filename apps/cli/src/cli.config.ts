import path from 'node:path';

/** The folder of the product's data: `QUJAT_DATA`, else `.data` beside the program. */
export const dataFolder = (): string =>
  path.resolve(process.env.QUJAT_DATA ?? path.join(import.meta.dirname, '../../../..', '.data'));
