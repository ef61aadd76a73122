import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { PageQuery } from '@qujat/platform';
import { LocalizedText } from '../http/responses.js';
import { Person } from '../session/session.dto.js';
import { JOIN_STATES, type JoinState } from './join.types.js';

const JOIN_ROLES = ['sign-right', 'employee'] as const;
const LISTS = ['waiting', 'decided'] as const;
const DECISIONS = ['accept', 'refuse'] as const;

/** Asking the organisation of one's certificate. */
export class AskToJoin {
  @ApiProperty({ format: 'uuid', description: 'One of the organisations that the certificate names.' })
  @IsUUID()
  participantId!: string;

  @ApiPropertyOptional({ maxLength: 500, description: 'For the administrator: department, position.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  message?: string;
}

/** Admitting a person: what they begin with. */
export class AcceptJoinRequest {
  @ApiPropertyOptional({ format: 'uuid', nullable: true, type: String, description: 'A role of the organisation.' })
  @IsOptional()
  @IsUUID()
  roleId?: string | null;

  @ApiPropertyOptional({ default: true, description: 'Does the person hold what the certificate gives by itself?' })
  @IsOptional()
  @IsBoolean()
  certificatePowers?: boolean;
}

/** Refusing a request. */
export class RefuseToJoin {
  @ApiProperty({ minLength: 3, maxLength: 500, description: 'The person reads it.' })
  @IsString()
  @Length(3, 500, { message: 'join.reason' })
  reason!: string;
}

/** Which requests. */
export class JoinQuery extends PageQuery {
  @ApiPropertyOptional({ enum: LISTS, enumName: 'JoinList', default: 'waiting' })
  @IsOptional()
  @IsIn(LISTS)
  list?: (typeof LISTS)[number];
}

/** A request to join, as its person sees it. */
export class OwnJoinRequest {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: JOIN_STATES, enumName: 'JoinState' })
  state!: JoinState;

  @ApiProperty()
  message!: string;

  @ApiProperty({ format: 'date-time' })
  askedAt!: string;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  decidedAt!: string | null;

  @ApiProperty({ description: 'Why it was refused; empty otherwise.' })
  reason!: string;
}

/** An organisation that the certificate names, to which the person does not belong. */
export class JoinableOrganisation {
  @ApiProperty({ format: 'uuid' })
  participantId!: string;

  @ApiProperty()
  bin!: string;

  @ApiProperty({ type: LocalizedText })
  name!: LocalizedText;

  @ApiProperty({ type: OwnJoinRequest, nullable: true, description: 'The latest request.' })
  request!: OwnJoinRequest | null;
}

/** How to reach the person. */
export class JoinContacts {
  @ApiProperty()
  email!: string;

  @ApiProperty()
  phone!: string;
}

/** The certificate that the person came with. */
export class JoinCertificate {
  @ApiProperty()
  serialNumber!: string;

  @ApiProperty({ format: 'date-time' })
  notAfter!: string;
}

/** A request to join, as the administrator sees it. */
export class MemberJoinRequest extends OwnJoinRequest {
  @ApiProperty({ type: Person })
  person!: Person;

  @ApiProperty({ enum: JOIN_ROLES, enumName: 'JoinRole', description: 'What the certificate says of the person.' })
  role!: (typeof JOIN_ROLES)[number];

  @ApiProperty({ type: JoinContacts })
  contacts!: JoinContacts;

  @ApiProperty({ type: JoinCertificate })
  certificate!: JoinCertificate;

  @ApiProperty({ nullable: true, type: String })
  decidedBy!: string | null;

  @ApiProperty({ enum: DECISIONS, enumName: 'JoinDecision', isArray: true })
  abilities!: (typeof DECISIONS)[number][];
}

/** A page of requests. */
export class JoinRequestPage {
  @ApiProperty({ type: [MemberJoinRequest] })
  items!: MemberJoinRequest[];

  @ApiProperty({ nullable: true, type: String })
  nextCursor!: string | null;

  @ApiProperty({ description: 'How many wait for a decision.' })
  waiting!: number;
}
