import type { Uuid } from '@qujat/kernel';

/** What happens to people's certificates (E-10.1.2). */
export interface CertificateEvents {
  /** `days`: 30, 7 or 1 before it ends, by the portal's calendar. */
  'identity.certificate.expires': {
    readonly userId: Uuid;
    readonly sha256: string;
    readonly notAfter: string;
    readonly days: number;
  };
  /** The nightly check found it revoked, on hold, or with no way to what the portal trusts: it signs no more. */
  'identity.certificate.stopped': {
    readonly userId: Uuid;
    readonly sha256: string;
    readonly standing: 'revoked' | 'suspended' | 'untrusted';
    readonly participantIds: readonly Uuid[];
  };
  /** E-10.1.2: with the access of a member the organisation's certificate should go, too. */
  'identity.member.suspended': { readonly participantId: Uuid; readonly userId: Uuid };
  /** It is off hold. */
  'identity.certificate.restored': { readonly userId: Uuid; readonly sha256: string };
}
