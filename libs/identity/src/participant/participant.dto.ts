import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { PARTICIPANT_KINDS, type ParticipantKind } from '../session/session.types.js';
import { SIZES } from './participant.types.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** A name in the three languages, as one types it. */
export class DraftName {
  @ApiPropertyOptional({ maxLength: 500 })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(500)
  kk?: string;

  @ApiPropertyOptional({ maxLength: 500 })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(500)
  ru?: string;

  @ApiPropertyOptional({ maxLength: 500 })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(500)
  en?: string;
}

/** A short text of the form; what it must look like is checked when the application is submitted. */
function Text(maxLength: number): PropertyDecorator {
  const decorators = [ApiPropertyOptional({ maxLength }), IsOptional(), trimmed, IsString(), MaxLength(maxLength)];
  return (target, key) => decorators.forEach((decorate) => decorate(target, key));
}

/** A member of a temporary association, as one types it. */
export class DraftMember {
  @ApiProperty({ maxLength: 100 })
  @trimmed
  @IsString()
  @MaxLength(100)
  bin!: string;

  @ApiProperty({ maxLength: 100, description: 'Percent.' })
  @trimmed
  @IsString()
  @MaxLength(100)
  share!: string;
}

/** The form as far as it is filled in: a draft is saved as one types, so nothing is demanded yet (E-5.7.1). */
export class SaveParticipant {
  @ApiPropertyOptional({ type: DraftName })
  @IsOptional()
  @ValidateNested()
  @Type(() => DraftName)
  fullName?: DraftName;

  @ApiPropertyOptional({ type: DraftName })
  @IsOptional()
  @ValidateNested()
  @Type(() => DraftName)
  shortName?: DraftName;

  @Text(200)
  registrationNumber?: string;

  @Text(100)
  registrationDate?: string;

  @Text(100)
  legalForm?: string;

  @Text(100)
  ownership?: string;

  @ApiPropertyOptional({ enum: SIZES, enumName: 'ParticipantSize' })
  @IsOptional()
  @IsIn(SIZES)
  size?: (typeof SIZES)[number];

  @Text(100)
  oked?: string;

  @Text(100)
  iik?: string;

  @Text(100)
  bic?: string;

  @Text(500)
  bankName?: string;

  @Text(100)
  legalKato?: string;

  @Text(500)
  legalAddress?: string;

  @Text(100)
  actualKato?: string;

  @Text(500)
  actualAddress?: string;

  @Text(500)
  postalAddress?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  vatPayer?: boolean;

  @Text(100)
  vatSeries?: string;

  @Text(100)
  vatNumber?: string;

  @Text(254)
  email?: string;

  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  phones?: string[];

  @Text(100)
  parentBin?: string;

  @Text(500)
  parentName?: string;

  @Text(200)
  contractNumber?: string;

  @Text(100)
  contractDate?: string;

  @Text(100)
  validUntil?: string;

  @ApiPropertyOptional({ type: [DraftMember] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => DraftMember)
  members?: DraftMember[];
}

/** What one window has changed: only the fields it names, and what stood in them before as far as it knows. */
export class PatchParticipant {
  @ApiProperty({ type: SaveParticipant, description: 'New values of the fields that were changed.' })
  @IsDefined()
  @ValidateNested()
  @Type(() => SaveParticipant)
  form!: SaveParticipant;

  @ApiProperty({
    type: SaveParticipant,
    description: 'What stood in these fields before; nothing where they were empty.',
  })
  @IsDefined()
  @ValidateNested()
  @Type(() => SaveParticipant)
  was!: SaveParticipant;
}

/** The kind of participant that one registers as. */
export class ChooseKind {
  @ApiProperty({ enum: PARTICIPANT_KINDS, enumName: 'ParticipantKind' })
  @IsIn(PARTICIPANT_KINDS)
  kind!: ParticipantKind;
}

/** What one may register with the certificate that one has signed in with. */
export class AllowedKinds {
  @ApiProperty({ enum: PARTICIPANT_KINDS, enumName: 'ParticipantKind', isArray: true })
  kinds!: ParticipantKind[];
}
