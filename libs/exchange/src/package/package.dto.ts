import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { LocalizedText } from '../http/localized.response.js';
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

/** What changes in a package that has not been sent; the documents are all of them, in their new order. */
export class ChangePackage extends PartialType(MakePackage) {}

/** Which page of packages. */
export class ListPackages {
  @ApiProperty({ required: false, description: 'Where the page before ended.' })
  @IsOptional()
  @Matches(/^[\w-]{1,200}$/)
  cursor?: string;

  @ApiProperty({ required: false, minimum: 1, maximum: 100, default: 25 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

/** A package as a line of a list. */
export class PackageLine {
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

  @ApiProperty({ type: () => LocalizedText, nullable: true, description: 'The other side; none: no recipient yet.' })
  counterparty!: LocalizedText | null;

  @ApiProperty({ type: 'integer', description: 'How many documents of it the reader sees.' })
  documentCount!: number;

  @ApiProperty({ format: 'date-time' })
  madeAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  sentAt!: string | null;
}

/** A page of packages, the newest first. */
export class PackagePage {
  @ApiProperty({ type: () => [PackageLine] })
  items!: PackageLine[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
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
