import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { LIMITABLE, SANCTION_KINDS, SANCTION_STATES, type SanctionKind, type SanctionState } from './sanction.types.js';

/** Largest fine: 1,000,000,000 tenge. */
const MAX_TIYN = 100_000_000_000;
const trimmed = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value);

/** A sanction to impose. */
export class ImposeSanction {
  @ApiProperty({
    pattern: '^(\\d{12}|Q[A-Z]\\d{10})$',
    example: '140340999103',
    description: 'BIN, IIN, or the portal’s number of the participant (ADR 0060).',
  })
  @Matches(/^(\d{12}|Q[A-Z]\d{10})$/)
  bin!: string;

  @ApiProperty({ enum: SANCTION_KINDS, enumName: 'SanctionKind' })
  @IsIn(SANCTION_KINDS)
  kind!: SanctionKind;

  @ApiPropertyOptional({
    enum: LIMITABLE,
    isArray: true,
    enumName: 'LimitableRight',
    description: 'What a limitation takes away.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(LIMITABLE.length)
  @IsIn(LIMITABLE, { each: true })
  rights?: (typeof LIMITABLE)[number][];

  @ApiProperty({ example: '3.13', maxLength: 100, description: 'The clause that was violated.' })
  @Transform(trimmed)
  @IsString()
  @Length(1, 100)
  clause!: string;

  @ApiProperty({ maxLength: 4000 })
  @Transform(trimmed)
  @IsString()
  @Length(1, 4000)
  ground!: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Now, when absent.' })
  @IsOptional()
  @IsISO8601({ strict: true }, { message: 'form.date' })
  startsAt?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Until it is lifted, when absent.' })
  @IsOptional()
  @IsISO8601({ strict: true }, { message: 'form.date' })
  endsAt?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: MAX_TIYN, description: 'The amount of a fine, in tiyn.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_TIYN)
  amountTiyn?: number;
}

/** Why a sanction is lifted. */
export class LiftSanction {
  @ApiProperty({ maxLength: 4000 })
  @Transform(trimmed)
  @IsString()
  @Length(1, 4000)
  reason!: string;
}

/** What a participant says to a sanction. */
export class FileAppeal {
  @ApiProperty({ maxLength: 10000 })
  @Transform(trimmed)
  @IsString()
  @Length(1, 10_000)
  text!: string;
}

/** The operator's decision on an appeal. */
export class DecideAppeal {
  @ApiProperty({ description: 'True: the sanction is lifted.' })
  @IsBoolean()
  granted!: boolean;

  @ApiProperty({ maxLength: 4000 })
  @Transform(trimmed)
  @IsString()
  @Length(1, 4000)
  answer!: string;
}

/** Which sanctions. */
export class SanctionQuery {
  @ApiPropertyOptional({ enum: SANCTION_STATES, enumName: 'SanctionState' })
  @IsOptional()
  @IsIn(SANCTION_STATES)
  state?: SanctionState;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  participantId?: string;

  @ApiPropertyOptional({ description: 'Only those with an appeal that waits.' })
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  appealed?: boolean;
}
