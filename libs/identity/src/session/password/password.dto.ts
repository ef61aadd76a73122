import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, Matches, MaxLength } from 'class-validator';
import { PASSWORD_LENGTH } from './password.policy.js';

/** Signing in with a password and a second factor. */
export class PasswordSignIn {
  @ApiProperty({
    example: 'aizhan@company.example',
    maxLength: 254,
    description: 'IIN; of one without a certificate, the login.',
  })
  @IsString()
  @Length(3, 254, { message: 'sign-in.login' })
  login!: string;

  @ApiProperty({ maxLength: PASSWORD_LENGTH.max })
  @IsString()
  @Length(1, PASSWORD_LENGTH.max)
  password!: string;

  @ApiProperty({ description: 'Six digits of the authenticator app, or a recovery code.' })
  @IsString()
  @Length(6, 20, { message: 'sign-in.code' })
  code!: string;
}

/** The password to be. */
export class BeginEnrolment {
  @ApiProperty({ minLength: PASSWORD_LENGTH.min, maxLength: PASSWORD_LENGTH.max })
  @IsString()
  @MaxLength(1000)
  password!: string;
}

/** The first code of the authenticator app. */
export class ConfirmEnrolment {
  @ApiProperty({ example: '287082' })
  @IsString()
  @Matches(/^\s*[0-9]{3}\s?[0-9]{3}\s*$/, { message: 'password.code_wrong' })
  code!: string;
}

/** How sign-in with a password stands. */
export class PasswordState {
  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: 'null: it is not set up.' })
  enrolledAt!: string | null;

  @ApiProperty({ description: 'Recovery codes that have not been used.' })
  codesLeft!: number;

  @ApiProperty({ description: 'Can it be set up in this session? Only after signing in by certificate.' })
  mayEnrol!: boolean;

  @ApiProperty()
  minLength!: number;

  @ApiProperty()
  maxLength!: number;
}

/** What the authenticator app takes in. */
export class SecondFactor {
  @ApiProperty({ description: 'otpauth:// address.' })
  uri!: string;

  @ApiProperty({ description: 'The secret, for typing in.' })
  secret!: string;

  @ApiProperty({ description: 'The address as a QR code, SVG.' })
  qr!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
}

/** Codes for one who has lost the second factor: each is good once, and they are shown once. */
export class RecoveryCodes {
  @ApiProperty({ type: [String] })
  codes!: string[];
}
