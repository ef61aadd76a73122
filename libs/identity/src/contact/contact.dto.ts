import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Matches } from 'class-validator';
import { type Channel, CHANNELS, CODE_ATTEMPTS, PAUSE_SECONDS } from './contact.types.js';
import type { ContactState } from './contact.service.js';

/** Which contact. */
export class ContactChannel {
  @ApiProperty({ enum: CHANNELS, enumName: 'ContactChannel' })
  @IsIn(CHANNELS)
  channel!: Channel;
}

/** The six digits from the letter or the message. */
export class ConfirmContact {
  @ApiProperty({ example: '048213', pattern: '^\\d{6}$' })
  @IsString()
  @Matches(/^\d{6}$/, { message: 'contact.code_shape' })
  code!: string;
}

/** A code that is under way. */
export class SentCode {
  @ApiProperty({ description: 'Where it was sent to.' })
  address!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;

  @ApiProperty()
  attemptsLeft!: number;

  @ApiProperty({ format: 'date-time', description: 'Another one can be asked for from then on.' })
  againAt!: string;
}

/** A contact of the person who is signed in. */
export class Contact {
  @ApiProperty({ enum: CHANNELS, enumName: 'ContactChannel' })
  channel!: Channel;

  @ApiProperty({ description: 'The contact in use.' })
  value!: string;

  @ApiProperty()
  confirmed!: boolean;

  @ApiProperty({ nullable: true, type: String, description: 'A changed contact: in use once it is confirmed.' })
  pending!: string | null;

  @ApiProperty({ type: SentCode, nullable: true })
  code!: SentCode | null;
}

/** The contact as the API shows it. */
export function presentContact({ channel, value, confirmedAt, pending, open }: ContactState): Contact {
  return {
    ...{ channel, value, pending },
    confirmed: confirmedAt !== null,
    code: open
      ? {
          address: open.address,
          expiresAt: open.expiresAt.toISOString(),
          attemptsLeft: CODE_ATTEMPTS - open.attempts,
          againAt: new Date(open.createdAt.getTime() + PAUSE_SECONDS * 1000).toISOString(),
        }
      : null,
  };
}
