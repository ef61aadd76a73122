import { ApiProperty } from '@nestjs/swagger';
import { CHANNELS, type LetterChannel } from '../preference/preference.service.js';

/** A letter that could not be delivered. */
export class DeadLetter {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: CHANNELS, enumName: 'LetterChannel' })
  channel!: LetterChannel;

  @ApiProperty({ example: 'participant-accredited' })
  kind!: string;

  @ApiProperty({ description: 'Its subject.' })
  title!: string;

  @ApiProperty({ nullable: true, type: String, description: 'Only as much of it as tells two apart.' })
  address!: string | null;

  @ApiProperty()
  attempts!: number;

  @ApiProperty({ description: 'What the server said at the last attempt.' })
  reason!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  diedAt!: string;
}
