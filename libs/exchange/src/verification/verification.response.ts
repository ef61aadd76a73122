import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { STATUSES, type Status } from '../document/document.axes.js';
import { DOCUMENT_TYPES, type DocumentType } from '../document/document.types.js';
import { LocalizedText } from '../http/localized.response.js';
import { INDICATIONS, SIDES } from '../signing/signature.response.js';

/** A participant by name. */
export class PublicParty {
  @ApiProperty()
  name!: LocalizedText;

  @ApiProperty()
  bin!: string;
}

/** The file, without its content. */
export class PublicFile {
  @ApiProperty()
  name!: string;

  @ApiProperty()
  size!: number;

  @ApiProperty({ description: 'SHA-256, hex.' })
  sha256!: string;
}

/** Who signed. */
export class PublicSigner {
  @ApiProperty()
  name!: string;

  @ApiProperty({ nullable: true, type: String })
  organization!: string | null;

  @ApiProperty({ nullable: true, type: String })
  bin!: string | null;

  @ApiPropertyOptional({
    description: 'Number of the temporary association for which its leading participant’s certificate signed.',
  })
  onBehalfOf?: string;
}

/** The certificate of a signature. */
export class PublicCertificate {
  @ApiProperty()
  serialNumber!: string;

  @ApiProperty({ format: 'date-time' })
  notBefore!: string;

  @ApiProperty({ format: 'date-time' })
  notAfter!: string;
}

/** A signature with its verdict. */
export class PublicSignature {
  @ApiProperty({ enum: SIDES, enumName: 'Side' })
  side!: (typeof SIDES)[number];

  @ApiProperty()
  signer!: PublicSigner;

  @ApiProperty({ type: () => PublicCertificate, nullable: true })
  certificate!: PublicCertificate | null;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  time!: string | null;

  @ApiProperty({ enum: INDICATIONS, enumName: 'Indication', nullable: true })
  indication!: (typeof INDICATIONS)[number] | null;

  @ApiProperty()
  verdict!: LocalizedText;
}

/** The moment of receipt. */
export class PublicReceipt {
  @ApiProperty({ format: 'date-time' })
  at!: string;
}

/** Annulled, or proposed to be, and since when. */
export class PublicAnnulment {
  @ApiProperty({ enum: ['proposed', 'annulled'] })
  state!: 'proposed' | 'annulled';

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

/** One of those to whom the document goes, and how it stands there. */
export class PublicRecipient extends PublicParty {
  @ApiProperty({ enum: STATUSES, enumName: 'DocumentStatus' })
  status!: Status;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  receivedAt!: string | null;
}

/** What anyone with the link sees: enough to hold a paper copy against the original (E-7.5.10). */
export class PublicVerification {
  @ApiProperty()
  number!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ enum: DOCUMENT_TYPES, enumName: 'DocumentType' })
  type!: DocumentType;

  @ApiProperty({ enum: STATUSES, enumName: 'DocumentStatus' })
  status!: Status;

  @ApiProperty()
  sender!: PublicParty;

  @ApiProperty()
  recipient!: PublicParty;

  @ApiProperty({ type: () => [PublicRecipient], description: 'All to whom it goes, in their order.' })
  recipients!: PublicRecipient[];

  @ApiProperty()
  file!: PublicFile;

  @ApiProperty({ format: 'date-time' })
  sentAt!: string;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  receivedAt!: string | null;

  @ApiProperty({ type: () => [PublicSignature] })
  signatures!: PublicSignature[];

  @ApiProperty({ type: () => PublicReceipt, nullable: true })
  receipt!: PublicReceipt | null;

  @ApiProperty({ type: () => PublicAnnulment, nullable: true, description: 'Whether it has been annulled (E-7.1.5).' })
  annulment!: PublicAnnulment | null;

  @ApiProperty({ format: 'date-time' })
  verifiedAt!: string;
}
