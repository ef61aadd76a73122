import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { PageQuery } from '@qujat/platform';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
const blankIsAbsent = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.trim() || undefined : value,
);
const digits = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.replace(/\s/g, '') || undefined : value,
);

/** Whom to invite: by number, by e-mail, or by both. */
export class Invite {
  @ApiPropertyOptional({ example: '091040999202', description: 'BIN, or the IIN of an entrepreneur.' })
  @IsOptional()
  @digits
  @IsString()
  @Matches(/^(\d{12}|Q[TF]\d{10})$/, { message: 'counterparty.number' })
  bin?: string;

  @ApiPropertyOptional({ format: 'email', description: 'A letter with a link goes there.' })
  @IsOptional()
  @blankIsAbsent
  @IsEmail({}, { message: 'form.email' })
  @MaxLength(254)
  email?: string;

  @ApiPropertyOptional({ maxLength: 300, description: 'What you call them, until they have registered.' })
  @IsOptional()
  @blankIsAbsent
  @IsString()
  @MaxLength(300)
  name?: string;

  @ApiPropertyOptional({ maxLength: 1000, description: 'A word to the invited one.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(1000)
  text?: string;
}

/** A signature over the acceptance. */
export class AcceptInvitation {
  @ApiProperty({
    description: 'Detached CMS over the exact bytes of the acceptance; PEM or base64.',
    maxLength: 131072,
  })
  @IsString()
  @MaxLength(131_072)
  signature!: string;
}

/** Why an invitation is refused; the inviting side reads it. */
export class RefuseInvitation {
  @ApiProperty({ minLength: 3, maxLength: 1000 })
  @trimmed
  @IsString()
  @Length(3, 1000)
  reason!: string;
}

/** Why a relation ends; both sides read it. */
export class EndRelation extends RefuseInvitation {}

/** The secret of a link. */
export class InvitationLink {
  @ApiProperty({ description: 'What follows the # in the link of the letter.' })
  @IsString()
  @Matches(/^[\w-]{43}$/, { message: 'invitation.link_unknown' })
  token!: string;
}

const DIRECTIONS = ['incoming', 'outgoing'] as const;

/** Which invitations. */
export class ListInvitations extends PageQuery {
  @ApiProperty({ enum: DIRECTIONS, enumName: 'InvitationDirection' })
  @IsIn(DIRECTIONS)
  direction!: (typeof DIRECTIONS)[number];

  @ApiPropertyOptional({ enum: ['open', 'decided'], default: 'open' })
  @IsOptional()
  @IsIn(['open', 'decided'])
  state?: 'open' | 'decided';
}

const LISTS = ['accepted', 'blocked'] as const;

/** Which counterparties. */
export class ListCounterparties extends PageQuery {
  @ApiPropertyOptional({ enum: LISTS, default: 'accepted' })
  @IsOptional()
  @IsIn(LISTS)
  list?: (typeof LISTS)[number];

  @ApiPropertyOptional({ maxLength: 200, description: 'Part of a name in any language, or of a BIN.' })
  @IsOptional()
  @blankIsAbsent
  @IsString()
  @MaxLength(200)
  search?: string;

  @ApiPropertyOptional({ maxLength: 60, description: 'One of your own groups.' })
  @IsOptional()
  @blankIsAbsent
  @IsString()
  @MaxLength(60)
  group?: string;
}

/** Whom one looks for as a recipient. */
export class FindRecipients {
  @ApiPropertyOptional({ maxLength: 200 })
  @IsOptional()
  @blankIsAbsent
  @IsString()
  @MaxLength(200)
  search?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 50, default: 10, type: Number })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  limit?: number;
}

/** What one keeps about a counterparty for oneself; what is absent stays. */
export class ChangeCounterparty {
  @ApiPropertyOptional({ maxLength: 2000 })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(2000)
  note?: string;

  @ApiPropertyOptional({ type: [String], maxItems: 20 })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    Array.isArray(value) ? value.map((each: unknown) => (typeof each === 'string' ? each.trim() : each)) : value,
  )
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique((each: unknown) => (typeof each === 'string' ? each.toLocaleLowerCase('kk') : each))
  @IsString({ each: true })
  @Length(1, 60, { each: true })
  groups?: string[];
}

/** A group gets another name; an empty one dissolves it. */
export class RenameGroup {
  @ApiProperty({ maxLength: 60 })
  @trimmed
  @IsString()
  @Length(1, 60)
  from!: string;

  @ApiProperty({ maxLength: 60 })
  @trimmed
  @IsString()
  @MaxLength(60)
  to!: string;
}
