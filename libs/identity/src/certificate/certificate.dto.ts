import { ApiProperty } from '@nestjs/swagger';
import { SessionCertificate } from '../session/session.dto.js';
import type { KnownStanding } from './certificate.types.js';

export const STANDINGS = [
  'good',
  'revoked',
  'suspended',
  'expired',
  'untrusted',
] as const satisfies readonly KnownStanding[];
export const USES = ['sign', 'sign-in'] as const;

/** A certificate that the person has signed in with. */
export class MyCertificate extends SessionCertificate {
  @ApiProperty({ description: 'SHA-256 of the certificate.' })
  sha256!: string;

  @ApiProperty()
  issuer!: string;

  @ApiProperty({ enum: STANDINGS, enumName: 'CertificateStanding' })
  standing!: KnownStanding;

  @ApiProperty({ description: 'The session began with it.' })
  inUse!: boolean;

  @ApiProperty({ enum: USES, isArray: true, enumName: 'CertificateUse', description: 'What it is for.' })
  uses!: (typeof USES)[number][];

  @ApiProperty({ description: 'Days until it ends, by the portal’s calendar; 0 or less: today, or past.' })
  daysLeft!: number;

  @ApiProperty({ format: 'date-time' })
  lastUsedAt!: string;

  @ApiProperty({ format: 'date-time', description: 'When the NCA last answered about it.' })
  checkedAt!: string;
}
