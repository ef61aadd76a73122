import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CHECKS, type CheckHow, type CheckOutcome, type CheckPoint, HOW, OUTCOMES } from './check.types.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** Taking a case. */
export class TakeCase {
  @ApiPropertyOptional({ description: 'Take it over from the colleague who has it; it is on record.' })
  @IsOptional()
  @IsBoolean()
  over?: boolean;
}

/** A short text that may be left out. */
function Short(maxLength: number): PropertyDecorator {
  const decorators = [ApiPropertyOptional({ maxLength }), IsOptional(), trimmed, IsString(), MaxLength(maxLength)];
  return (target, key) => decorators.forEach((decorate) => decorate(target, key));
}

/** What an excerpt of the register says, copied by the operator. */
export class ExcerptCopied {
  @ApiProperty({ maxLength: 500 })
  @trimmed
  @IsString()
  @MinLength(1, { message: 'form.required' })
  @MaxLength(500)
  name!: string;

  @ApiProperty({ maxLength: 200, example: 'Зарегистрирован' })
  @trimmed
  @IsString()
  @MinLength(1, { message: 'form.required' })
  @MaxLength(200)
  status!: string;

  @Short(300)
  head?: string;

  @Short(500)
  address?: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'form.date' })
  registeredAt?: string;
}

/** A check by hand: the point, the way, what came of it (E-10.2.2). */
export class RecordCheck {
  @ApiProperty({ enum: CHECKS, enumName: 'AccreditationCheck' })
  @IsIn(CHECKS)
  point!: CheckPoint;

  @ApiProperty({ enum: HOW, enumName: 'AccreditationHow' })
  @IsIn(HOW)
  how!: CheckHow;

  @ApiProperty({ enum: OUTCOMES, enumName: 'AccreditationOutcome' })
  @IsIn(OUTCOMES)
  outcome!: CheckOutcome;

  @Short(2000)
  note?: string;

  @ApiPropertyOptional({
    maxLength: 200,
    description: 'Number and date of the excerpt or letter; an excerpt needs it.',
  })
  @ValidateIf((check: RecordCheck) => check.how === 'excerpt' || check.reference !== undefined)
  @trimmed
  @IsString({ message: 'form.required' })
  @MinLength(1, { message: 'form.required' })
  @MaxLength(200)
  reference?: string;

  @ApiPropertyOptional({ type: ExcerptCopied, description: 'For an excerpt: what it says.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ExcerptCopied)
  excerpt?: ExcerptCopied;
}

/** A question to the applicant, or an answer. */
export class SendMessage {
  @ApiProperty({ minLength: 1, maxLength: 4000 })
  @trimmed
  @IsString()
  @MinLength(1, { message: 'form.required' })
  @MaxLength(4000)
  text!: string;
}
