import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
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

  @Text(50)
  registrationNumber?: string;

  @Text(10)
  registrationDate?: string;

  @Text(100)
  legalForm?: string;

  @Text(100)
  ownership?: string;

  @ApiPropertyOptional({ enum: SIZES, enumName: 'ParticipantSize' })
  @IsOptional()
  @IsIn(SIZES)
  size?: (typeof SIZES)[number];

  @Text(5)
  oked?: string;

  @Text(34)
  iik?: string;

  @Text(11)
  bic?: string;

  @Text(200)
  bankName?: string;

  @Text(500)
  legalAddress?: string;

  @Text(500)
  actualAddress?: string;

  @Text(500)
  postalAddress?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  vatPayer?: boolean;

  @Text(20)
  vatSeries?: string;

  @Text(20)
  vatNumber?: string;

  @Text(254)
  email?: string;

  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @IsString({ each: true })
  @MaxLength(16, { each: true })
  phones?: string[];
}
