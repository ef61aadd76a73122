import type { Context } from '@qujat/platform';
import { TrustEvidence1700000100001 } from './evidence/evidence.migration.js';
import { TRUST_ERRORS } from './trust.errors.js';

/** What trust brings to the database. */
export const TRUST_CONTEXT: Context = {
  name: 'trust',
  entities: [],
  migrations: [TrustEvidence1700000100001],
  errors: TRUST_ERRORS,
};
