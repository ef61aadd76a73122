import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LocalizedText } from '../http/localized.response.js';

/** Sides of a document. */
export const SIDES = ['sender', 'recipient'] as const;

/** States of a signature. */
export const SIGNATURE_ROW_STATES = ['verifying', 'accepted', 'rejected'] as const;

/** Indications of ETSI EN 319 102-1. */
export const INDICATIONS = ['TOTAL-PASSED', 'TOTAL-FAILED', 'INDETERMINATE'] as const;

/** Who signed, as the certificate names them. */
export class DocumentSigner {
  @ApiProperty()
  name!: string;

  @ApiProperty({ nullable: true, type: String })
  iin!: string | null;

  @ApiProperty({ nullable: true, type: String })
  bin!: string | null;

  @ApiProperty({ nullable: true, type: String })
  organization!: string | null;

  @ApiPropertyOptional({
    description: 'Number of the temporary association for which its leading participant’s certificate signed.',
  })
  onBehalfOf?: string;

  @ApiProperty({ type: [String], description: 'Roles by the key-use identifiers of the certificate.' })
  roles!: string[];
}

/** The certificate of a signature. */
export class SignatureCertificate {
  @ApiProperty()
  serialNumber!: string;

  @ApiProperty()
  issuer!: string;

  @ApiProperty({ format: 'date-time' })
  notBefore!: string;

  @ApiProperty({ format: 'date-time' })
  notAfter!: string;

  @ApiProperty({ example: 'GOST-2015-512' })
  algorithm!: string;
}

/** One signature of the document. */
export class DocumentSignature {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: SIDES, enumName: 'Side' })
  side!: (typeof SIDES)[number];

  @ApiProperty({ enum: SIGNATURE_ROW_STATES, enumName: 'SignatureState' })
  state!: (typeof SIGNATURE_ROW_STATES)[number];

  @ApiProperty()
  signer!: DocumentSigner;

  @ApiProperty({ type: () => SignatureCertificate, nullable: true })
  certificate!: SignatureCertificate | null;

  @ApiProperty({ format: 'date-time' })
  submittedAt!: string;

  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: 'Best signature time: proven.' })
  time!: string | null;

  @ApiProperty({ nullable: true, type: String, example: 'T' })
  level!: string | null;

  @ApiProperty({
    format: 'date-time',
    nullable: true,
    type: String,
    description: 'When the portal raised it to LT; the original stays beside the raised form.',
  })
  raisedAt!: string | null;

  @ApiProperty({ enum: INDICATIONS, enumName: 'Indication', nullable: true })
  indication!: (typeof INDICATIONS)[number] | null;

  @ApiProperty({ nullable: true, type: String })
  subIndication!: string | null;

  @ApiProperty({ description: 'The verdict in words.' })
  verdict!: LocalizedText;
}
