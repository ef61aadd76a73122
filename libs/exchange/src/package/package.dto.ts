import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsString, IsUUID, Length } from 'class-validator';
import { DocumentSummary } from '../document/document.response.js';

/** A new package. */
export class MakePackage {
  @ApiProperty({ minLength: 1, maxLength: 300, example: 'Документы по договору № 12' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @Length(1, 300)
  title!: string;

  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: 100, description: 'Drafts, in their order.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  documentIds!: string[];
}

/** Documents that go together or not at all. */
export class DocumentPackage {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  number!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ enum: ['draft', 'sent'], enumName: 'PackageState' })
  state!: 'draft' | 'sent';

  @ApiProperty({ description: "Is it the reader's own?" })
  own!: boolean;

  @ApiProperty({ format: 'date-time' })
  madeAt!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Who made it; for its own organisation.' })
  madeBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  sentAt!: string | null;

  @ApiProperty({ type: [DocumentSummary], description: 'In their order, each with its own states and abilities.' })
  documents!: DocumentSummary[];
}
