import { DataSource } from 'typeorm';
import type { Context } from './context.js';
import { PLATFORM_CONTEXT } from './platform-context.js';

/** How to reach the database. */
export interface DatabaseOptions {
  readonly url: string;
  /** Connections of this process, beside one for LISTEN and those of the job queue. */
  readonly poolSize?: number;
  readonly contexts: readonly Context[];
}

/** The data source over all contexts; not yet connected. */
export function createDataSource({ url, poolSize = 10, contexts }: DatabaseOptions): DataSource {
  const all = [PLATFORM_CONTEXT, ...contexts];
  return new DataSource({
    type: 'postgres',
    url,
    poolSize,
    applicationName: 'qujat',
    schema: 'platform',
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'all',
    synchronize: false,
    logging: false,
    entities: all.flatMap((context) => [...context.entities]),
    migrations: all.flatMap((context) => [...context.migrations]),
  });
}
