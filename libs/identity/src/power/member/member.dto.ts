import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '@qujat/platform';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

export const MEMBER_STATES = ['active', 'suspended'] as const;
/** May the member work for the organisation? */
export type MemberState = (typeof MEMBER_STATES)[number];
export const MEMBER_ROLES = ['first-head', 'sign-right', 'employee', 'individual'] as const;

/** A role as it was given to a member; days in portal time. */
export class AssignedRole {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  roleId!: string;

  @ApiPropertyOptional({
    format: 'date',
    nullable: true,
    type: String,
    description: 'The first day; null: from now on.',
  })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  validFrom?: string | null;

  @ApiPropertyOptional({
    format: 'date',
    nullable: true,
    type: String,
    description: 'The last day; null: until withdrawn.',
  })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  validTo?: string | null;
}

/** What a member shall hold from now on. */
export class SaveMemberPowers {
  @ApiProperty({ description: 'Does the member hold what the certificate gives by itself?' })
  @IsBoolean()
  certificatePowers!: boolean;

  @ApiPropertyOptional({ format: 'uuid', nullable: true, type: String })
  @IsOptional()
  @IsUUID()
  departmentId?: string | null;

  @ApiProperty({ type: () => [AssignedRole], maxItems: 50 })
  @IsArray()
  @ArrayMaxSize(50)
  // A role is held in one term at a time.
  @ArrayUnique(({ roleId }: AssignedRole) => roleId)
  @ValidateNested({ each: true })
  @Type(() => AssignedRole)
  roles!: AssignedRole[];
}

/** Why; it is kept and shown to the administrators. */
export class Reason {
  @ApiProperty({ minLength: 3, maxLength: 500 })
  @trimmed
  @IsString()
  @Length(3, 500)
  reason!: string;
}

/** Which members. */
export class ListMembers extends PageQuery {
  @ApiPropertyOptional({ maxLength: 200, description: 'Name or IIN.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(200)
  search?: string;

  @ApiPropertyOptional({ enum: MEMBER_STATES, enumName: 'MemberState' })
  @IsOptional()
  @IsIn(MEMBER_STATES)
  state?: MemberState;
}

/** Something by its name. */
export class Named {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

/** A person of the organisation, in a list. */
export class MemberSummary {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  iin!: string;

  @ApiProperty({ nullable: true, type: String, description: 'By what one without a certificate signs in (D-3).' })
  login!: string | null;

  @ApiProperty({ enum: MEMBER_ROLES, enumName: 'Role', description: 'By the certificate last seen.' })
  role!: (typeof MEMBER_ROLES)[number];

  @ApiProperty()
  administrator!: boolean;

  @ApiProperty({ enum: MEMBER_STATES, enumName: 'MemberState' })
  state!: MemberState;

  @ApiProperty({ type: () => Named, nullable: true })
  department!: Named | null;

  @ApiProperty({ type: () => [Named] })
  roles!: Named[];

  @ApiProperty({ description: 'The one who asks.' })
  self!: boolean;
}

/** A page of members. */
export class MemberPage {
  @ApiProperty({ type: () => [MemberSummary] })
  items!: MemberSummary[];

  @ApiProperty({ nullable: true, type: String })
  nextCursor!: string | null;
}

/** May this be done now; if not, why. */
export class MemberAbility {
  @ApiProperty()
  allowed!: boolean;

  @ApiPropertyOptional()
  reason?: string;

  @ApiPropertyOptional()
  message?: string;
}

/** What the reader can do with a member. */
export class MemberAbilities {
  @ApiProperty()
  suspend!: MemberAbility;

  @ApiProperty()
  restore!: MemberAbility;

  @ApiProperty()
  appoint!: MemberAbility;

  @ApiProperty()
  dismiss!: MemberAbility;
}

/** Something that was done to a member's standing. */
export class MemberEvent {
  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ example: 'membership.suspended' })
  act!: string;

  @ApiProperty()
  by!: string;

  @ApiProperty({ nullable: true, type: String })
  reason!: string | null;
}

/** A role that a member has, with its term. */
export class MemberRole extends Named {
  @ApiProperty({ format: 'date-time' })
  validFrom!: string;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  validTo!: string | null;
}

/** A person of the organisation. */
export class Member extends MemberSummary {
  @ApiProperty({ nullable: true, type: String })
  email!: string | null;

  @ApiProperty({ nullable: true, type: String })
  phone!: string | null;

  @ApiProperty({ format: 'date-time' })
  since!: string;

  @ApiProperty()
  certificatePowers!: boolean;

  @ApiProperty({ type: () => [MemberRole] })
  assigned!: MemberRole[];

  @ApiProperty({ nullable: true, type: String, description: 'Why the state is what it is.' })
  stateReason!: string | null;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  stateChangedAt!: string | null;

  @ApiProperty({ nullable: true, type: String })
  stateChangedBy!: string | null;

  @ApiProperty({ type: 'integer', description: 'Sessions in which the member acts for the organisation now.' })
  sessions!: number;

  @ApiProperty({ type: () => [MemberEvent] })
  history!: MemberEvent[];

  @ApiProperty()
  abilities!: MemberAbilities;
}
