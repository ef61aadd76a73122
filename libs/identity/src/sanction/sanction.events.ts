import type { Uuid } from '@qujat/kernel';
import type { SanctionKind } from './sanction.types.js';

interface OfSanction {
  readonly sanctionId: Uuid;
  readonly participantId: Uuid;
  readonly kind: SanctionKind;
}

/** What happens to sanctions (E-10.2.2). */
export interface SanctionEvents {
  'identity.sanction.imposed': OfSanction;
  'identity.sanction.lifted': OfSanction;
  /** Its term is over. */
  'identity.sanction.ended': OfSanction;
  'identity.sanction.appealed': OfSanction;
  'identity.sanction.appeal-decided': OfSanction & { readonly granted: boolean };
}
