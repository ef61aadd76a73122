import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsDate, IsIn, IsOptional, IsString, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { LocalizedText } from '../http/responses.js';
import { AGREEMENT_KINDS, type AgreementKind } from './agreement.repository.js';
import { PublishedAgreement } from './agreement.response.js';
import { DRAFT_STATES, type DraftAct, type DraftState } from './draft.machine.js';

/** Trimmed, with line ends as UNIX has them: the bytes do not depend on who typed them where. */
const plain = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.replace(/\r\n?/g, '\n').normalize('NFC').trim() : value,
);

function Text(maxLength: number): PropertyDecorator {
  const length = [MinLength(1, { message: 'form.required' }), MaxLength(maxLength)];
  const decorators = [ApiProperty({ maxLength }), plain, IsString(), ...length];
  return (target, key) => decorators.forEach((decorate) => decorate(target, key));
}

/** A title in the three languages. */
export class DraftTitle {
  @Text(200)
  kk!: string;
  @Text(200)
  ru!: string;
  @Text(200)
  en!: string;
}

/** The text in the three languages. */
export class DraftTexts {
  @Text(200_000)
  kk!: string;
  @Text(200_000)
  ru!: string;
  @Text(200_000)
  en!: string;
}

/** A new version as it is written. */
export class SaveDraft {
  @ApiProperty({ enum: AGREEMENT_KINDS, enumName: 'AgreementKind' })
  @IsIn(AGREEMENT_KINDS)
  kind!: AgreementKind;

  @ApiProperty({ type: DraftTitle })
  @ValidateNested()
  @Type(() => DraftTitle)
  title!: DraftTitle;

  @ApiProperty({ type: DraftTexts })
  @ValidateNested()
  @Type(() => DraftTexts)
  texts!: DraftTexts;

  @ApiProperty({ description: 'Does every user sign this version anew?' })
  @IsBoolean()
  usersSign!: boolean;

  @ApiProperty({ description: 'Does every participant sign this version anew?' })
  @IsBoolean()
  participantsSign!: boolean;
}

/** Putting a version in force. */
export class PublishDraft {
  @ApiPropertyOptional({
    format: 'date-time',
    type: String,
    description: 'Not before publication; at once when absent.',
  })
  @IsOptional()
  @Type(() => Date)
  @IsDate({ message: 'form.date' })
  effectiveFrom?: Date;
}

const ACTS = ['edit', 'propose', 'return', 'publish', 'discard'] as const satisfies readonly DraftAct[];

/** A new version on its way. */
export class AgreementDraft {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ enum: AGREEMENT_KINDS, enumName: 'AgreementKind' })
  kind!: AgreementKind;
  @ApiProperty({ enum: DRAFT_STATES, enumName: 'AgreementDraftState' })
  state!: DraftState;
  @ApiProperty({ type: LocalizedText })
  title!: LocalizedText;
  @ApiProperty({ type: LocalizedText })
  texts!: LocalizedText;
  @ApiProperty()
  usersSign!: boolean;
  @ApiProperty()
  participantsSign!: boolean;
  @ApiProperty()
  draftedBy!: string;
  @ApiProperty({ format: 'date-time' })
  draftedAt!: string;
  @ApiProperty({ enum: ACTS, enumName: 'AgreementDraftAct', isArray: true, description: 'What the reader may do now.' })
  abilities!: DraftAct[];
}

/** A version with how many have signed it. */
export class SignedVersion extends PublishedAgreement {
  @ApiProperty()
  users!: number;
  @ApiProperty()
  participants!: number;
}

/** Everything about rules, agreement and offer that the operator sees. */
export class AgreementDesk {
  @ApiProperty({ type: [SignedVersion] })
  versions!: SignedVersion[];
  @ApiProperty({ type: [AgreementDraft] })
  drafts!: AgreementDraft[];
}
