import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { STATUSES, type Status } from './document.axes.js';
import { BOXES, type Box, DOCUMENT_TYPES, type DocumentType } from './document.types.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** A new draft. */
export class CreateDocument {
  @ApiProperty({ minLength: 1, maxLength: 300, example: 'Договор поставки № 12' })
  @trimmed
  @IsString()
  @Length(1, 300)
  title!: string;

  @ApiProperty({ enum: DOCUMENT_TYPES, enumName: 'DocumentType' })
  @IsIn(DOCUMENT_TYPES)
  type!: DocumentType;

  @ApiPropertyOptional({ format: 'uuid', nullable: true, type: String, description: 'An accredited participant.' })
  @IsOptional()
  @IsUUID()
  recipientId?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String, maxLength: 100, description: "The sender's own number." })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(100)
  outgoingNumber?: string | null;

  @ApiPropertyOptional({ format: 'date', nullable: true, type: String, example: '2026-03-01' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  documentDate?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String, maxLength: 2000, description: 'A word to the recipient.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(2000)
  note?: string | null;
}

/** What changes in a draft; what is absent stays, `null` empties. */
export class EditDocument {
  @ApiPropertyOptional({ minLength: 1, maxLength: 300 })
  @IsOptional()
  @trimmed
  @IsString()
  @Length(1, 300)
  title?: string;

  @ApiPropertyOptional({ enum: DOCUMENT_TYPES, enumName: 'DocumentType' })
  @IsOptional()
  @IsIn(DOCUMENT_TYPES)
  type?: DocumentType;

  @ApiPropertyOptional({ format: 'uuid', nullable: true, type: String })
  @IsOptional()
  @IsUUID()
  recipientId?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String, maxLength: 100 })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(100)
  outgoingNumber?: string | null;

  @ApiPropertyOptional({ format: 'date', nullable: true, type: String })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  documentDate?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String, maxLength: 2000 })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(2000)
  note?: string | null;
}

/** Which list, which part of it. */
export class ListDocuments {
  @ApiProperty({ enum: BOXES, enumName: 'Box' })
  @IsIn(BOXES)
  box!: Box;

  @ApiPropertyOptional({ enum: STATUSES, enumName: 'DocumentStatus' })
  @IsOptional()
  @IsIn(STATUSES)
  status?: Status;

  @ApiPropertyOptional({ maxLength: 200, description: 'Title, numbers, name or BIN of the counterparty.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(200)
  search?: string;

  @ApiPropertyOptional({
    type: Boolean,
    description: "Only what waits for the reader's organisation (true), or only what does not (false).",
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  attention?: boolean;

  @ApiPropertyOptional({ description: '`nextCursor` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 25, type: Number })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}
