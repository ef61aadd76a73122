import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';

/** When people of an organisation are reminded of what it received (E-10.1.2). Days are working days. */
export class SaveReminderRules {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 60, description: 'After how many days of an unread document.' })
  @IsInt()
  @Min(1)
  @Max(60)
  unreadDays!: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 60, description: 'After how many days of an unanswered one.' })
  @IsInt()
  @Min(1)
  @Max(60)
  unansweredDays!: number;

  @ApiProperty({
    ...{ type: 'integer', minimum: 0, maximum: 10 },
    description: 'So often of one thing; the last goes to the administrators. 0: never.',
  })
  @IsInt()
  @Min(0)
  @Max(10)
  atMost!: number;
}

/** The rules that hold for the reader's organisation. */
export class ReminderRules extends SaveReminderRules {
  @ApiProperty({ description: "The organisation's own; otherwise the operator's." })
  own!: boolean;
}
