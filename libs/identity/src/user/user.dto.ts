import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Locale, LOCALES } from '@qujat/kernel';
import { IsEmail, IsIn, IsISO8601, IsOptional, Length, Matches, MaxLength } from 'class-validator';

/** E.164: plus, country code, number. */
export const E164 = /^\+[1-9]\d{6,14}$/;

/** What a user says of themselves (E-5.6.2); the rest is in the certificate. */
export class RegisterUser {
  @ApiProperty({ format: 'date', example: '1985-03-12' })
  @IsISO8601({ strict: true }, { message: 'form.date' })
  @Length(10, 10, { message: 'form.date' })
  birthDate!: string;

  @ApiProperty({ format: 'email' })
  @IsEmail({}, { message: 'form.email' })
  @MaxLength(254)
  email!: string;

  @ApiProperty({ example: '+77011234567' })
  @Matches(E164, { message: 'form.phone' })
  phone!: string;

  @ApiProperty({ enum: LOCALES, enumName: 'Locale' })
  @IsIn(LOCALES)
  locale!: Locale;
}

/** What a user may change; what is absent stays. */
export class ChangeUser {
  @ApiPropertyOptional({ format: 'email' })
  @IsOptional()
  @IsEmail({}, { message: 'form.email' })
  @MaxLength(254)
  email?: string;

  @ApiPropertyOptional({ example: '+77011234567' })
  @IsOptional()
  @Matches(E164, { message: 'form.phone' })
  phone?: string;

  @ApiPropertyOptional({ enum: LOCALES, enumName: 'Locale' })
  @IsOptional()
  @IsIn(LOCALES)
  locale?: Locale;
}
