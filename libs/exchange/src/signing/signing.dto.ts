import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, Length, ValidateIf } from 'class-validator';

/** Characters of an armoured signature: a CMS of one signer with chain and timestamp has some 20,000. */
const MAX_SIGNATURE = 400_000;

/** A signature over the document. */
export class SubmitSignature {
  @ApiProperty({
    description: 'Detached CMS over the exact bytes of the content: PEM or base64.',
    maxLength: MAX_SIGNATURE,
  })
  @IsString()
  @Length(1, MAX_SIGNATURE)
  signature!: string;
}

/** Forms in which a signature is kept: as it was submitted, with the portal's timestamp, raised to LT. */
export const SIGNATURE_FORMS = ['submitted', 'stamped', 'raised'] as const;

/** One of the forms. */
export type SignatureForm = (typeof SIGNATURE_FORMS)[number];

/** Which form of a signature is wanted. */
export class DownloadSignature {
  @ApiProperty({ enum: SIGNATURE_FORMS, enumName: 'SignatureForm', required: false, default: 'stamped' })
  @IsOptional()
  @IsIn(SIGNATURE_FORMS)
  form?: SignatureForm;
}

/** Kinds of signed statements. */
export const STATEMENT_KINDS = [
  'recall',
  'refusal',
  'annulment-proposal',
  'annulment-withdrawal',
  'annulment-consent',
  'annulment-refusal',
] as const;

/** Kinds that speak for themselves; the others say why. */
const WITHOUT_REASON: readonly string[] = ['annulment-withdrawal', 'annulment-consent'];

/** A kind of signed statement. */
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** A statement to be made. */
export class MakeStatement {
  @ApiProperty({ enum: STATEMENT_KINDS, enumName: 'StatementKind' })
  @IsIn(STATEMENT_KINDS)
  kind!: StatementKind;

  @ApiProperty({
    ...{ minLength: 3, maxLength: 1000, required: false },
    description: 'Why; a withdrawal and a consent may do without.',
  })
  @ValidateIf(({ kind, reason }: MakeStatement) => !WITHOUT_REASON.includes(kind) || Boolean(reason))
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @Length(3, 1000)
  reason?: string;

  @ApiProperty({
    ...{ format: 'uuid', required: false },
    description: 'Of a recall: the one recipient of several that it is about, before its receipt.',
  })
  @IsOptional()
  @IsUUID()
  recipientId?: string;
}

/** The signature over a statement. */
export class SignStatement {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  statementId!: string;

  @ApiProperty({ description: "Detached CMS over the statement's content: PEM or base64.", maxLength: MAX_SIGNATURE })
  @IsString()
  @Length(1, MAX_SIGNATURE)
  signature!: string;
}
