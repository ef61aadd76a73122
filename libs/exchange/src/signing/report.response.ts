import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import type { Localized } from '@qujat/kernel';
import { LocalizedText } from '../http/localized.response.js';
import { INDICATIONS } from './signature.response.js';

/** One check of a validation. */
export class ReportCheck {
  @ApiProperty({ example: 'cms.message-digest' })
  id!: string;

  @ApiProperty()
  ok!: boolean;

  @ApiProperty({ example: 'RFC 5652 11.2' })
  spec!: string;

  @ApiProperty()
  detail!: string;
}

/** Who signed, as the certificate names them. */
export class ReportSigner {
  @ApiProperty({ nullable: true, type: String })
  subject!: string | null;

  @ApiProperty({ nullable: true, type: String })
  iin!: string | null;

  @ApiProperty({ nullable: true, type: String })
  bin!: string | null;

  @ApiProperty({ type: [String] })
  roles!: string[];
}

/** What was found about one signer. */
export class ReportSignature {
  @ApiProperty({ enum: INDICATIONS, enumName: 'Indication' })
  indication!: (typeof INDICATIONS)[number];

  @ApiProperty({ nullable: true, type: String })
  subIndication!: string | null;

  @ApiProperty()
  signer!: ReportSigner;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  bestSignatureTime!: string | null;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  claimedSigningTime!: string | null;

  @ApiProperty({ example: 'T' })
  level!: string;

  @ApiProperty({ type: () => [ReportCheck] })
  checks!: ReportCheck[];
}

/** Something the verdict rests on. */
export class ReportEvidence {
  @ApiProperty({ enum: ['certificate', 'crl', 'ocsp', 'timestamp'] })
  kind!: 'certificate' | 'crl' | 'ocsp' | 'timestamp';

  @ApiProperty()
  sha256!: string;

  @ApiProperty()
  about!: string;

  @ApiProperty({ format: 'date-time' })
  time!: string;
}

/** The report of the verification engine: the same as `qujat verify --format json` gives. */
export class VerificationReport {
  @ApiProperty({ enum: INDICATIONS, enumName: 'Indication' })
  indication!: (typeof INDICATIONS)[number];

  @ApiProperty({ nullable: true, type: String })
  subIndication!: string | null;

  @ApiProperty({ type: () => [ReportSignature] })
  signatures!: ReportSignature[];

  @ApiProperty({ type: () => [ReportEvidence] })
  evidenceUsed!: ReportEvidence[];

  @ApiProperty({ format: 'date-time' })
  validatedAt!: string;

  @ApiProperty({ nullable: true, type: String })
  failure!: string | null;
}

/** What the checks of a report are about, by their identifiers. */
export const CheckNames = () =>
  ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(LocalizedText) },
    description: 'What each check is about, by its identifier.',
  });

/** May the signer sign for the organisation? Apart from the verdict on the signature. */
export class SignerAuthority {
  @ApiProperty()
  may!: boolean;

  @ApiProperty({ enum: ['first-head', 'sign-right', 'entrepreneur', 'power'], nullable: true })
  by!: 'first-head' | 'sign-right' | 'entrepreneur' | 'power' | null;

  @ApiProperty({ description: 'Stable name of the reason.' })
  code!: string;

  @ApiProperty({ type: () => LocalizedText })
  reason!: Localized;
}

/** The report of a document's signature, with its text. */
@ApiExtraModels(LocalizedText)
export class SignatureVerificationReport extends VerificationReport {
  @ApiProperty({ description: 'The report in words.' })
  text!: LocalizedText;

  @CheckNames()
  checkNames!: Record<string, LocalizedText>;

  @ApiProperty({ description: 'Never changes the indication (ADR 0053).' })
  authority!: SignerAuthority;
}
