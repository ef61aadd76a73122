import type { CertificateFacts } from '@qujat/signature';
import type { CertificateStanding } from '@qujat/trust';

/** How a certificate stands as far as it is known: a silent NCA changes nothing. */
export type KnownStanding = Exclude<CertificateStanding, 'unknown'>;

/** Standings that signing stops with. */
export const STOPPED: readonly KnownStanding[] = ['revoked', 'suspended', 'untrusted'];

/** A certificate of a person, and how it stands. */
export interface CertificateRecord {
  readonly sha256: string;
  readonly facts: CertificateFacts;
  readonly standing: KnownStanding;
  readonly lastUsedAt: Date;
  readonly checkedAt: Date;
  readonly foundAt: Date | null;
}

/** One that is due to be asked about. */
export interface DueCertificate {
  readonly sha256: string;
  readonly iin: string;
  readonly der: Buffer;
  readonly standing: KnownStanding;
  readonly userId: string;
}
