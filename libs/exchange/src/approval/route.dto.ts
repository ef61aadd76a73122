import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { DOCUMENT_TYPES, type DocumentType } from '../document/document.types.js';
import { STEP_MODES, type StepMode } from './approval.machine.js';
import { type Moment, MOMENTS } from './route.types.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
const KINDS = ['person', 'role'] as const;
const UNITS = ['hours', 'days'] as const;

/** Whom a step asks. */
export class Approver {
  @ApiProperty({ enum: KINDS, enumName: 'ApproverKind', description: 'A person, or everyone who holds a role.' })
  @IsIn(KINDS)
  kind!: (typeof KINDS)[number];

  @ApiProperty({ format: 'uuid', description: 'A user of the organisation, or a role of it.' })
  @IsUUID()
  id!: string;
}

/** …as it is kept. */
export class NamedApprover extends Approver {
  @ApiProperty()
  name!: string;
}

/** Within what time a step is to be decided, in the portal's working time (E-13.2). */
export class StepDeadline {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 999 })
  @IsInt()
  @Min(1)
  @Max(999)
  value!: number;

  @ApiProperty({ enum: UNITS, enumName: 'DeadlineUnit' })
  @IsIn(UNITS)
  unit!: (typeof UNITS)[number];
}

/** A step to be kept. Steps go one after the other; the people of one step are asked at once. */
export class SaveStep {
  @ApiProperty({ minLength: 1, maxLength: 100 })
  @trimmed
  @IsString()
  @Length(1, 100)
  name!: string;

  @ApiProperty({ enum: STEP_MODES, enumName: 'StepMode', description: 'All of them, or the first who decides.' })
  @IsIn(STEP_MODES)
  mode!: StepMode;

  @ApiProperty({ type: [Approver], minItems: 1, maxItems: 20 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => Approver)
  approvers!: Approver[];

  @ApiProperty({ type: () => StepDeadline, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => StepDeadline)
  deadline!: StepDeadline | null;

  @ApiProperty({ description: 'Does approval take a signature over the content?' })
  @IsBoolean()
  signed!: boolean;
}

/** A route to be kept, or a new version of one. */
export class SaveRoute {
  @ApiProperty({ minLength: 1, maxLength: 100 })
  @trimmed
  @IsString()
  @Length(1, 100)
  name!: string;

  @ApiProperty({ enum: MOMENTS, enumName: 'ApprovalMoment' })
  @IsIn(MOMENTS)
  moment!: Moment;

  @ApiProperty({ description: 'Without approval the document is neither signed nor sent.' })
  @IsBoolean()
  mandatory!: boolean;

  @ApiProperty({ enum: DOCUMENT_TYPES, enumName: 'DocumentType', isArray: true, description: 'Empty: of any type.' })
  @IsArray()
  @ArrayUnique()
  @IsIn(DOCUMENT_TYPES, { each: true })
  documentTypes!: DocumentType[];

  @ApiProperty({
    type: 'integer',
    nullable: true,
    minimum: 0,
    description: 'Tiyn; a document without a sum is covered.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  amountFrom!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, minimum: 0, description: 'Tiyn.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  amountTo!: number | null;

  @ApiProperty({ type: [String], format: 'uuid', description: 'Departments of the sender; empty: of any.' })
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  departments!: string[];

  @ApiProperty({ type: [SaveStep], minItems: 1, maxItems: 20 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => SaveStep)
  steps!: SaveStep[];
}

/** A new version. */
export class EditRoute extends SaveRoute {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'The version that was edited.' })
  @IsInt()
  @Min(1)
  version!: number;
}

/** The order in which routes are asked. */
export class OrderRoutes {
  @ApiProperty({ type: [String], format: 'uuid' })
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  ids!: string[];
}

/** A document that might be. */
export class TryOut extends PickType(SaveRoute, ['moment'] as const) {
  @ApiProperty({ enum: DOCUMENT_TYPES, enumName: 'DocumentType' })
  @IsIn(DOCUMENT_TYPES)
  type!: DocumentType;

  @ApiPropertyOptional({ type: 'integer', nullable: true, minimum: 0, description: 'Tiyn.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  amount?: number | null;

  @ApiPropertyOptional({ format: 'uuid', nullable: true, type: String })
  @IsOptional()
  @IsUUID()
  departmentId?: string | null;
}
