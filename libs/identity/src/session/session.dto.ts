import { ApiProperty } from '@nestjs/swagger';
import { LOCALES } from '@qujat/kernel';
import type { Right, Role } from '@qujat/platform';
import { IsString, IsUUID, MaxLength } from 'class-validator';
import { ParticipantSummary } from '../participant/participant.response.js';
import { User } from '../user/user.response.js';
import { STEPS, type Step } from './session.policy.js';

const ROLES = ['first-head', 'sign-right', 'employee', 'individual'] as const;
const RIGHTS = [
  'document.prepare',
  'document.sign',
  'document.send',
  'document.receive',
  'document.recall',
  'participant.administer',
  'participant.register',
  'operator.accredit',
  'operator.announce',
] as const satisfies readonly Right[];

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

/** Who is signed in, what they may do and what comes next. */
export class Session {
  @ApiProperty({ type: Person })
  person!: Person;

  @ApiProperty({ type: SessionCertificate })
  certificate!: SessionCertificate;

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
}
