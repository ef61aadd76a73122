import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '@qujat/platform';
import { POWER_ACTS, POWER_DOCUMENT_TYPES, type PowerAct } from '../acts.js';
import { Named } from '../member/member.dto.js';

export const CHECK_OUTCOMES = ['allowed', 'refused'] as const;
/** What the check came to. */
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];
/** What an act of powers is done to. */
export const SUBJECT_TYPES = [
  'document',
  'membership',
  'role',
  'department',
  'join-request',
  'enrolment',
  'consent',
] as const;
const SOURCES = ['certificate', 'role', 'attorney'] as const;
const told = Transform(({ value }: { value: unknown }) =>
  value === 'true' ? true : value === 'false' ? false : value,
);

/** Which checks. */
export class ListChecks extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Of one person of the organisation.' })
  @IsOptional()
  @IsUUID()
  memberId?: string;

  @ApiPropertyOptional({ enum: POWER_ACTS, enumName: 'HeldAct' })
  @IsOptional()
  @IsIn(POWER_ACTS)
  act?: PowerAct;

  @ApiPropertyOptional({ enum: CHECK_OUTCOMES, enumName: 'CheckOutcome' })
  @IsOptional()
  @IsIn(CHECK_OUTCOMES)
  outcome?: CheckOutcome;

  @ApiPropertyOptional({ format: 'uuid', description: 'By one role or power of attorney.' })
  @IsOptional()
  @IsUUID()
  sourceId?: string;

  @ApiPropertyOptional({ default: false, description: 'With every saving of a draft, of which there are many.' })
  @IsOptional()
  @told
  @IsBoolean()
  drafting?: boolean;
}

/** What an act was done to, as it was called then. */
export class CheckSubject {
  @ApiProperty({ enum: SUBJECT_TYPES, enumName: 'CheckSubjectType' })
  type!: (typeof SUBJECT_TYPES)[number];

  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ nullable: true, type: String })
  name!: string | null;
}

/** The power that was used, and how far it reached. */
export class UsedPower {
  @ApiProperty({ enum: SOURCES, enumName: 'PowerSourceKind' })
  source!: (typeof SOURCES)[number];

  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: 'The role or power of attorney.' })
  id!: string | null;

  @ApiProperty({ description: 'Name of the role, number of the power of attorney, or standing in the certificate.' })
  name!: string;

  @ApiProperty({ enum: POWER_DOCUMENT_TYPES, enumName: 'DocumentType', nullable: true })
  documentType!: (typeof POWER_DOCUMENT_TYPES)[number] | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The largest sum, in tiyn.' })
  limit!: number | null;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  until!: string | null;
}

/** A power as it was checked at the moment of an act. */
export class PowerCheck {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ type: () => Named, description: 'Who acted; the name is that of the certificate.' })
  member!: Named;

  @ApiProperty({ enum: POWER_ACTS, enumName: 'HeldAct' })
  act!: PowerAct;

  @ApiProperty()
  subject!: CheckSubject;

  @ApiProperty({ enum: POWER_DOCUMENT_TYPES, enumName: 'DocumentType', nullable: true })
  documentType!: (typeof POWER_DOCUMENT_TYPES)[number] | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Sum of the document, in tiyn.' })
  amount!: number | null;

  @ApiProperty({ nullable: true, type: String })
  department!: string | null;

  @ApiProperty({ enum: CHECK_OUTCOMES, enumName: 'CheckOutcome' })
  outcome!: CheckOutcome;

  @ApiProperty({ type: () => UsedPower, nullable: true, description: 'Null: no power allowed it.' })
  power!: UsedPower | null;

  @ApiProperty({ nullable: true, type: String, description: 'Of a refusal: why.' })
  reason!: string | null;

  @ApiProperty({
    ...{ nullable: true, type: String },
    description: 'SHA-256 of the certificate that counted, hex; null: of a person without a certificate.',
  })
  certificateSha256!: string | null;
}

/** A page of checks, the latest first. */
export class CheckPage {
  @ApiProperty({ type: () => [PowerCheck] })
  items!: PowerCheck[];

  @ApiProperty({ nullable: true, type: String })
  nextCursor!: string | null;
}
