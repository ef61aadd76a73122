import { ApiProperty } from '@nestjs/swagger';

/** How long a type of documents is kept. */
export class RetentionRule {
  @ApiProperty()
  type!: string;
  @ApiProperty({ format: 'date', description: 'For documents settled on this day or later.' })
  effectiveFrom!: string;
  @ApiProperty({ type: 'integer', description: 'Full years after the year of the event.' })
  years!: number;
}
