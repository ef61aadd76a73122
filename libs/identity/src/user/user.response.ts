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

  @ApiProperty({
    format: 'date',
    nullable: true,
    type: String,
    description: 'null: not known of one without a certificate.',
  })
  birthDate!: string | null;

  @ApiProperty({ format: 'email', nullable: true, type: String })
  email!: string | null;

  @ApiProperty({ example: '+77011234567', nullable: true, type: String })
  phone!: string | null;

  @ApiProperty({ nullable: true, type: String, description: 'Of one without a certificate: by what they sign in.' })
  login!: string | null;

  @ApiProperty({ enum: LOCALES, enumName: 'Locale' })
  locale!: Locale;

  @ApiProperty({ description: 'Confirmed by a code (E-5.6.2).' })
  emailConfirmed!: boolean;

  @ApiProperty()
  phoneConfirmed!: boolean;

  @ApiProperty({ nullable: true, type: String, description: 'A changed e-mail: in use once it is confirmed.' })
  pendingEmail!: string | null;

  @ApiProperty({ nullable: true, type: String })
  pendingPhone!: string | null;
}

/** The user as the API shows it. */
export function presentUser({ state: _, ...user }: UserRecord): User {
  return user;
}
