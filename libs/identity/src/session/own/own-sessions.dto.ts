import { ApiProperty } from '@nestjs/swagger';
import { LocalizedText } from '../../http/responses.js';
import { SIGN_IN_METHODS, type SignInMethod } from '../session.types.js';

/** A session of the person, in one of their browsers. */
export class OwnSession {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'Is it the one that asks?' })
  current!: boolean;

  @ApiProperty({ enum: SIGN_IN_METHODS, enumName: 'SignInMethod' })
  method!: SignInMethod;

  @ApiProperty({ nullable: true, type: String, example: 'Firefox' })
  browser!: string | null;

  @ApiProperty({ nullable: true, type: String, example: 'Windows' })
  system!: string | null;

  @ApiProperty({ example: '192.0.2.7' })
  address!: string;

  @ApiProperty({ type: LocalizedText, nullable: true })
  organisation!: LocalizedText | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  lastSeenAt!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
}

/** How many sessions were ended. */
export class EndedSessions {
  @ApiProperty()
  ended!: number;
}
