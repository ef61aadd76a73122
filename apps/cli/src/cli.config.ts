import path from 'node:path';

/** The folder of the product's data: `QUJAT_DATA`, else `.data` beside the program. */
export const dataFolder = (): string =>
  path.resolve(process.env.QUJAT_DATA ?? path.join(import.meta.dirname, '../../../..', '.data'));

/** A variable of the environment that the user named (a password); undefined when it is not set. */
export const environmentOf = (name: string): string | undefined => process.env[name];
