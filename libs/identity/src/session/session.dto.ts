import { ApiProperty } from '@nestjs/swagger';
import { LOCALES } from '@qujat/kernel';
import { type Right, RIGHTS, type Role } from '@qujat/platform';
import { IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import { ParticipantSummary } from '../participant/participant.response.js';
import { User } from '../user/user.response.js';
import { STEPS, type Step } from './session.policy.js';
import { SIGN_IN_METHODS, type SignInMethod } from './session.types.js';

const ROLES = ['first-head', 'sign-right', 'employee', 'individual'] as const;

/** Bytes to sign, once. */
export class Nonce {
  @ApiProperty({ format: 'uuid' })
  nonceId!: string;

  @ApiProperty({ description: 'The bytes to sign, base64.' })
  nonce!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
}

/** The nonce, signed. */
export class SignIn {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  nonceId!: string;

  @ApiProperty({ description: 'CMS over the nonce, content attached; PEM or base64.', maxLength: 131072 })
  @IsString()
  @MaxLength(131_072)
  signature!: string;
}

/** A person as the certificate names them. */
export class Person {
  @ApiProperty({ example: '850312300000' })
  iin!: string;

  @ApiProperty()
  surname!: string;

  @ApiProperty()
  givenName!: string;

  @ApiProperty({ nullable: true, type: String })
  patronymic!: string | null;

  @ApiProperty()
  commonName!: string;
}

/** The certificate a session began with. */
export class SessionCertificate {
  @ApiProperty()
  serialNumber!: string;

  @ApiProperty({ format: 'date-time' })
  notBefore!: string;

  @ApiProperty({ format: 'date-time' })
  notAfter!: string;

  @ApiProperty({ type: [String] })
  roles!: string[];

  @ApiProperty({ nullable: true, type: String })
  organization!: string | null;

  @ApiProperty({ nullable: true, type: String })
  bin!: string | null;

  @ApiProperty({ example: 'GOST-2015-512' })
  algorithm!: string;
}

/** Whose signatures the agreements in force have (E-5.14). Without both one only reads. */
export class SignedAgreements {
  @ApiProperty()
  byUser!: boolean;

  @ApiProperty({ description: 'The first head signs for the organisation; its people wait for that.' })
  byParticipant!: boolean;
}

/** Which organisation to act for. */
export class ChooseOrganisation {
  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: 'null: that of the certificate.' })
  @ValidateIf(({ participantId }: ChooseOrganisation) => participantId !== null)
  @IsUUID()
  participantId!: string | null;
}

/** An organisation that the person belongs to. */
export class SessionOrganisation {
  @ApiProperty({ type: ParticipantSummary })
  participant!: ParticipantSummary;

  @ApiProperty()
  administrator!: boolean;

  @ApiProperty({ description: 'Has the administrator suspended the person here?' })
  suspended!: boolean;

  @ApiProperty({
    description: 'Is the certificate of the session of this organisation? Otherwise nothing is signed here.',
  })
  byCertificate!: boolean;

  @ApiProperty({ description: 'Does the session act for it now?' })
  current!: boolean;
}

/** When the session ends. */
export class SessionLimits {
  @ApiProperty({ description: 'Without a request of the person for so many minutes it ends.' })
  idleMinutes!: number;

  @ApiProperty({ format: 'date-time', description: 'It ends then, whatever happens.' })
  expiresAt!: string;
}

/** Who is signed in, what they may do and what comes next. */
export class Session {
  @ApiProperty({ type: Person })
  person!: Person;

  @ApiProperty({ type: SessionCertificate, nullable: true, description: 'null: a person without a certificate (D-3).' })
  certificate!: SessionCertificate | null;

  @ApiProperty({ type: User, nullable: true })
  user!: User | null;

  @ApiProperty({ type: ParticipantSummary, nullable: true })
  participant!: ParticipantSummary | null;

  @ApiProperty({ enum: ROLES, enumName: 'Role' })
  role!: Role;

  @ApiProperty()
  administrator!: boolean;

  @ApiProperty()
  operator!: boolean;

  @ApiProperty({ enum: RIGHTS, enumName: 'Right', isArray: true })
  rights!: Right[];

  @ApiProperty({ enum: STEPS, enumName: 'Step' })
  step!: Step;

  @ApiProperty({ enum: LOCALES, enumName: 'Locale' })
  locale!: string;

  @ApiProperty({ type: SignedAgreements })
  signed!: SignedAgreements;

  @ApiProperty({ enum: SIGN_IN_METHODS, enumName: 'SignInMethod' })
  method!: SignInMethod;

  @ApiProperty({ type: [SessionOrganisation] })
  organisations!: SessionOrganisation[];

  @ApiProperty({ type: SessionLimits })
  limits!: SessionLimits;
}
