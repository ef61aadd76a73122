import type { Context } from '@qujat/platform';
import { RetentionSchema1700000700101 } from './migrations/1700000700101-retention-schema.js';
import { RETENTION_ERRORS } from './retention.errors.js';

/** What retention brings to the database. */
export const RETENTION_CONTEXT: Context = {
  name: 'retention',
  entities: [],
  migrations: [RetentionSchema1700000700101],
  errors: RETENTION_ERRORS,
};
