import type { ErrorCatalogue } from '@qujat/kernel';
import type { EntitySchema, MigrationInterface } from 'typeorm';

/** An entity class or schema of TypeORM. */
export type EntityTarget = (new () => object) | EntitySchema;

/** What a bounded context brings to the database: its schema is called like the context. */
export interface Context {
  /** Name of the context and of its PostgreSQL schema, e.g. `identity`. */
  readonly name: string;
  readonly entities: readonly EntityTarget[];
  /** TypeORM migrations; each class name ends in a 13-digit timestamp that orders them over all contexts. */
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** The context's declared errors, so that refusals by field find their sentences. */
  readonly errors?: ErrorCatalogue;
}
