import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { DOCUMENT_TYPES, type DocumentType } from '../../document/document.types.js';
import { LocalizedText } from '../../http/localized.response.js';
import { LINK_KINDS, type LinkKind } from '../link/link-kinds.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
const FIELDS = { type: 'object' as const, additionalProperties: true, nullable: true };

/** A template, as it is written. */
export class SaveTemplate {
  @ApiProperty({ minLength: 1, maxLength: 100, example: 'Ежемесячный акт' })
  @trimmed
  @IsString()
  @Length(1, 100)
  name!: string;

  @ApiProperty({ enum: DOCUMENT_TYPES, enumName: 'DocumentType' })
  @IsIn(DOCUMENT_TYPES)
  type!: DocumentType;

  @ApiProperty({ minLength: 1, maxLength: 300 })
  @trimmed
  @IsString()
  @Length(1, 300)
  title!: string;

  @ApiPropertyOptional({ nullable: true, type: String, maxLength: 2000 })
  @IsOptional()
  @trimmed
  @IsString()
  @MaxLength(2000)
  note?: string | null;

  @ApiPropertyOptional({ format: 'uuid', nullable: true, type: String })
  @IsOptional()
  @IsUUID()
  recipientId?: string | null;

  @ApiPropertyOptional({ ...FIELDS, description: 'What stands in the form; null: documents are uploaded files.' })
  @IsOptional()
  @IsObject()
  fields?: Record<string, unknown> | null;
}

/** A template made from a document. */
export class TemplateFromDocument {
  @ApiProperty({ minLength: 1, maxLength: 100 })
  @trimmed
  @IsString()
  @Length(1, 100)
  name!: string;
}

/** What a copy is to the document it is made like. */
export class CopyDocument {
  @ApiPropertyOptional({
    ...{ enum: LINK_KINDS, enumName: 'DocumentLinkKind', nullable: true },
    description: 'Links the new draft to the document.',
  })
  @IsOptional()
  @IsIn(LINK_KINDS)
  link?: LinkKind | null;
}

/** Whom a template is for. */
export class TemplateRecipient {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: LocalizedText;
}

/** A template. */
export class Template {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: DOCUMENT_TYPES, enumName: 'DocumentType' })
  type!: DocumentType;

  @ApiProperty()
  title!: string;

  @ApiProperty({ nullable: true, type: String })
  note!: string | null;

  @ApiProperty({ type: () => TemplateRecipient, nullable: true })
  recipient!: TemplateRecipient | null;

  @ApiProperty(FIELDS)
  fields!: Record<string, unknown> | null;

  @ApiProperty({ format: 'date-time' })
  savedAt!: string;

  @ApiProperty()
  savedBy!: string;
}

/** The templates of an organisation. */
export class TemplateList {
  @ApiProperty({ type: () => [Template] })
  items!: Template[];
}
