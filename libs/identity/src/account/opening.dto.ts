import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsEmail, IsString, Length, Matches, MaxLength } from 'class-validator';
import { LocalizedText } from '../http/responses.js';
import { PASSWORD_LENGTH } from '../session/password/password.policy.js';
import { SecondFactor } from '../session/password/password.dto.js';

/** The secret of a letter's link. */
export class AccountLink {
  @ApiProperty({ maxLength: 100 })
  @IsString()
  @Length(20, 100, { message: 'account.link_unknown' })
  token!: string;
}

/** Asking for a code. */
export class AskAccountCode extends AccountLink {
  @ApiProperty({ format: 'email', maxLength: 254, description: 'The mailbox that the letter came to.' })
  @IsEmail({}, { message: 'form.email' })
  @MaxLength(254, { message: 'form.email' })
  email!: string;
}

/** The code from the letter. */
export class ConfirmAccount extends AccountLink {
  @ApiProperty({ example: '048213', pattern: '^\\d{6}$' })
  @IsString()
  @Matches(/^\d{6}$/, { message: 'contact.code_shape' })
  code!: string;
}

/** What the administrator has handed over. */
export class OneTimeSignIn {
  @ApiProperty({ maxLength: 254 })
  @IsString()
  @Length(3, 254, { message: 'sign-in.login' })
  login!: string;

  @ApiProperty({ maxLength: 40 })
  @IsString()
  @Length(1, 40, { message: 'account.one_time_wrong' })
  password!: string;
}

/** A password of one's own. */
export class SetAccountPassword {
  @ApiProperty({ maxLength: 100 })
  @IsString()
  @MaxLength(100)
  key!: string;

  @ApiProperty({ minLength: PASSWORD_LENGTH.min, maxLength: PASSWORD_LENGTH.max })
  @IsString()
  @MaxLength(1000)
  password!: string;
}

/** The first code of the app. */
export class FinishAccount {
  @ApiProperty({ maxLength: 100 })
  @IsString()
  @MaxLength(100)
  key!: string;

  @ApiProperty({ example: '287082' })
  @IsString()
  @Matches(/^\s*[0-9]{3}\s?[0-9]{3}\s*$/, { message: 'password.code_wrong' })
  code!: string;

  @ApiProperty({ description: 'The person has read the rules of use: their organisation has signed for its people.' })
  @IsBoolean()
  acknowledged!: boolean;
}

/** Who invites whom. */
export class AccountInvitation {
  @ApiProperty({ type: LocalizedText })
  organisation!: LocalizedText;

  @ApiProperty()
  name!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
}

/** A code is on its way. */
export class AccountCodeSent {
  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;

  @ApiProperty({ format: 'date-time', description: 'Another one can be asked for from then on.' })
  againAt!: string;
}

/** Proved: how one goes on. */
export class AccountKey extends AccountInvitation {
  @ApiProperty({ description: 'Held by this window only.' })
  key!: string;

  @ApiProperty()
  minLength!: number;

  @ApiProperty()
  maxLength!: number;
}

/** What the authenticator app takes in. */
export class AccountFactor extends SecondFactor {}

/** The account serves. */
export class OpenedAccountResponse {
  @ApiProperty({ description: 'By what the person signs in.' })
  login!: string;

  @ApiProperty({ type: [String], description: 'Recovery codes: each is good once, and they are shown once.' })
  codes!: string[];
}
