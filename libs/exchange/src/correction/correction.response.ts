import { ApiProperty } from '@nestjs/swagger';

/** A correction that the recipient has asked for. */
export class Correction {
  @ApiProperty()
  reason!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ description: 'Name of the person who asked.' })
  by!: string;
}

/** Another version of the document, where the reader may see it. */
export class DocumentVersion {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'QJ-2026-000123' })
  number!: string;

  @ApiProperty()
  title!: string;
}
