import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Locale, LOCALES } from '@qujat/kernel';
import { Transform } from 'class-transformer';
import { IsEmail, IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { type Way, WAYS } from './account.types.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** A person who is to get an account. */
export class NewAccount {
  @ApiProperty({ maxLength: 100 })
  @trimmed
  @IsString()
  @Length(1, 100, { message: 'account.name' })
  surname!: string;

  @ApiProperty({ maxLength: 100 })
  @trimmed
  @IsString()
  @Length(1, 100, { message: 'account.name' })
  name!: string;

  @ApiPropertyOptional({ maxLength: 100 })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(100, { message: 'account.name' })
  patronymic?: string;

  @ApiProperty({ enum: LOCALES, enumName: 'Locale', description: 'Of the letters to the person.' })
  @IsIn(LOCALES)
  locale!: Locale;

  @ApiPropertyOptional({ format: 'uuid', nullable: true, type: String, description: 'A role of the organisation.' })
  @IsOptional()
  @IsUUID()
  roleId?: string | null;
}

/** Inviting a person by a link in a letter (D-3.1). */
export class InviteAccount extends NewAccount {
  @ApiProperty({ format: 'email', maxLength: 254 })
  @trimmed
  @IsEmail({}, { message: 'form.email' })
  @MaxLength(254, { message: 'form.email' })
  email!: string;
}

/** Making a login that is handed over (D-3.2). */
export class HandAccount extends NewAccount {
  @ApiProperty({ example: 'a.serikova', description: 'The portal adds “@” and the number of the organisation.' })
  @trimmed
  @Matches(/^[a-z0-9](?:[a-z0-9.-]{0,38}[a-z0-9])$/i, { message: 'account.login_shape' })
  login!: string;

  @ApiPropertyOptional({ format: 'email', maxLength: 254 })
  @IsOptional()
  @trimmed
  @IsEmail({}, { message: 'form.email' })
  @MaxLength(254, { message: 'form.email' })
  email?: string;
}

/** An account that waits to be opened. */
export class Enrolment {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: WAYS, enumName: 'EnrolmentWay' })
  way!: Way;

  @ApiProperty()
  name!: string;

  @ApiProperty({ nullable: true, type: String })
  email!: string | null;

  @ApiProperty({ nullable: true, type: String })
  login!: string | null;

  @ApiProperty({ nullable: true, type: String, description: 'Name of the role that will be given.' })
  role!: string | null;

  @ApiProperty({ description: 'Replaces what a person of the organisation has lost.' })
  replaces!: boolean;

  @ApiProperty()
  by!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;

  @ApiProperty()
  expired!: boolean;
}

/** What the administrator hands over. */
export class HandedAccount {
  @ApiProperty()
  login!: string;

  @ApiProperty({ description: 'Good for the first use only; shown this once.' })
  password!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
}
