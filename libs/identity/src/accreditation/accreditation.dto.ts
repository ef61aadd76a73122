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
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '@qujat/platform';
import { REFUSAL_REASONS, type RefusalReason } from '../participant/participant.types.js';
import { CASE_KINDS, type CaseKind } from './case.types.js';
import { CHECKS, type CheckHow, type CheckPoint, HOW } from './check.types.js';

export const QUEUES = ['submitted', 'accredited', 'refused'] as const;
export const TAKEN = ['free', 'mine', 'others'] as const;
export const WAITS_FOR = ['operator', 'applicant'] as const;

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** A check that is made together with the decision: which and how (E-10.2.2). It is recorded as one that passed. */
export class CheckMade {
  @ApiProperty({ enum: CHECKS, enumName: 'AccreditationCheck' })
  @IsIn(CHECKS)
  id!: CheckPoint;

  @ApiProperty({
    enum: HOW,
    enumName: 'AccreditationHow',
    description: 'An excerpt is recorded before, with its number.',
  })
  @IsIn(HOW.filter((how) => how !== 'excerpt'))
  how!: CheckHow;

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

/** The decision to accredit, or to accept a change of data (E-5.8, E-5.2). */
export class AcceptParticipant extends Decision {
  @ApiPropertyOptional({ type: [CheckMade], description: 'Checks made just now; those recorded before count as well.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(CHECKS.length)
  @ArrayUnique((check: CheckMade) => check.id)
  @ValidateNested({ each: true })
  @Type(() => CheckMade)
  checks?: CheckMade[];

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
  @trimmed
  @IsString()
  @MinLength(1, { message: 'form.required' })
  @MaxLength(2000)
  comment!: string;
}

/** Which queue, which part and page of it. */
export class QueueQuery extends PageQuery {
  @ApiPropertyOptional({ enum: QUEUES, enumName: 'AccreditationQueueState', default: 'submitted' })
  @IsOptional()
  @IsIn(QUEUES)
  state?: (typeof QUEUES)[number];

  @ApiPropertyOptional({ enum: CASE_KINDS, enumName: 'AccreditationCaseKind' })
  @IsOptional()
  @IsIn(CASE_KINDS)
  kind?: CaseKind;

  @ApiPropertyOptional({ enum: TAKEN, enumName: 'AccreditationTaken', description: 'By whom the case is taken.' })
  @IsOptional()
  @IsIn(TAKEN)
  taken?: (typeof TAKEN)[number];

  @ApiPropertyOptional({ enum: WAITS_FOR, enumName: 'AccreditationWaitsFor', description: 'Whose turn it is.' })
  @IsOptional()
  @IsIn(WAITS_FOR)
  waitsFor?: (typeof WAITS_FOR)[number];

  @ApiPropertyOptional({ maxLength: 200, description: 'Part of a name in any language, or of a BIN.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(200)
  search?: string;
}
