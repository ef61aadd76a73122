import { ApiProperty } from '@nestjs/swagger';
import { type Locale, LOCALES } from '@qujat/kernel';
import type { UserRecord } from '../session/session.types.js';

/** A registered user. */
export class User {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  iin!: string;

  @ApiProperty()
  surname!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ nullable: true, type: String })
  patronymic!: string | null;

  @ApiProperty({ format: 'date' })
  birthDate!: string;

  @ApiProperty({ format: 'email' })
  email!: string;

  @ApiProperty({ example: '+77011234567' })
  phone!: string;

  @ApiProperty({ enum: LOCALES, enumName: 'Locale' })
  locale!: Locale;
}

/** The user as the API shows it. */
export function presentUser({ state: _, ...user }: UserRecord): User {
  return user;
}
