import { ApiProperty } from '@nestjs/swagger';

/** What the term of keeping is counted from. */
export const CLOCK_EVENTS = ['sent', 'completed', 'refused', 'recalled', 'annulled'] as const;

/** A document that the participant keeps, and how long. */
export class RetainedDocument {
  @ApiProperty({ format: 'uuid' })
  documentId!: string;
  @ApiProperty({ example: 'QJ-2026-000001' })
  number!: string;
  @ApiProperty()
  title!: string;
  @ApiProperty()
  type!: string;
  @ApiProperty({ enum: CLOCK_EVENTS, enumName: 'RetentionClock', description: 'What the term is counted from.' })
  event!: (typeof CLOCK_EVENTS)[number];
  @ApiProperty({ format: 'date', description: 'The day of that event.' })
  day!: string;
  @ApiProperty({ format: 'date', description: 'The last day on which it must be kept.' })
  keepUntil!: string;
  @ApiProperty({ description: 'Under a hold: it stays, whatever the term.' })
  held!: boolean;
}

/** What goes first stands first. */
export class RetainedDocumentList {
  @ApiProperty({ type: [RetainedDocument] })
  items!: RetainedDocument[];
  @ApiProperty({ nullable: true, type: String })
  nextCursor!: string | null;
}
