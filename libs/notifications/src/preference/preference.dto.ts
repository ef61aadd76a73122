import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import { type Topic, TOPICS } from '../templates/template.js';
import { CHANNELS, type LetterChannel } from './preference.service.js';

/** Decline letters about a topic, or want them again. */
export class SetPreference {
  @ApiProperty({ enum: TOPICS, enumName: 'NotificationTopic' })
  @IsIn(TOPICS)
  topic!: Topic;

  @ApiProperty({ enum: CHANNELS, enumName: 'LetterChannel' })
  @IsIn(CHANNELS)
  channel!: LetterChannel;

  @ApiProperty()
  @IsBoolean()
  wanted!: boolean;
}

/** Does the person want letters about a topic? */
export class NotificationPreference extends SetPreference {
  @ApiProperty({ description: 'Cannot be declined.' })
  mandatory!: boolean;
}
