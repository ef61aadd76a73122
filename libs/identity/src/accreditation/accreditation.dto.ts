import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { REFUSAL_REASONS, type RefusalReason } from '../participant/participant.types.js';

export const CHECKS = ['certificate-matches', 'register-lookup', 'email', 'phone', 'address'] as const;
export const HOW = ['register', 'call', 'letter', 'code', 'certificate'] as const;
export const QUEUES = ['submitted', 'accredited', 'refused'] as const;

/** A check that the operator has made: which and how (E-10.2.2). */
export class CheckMade {
  @ApiProperty({ enum: CHECKS, enumName: 'AccreditationCheck' })
  @IsIn(CHECKS)
  id!: (typeof CHECKS)[number];

  @ApiProperty({ enum: HOW, enumName: 'AccreditationHow' })
  @IsIn(HOW)
  how!: (typeof HOW)[number];

  @ApiPropertyOptional({ maxLength: 500 })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

/** What every decision says. */
class Decision {
  @ApiPropertyOptional({ minimum: 1, description: 'The version that was looked at; another one is not decided on.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;
}

/** The decision to accredit (E-5.8). */
export class AcceptParticipant extends Decision {
  @ApiProperty({ type: [CheckMade] })
  @IsArray()
  @ArrayMaxSize(CHECKS.length)
  @ArrayUnique((check: CheckMade) => check.id)
  @ValidateNested({ each: true })
  @Type(() => CheckMade)
  checks!: CheckMade[];

  @ApiPropertyOptional({ maxLength: 2000 })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  comment?: string;
}

/** The decision to refuse, with reasons (E-5.9). */
export class RefuseParticipant extends Decision {
  @ApiProperty({ enum: REFUSAL_REASONS, enumName: 'RefusalReason', isArray: true })
  @IsArray()
  @ArrayMinSize(1, { message: 'form.required' })
  @ArrayUnique()
  @IsIn(REFUSAL_REASONS, { each: true })
  reasons!: RefusalReason[];

  @ApiProperty({ minLength: 1, maxLength: 2000, description: 'What the applicant has to correct, in words.' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @MinLength(1, { message: 'form.required' })
  @MaxLength(2000)
  comment!: string;
}

/** Which queue, which page of it. */
export class QueueQuery {
  @ApiPropertyOptional({ enum: QUEUES, enumName: 'AccreditationQueueState', default: 'submitted' })
  @IsOptional()
  @IsIn(QUEUES)
  state?: (typeof QUEUES)[number];

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 25, type: Number })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}
