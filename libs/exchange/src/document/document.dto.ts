import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
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
  ValidateNested,
} from 'class-validator';
import { SIDES } from '../signing/signature.response.js';
import { DocumentFilter } from './document-filter.js';
import {
  type Side,
  BOXES,
  type Box,
  DOCUMENT_TYPES,
  type DocumentType,
  type Sending,
  SENDINGS,
} from './document.types.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** One of several recipients: an accredited participant, or one who is invited. */
export class Addressee {
  @ApiPropertyOptional({ format: 'uuid', type: String })
  @IsOptional()
  @IsUUID()
  recipientId?: string;

  @ApiPropertyOptional({ format: 'uuid', type: String, description: 'Instead: an open invitation of yours.' })
  @IsOptional()
  @IsUUID()
  invitationId?: string;
}

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

  @ApiPropertyOptional({
    ...{ format: 'uuid', nullable: true, type: String },
    description: 'Instead of a recipient: an open invitation of yours to one not registered yet (E-7.1.3).',
  })
  @IsOptional()
  @IsUUID()
  invitationId?: string | null;

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

  @ApiPropertyOptional({
    ...{ format: 'date', nullable: true, type: String },
    description: 'The day, in portal time, by which an answer is expected (E-10.1.2).',
  })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  answerBy?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String, maxLength: 2000, description: 'A word to the recipient.' })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(2000)
  note?: string | null;

  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    minimum: 0,
    description: 'The sum in tiyn; powers may be limited by it.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  amount?: number | null;

  @ApiPropertyOptional({ format: 'uuid', nullable: true, type: String, description: "The sender's department." })
  @IsOptional()
  @IsUUID()
  departmentId?: string | null;

  @ApiPropertyOptional({
    type: () => [Addressee],
    maxItems: 100,
    description: 'All to whom it goes, in their order; instead of one recipient (E-7.1.3).',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => Addressee)
  recipients?: Addressee[];

  @ApiPropertyOptional({ enum: SENDINGS, enumName: 'Sending', description: 'To all at once, or one after the other.' })
  @IsOptional()
  @IsIn(SENDINGS)
  sending?: Sending;

  @ApiPropertyOptional({
    enum: SIDES,
    enumName: 'Side',
    description: 'Who signs first: the sender, unless told otherwise.',
  })
  @IsOptional()
  @IsIn(SIDES)
  firstSigner?: Side;
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

  @ApiPropertyOptional({
    ...{ format: 'uuid', nullable: true, type: String },
    description: 'Instead of a recipient: an open invitation of yours to one not registered yet (E-7.1.3).',
  })
  @IsOptional()
  @IsUUID()
  invitationId?: string | null;

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

  @ApiPropertyOptional({
    ...{ format: 'date', nullable: true, type: String },
    description: 'The day, in portal time, by which an answer is expected (E-10.1.2).',
  })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  answerBy?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String, maxLength: 2000 })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(2000)
  note?: string | null;

  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    minimum: 0,
    description: 'The sum in tiyn; powers may be limited by it.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  amount?: number | null;

  @ApiPropertyOptional({ format: 'uuid', nullable: true, type: String, description: "The sender's department." })
  @IsOptional()
  @IsUUID()
  departmentId?: string | null;

  @ApiPropertyOptional({
    type: () => [Addressee],
    maxItems: 100,
    description: 'All to whom it goes, in their order; instead of one recipient (E-7.1.3).',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => Addressee)
  recipients?: Addressee[];

  @ApiPropertyOptional({ enum: SENDINGS, enumName: 'Sending', description: 'To all at once, or one after the other.' })
  @IsOptional()
  @IsIn(SENDINGS)
  sending?: Sending;

  @ApiPropertyOptional({
    enum: SIDES,
    enumName: 'Side',
    description: 'Who signs first: the sender, unless told otherwise.',
  })
  @IsOptional()
  @IsIn(SIDES)
  firstSigner?: Side;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    description: 'The version that was read. Refused when somebody has changed the draft since.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;
}

/** Which list, which part of it. */
export class ListDocuments extends DocumentFilter {
  @ApiProperty({ enum: BOXES, enumName: 'Box' })
  @IsIn(BOXES)
  box!: Box;
}
