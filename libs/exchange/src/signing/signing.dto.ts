import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsString, IsUUID, Length } from 'class-validator';

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

/** Kinds of signed statements. */
export const STATEMENT_KINDS = ['recall', 'refusal'] as const;

/** A kind of signed statement. */
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** A statement to be made. */
export class MakeStatement {
  @ApiProperty({ enum: STATEMENT_KINDS, enumName: 'StatementKind' })
  @IsIn(STATEMENT_KINDS)
  kind!: StatementKind;

  @ApiProperty({ minLength: 3, maxLength: 1000 })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @Length(3, 1000)
  reason!: string;
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
