import type { Context } from '@qujat/platform';
import { IDENTITY_ERRORS } from './identity.errors.js';
import { IdentitySchema1700000300001 } from './migrations/1700000300001-identity-schema.js';
import { AcceptancesBySignatory1700000300002 } from './migrations/1700000300002-acceptances-by-signatory.js';
import { DecisionsOnVersions1700000300003 } from './migrations/1700000300003-decisions-on-versions.js';
import { AgreementsAreThePortals1700000300004 } from './migrations/1700000300004-agreements-are-the-portals.js';

/** What identity brings to the database. */
export const IDENTITY_CONTEXT: Context = {
  name: 'identity',
  entities: [],
  migrations: [
    IdentitySchema1700000300001,
    AcceptancesBySignatory1700000300002,
    DecisionsOnVersions1700000300003,
    AgreementsAreThePortals1700000300004,
  ],
  errors: IDENTITY_ERRORS,
};
