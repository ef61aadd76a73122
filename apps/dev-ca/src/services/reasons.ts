import type { RecordedReason } from '../state/state.types.js';

/** CRLReason (RFC 5280 5.3.1). */
export const REASON_CODES: Readonly<Record<RecordedReason, number>> = {
  unspecified: 0,
  keyCompromise: 1,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
  privilegeWithdrawn: 9,
};

/** In a delta CRL: the certificate is off hold again. */
export const REMOVE_FROM_CRL = 8;
