import type { Localized, Uuid } from '@qujat/kernel';

/** A consent, for whom it is asked, and by which association. */
export interface ConsentEvent {
  readonly consentId: Uuid;
  readonly associationId: Uuid;
  readonly memberId: Uuid;
  /** As the terms have it. */
  readonly association: Localized;
}

/** E-5.1: members of a temporary association are asked, and decide. */
export interface AssociationEvents {
  'identity.association.consent-asked': ConsentEvent;
  'identity.association.consent-given': ConsentEvent;
  'identity.association.consent-refused': ConsentEvent;
}
