import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsISO8601, IsObject, IsOptional } from 'class-validator';
import { DOCUMENT_TYPES, type DocumentType } from '../document/document.types.js';
import { Document } from '../document/document.response.js';

const FIELDS = {
  type: 'object' as const,
  additionalProperties: true,
  description:
    'By id of the field: a text; a day (ISO); a number as text; money in tiyn; rows of a table. What is unknown or calculated is left out.',
};

/** What stands in the form. */
export class SaveForm {
  @ApiProperty({ ...FIELDS, example: { number: '12', date: '2026-02-28' } })
  @IsObject()
  fields!: Record<string, unknown>;

  @ApiPropertyOptional({
    description: 'Forms the document: the XML becomes its file. Refused, field by field, while something is missing.',
  })
  @IsOptional()
  @IsBoolean()
  complete?: boolean;

  @ApiPropertyOptional({
    ...{ type: String, format: 'date-time', nullable: true },
    description: '`savedAt` of the form that was read, null: there was none. Refused when somebody has saved it since.',
  })
  @IsOptional()
  @IsISO8601()
  since?: string | null;
}

/** Something wrong with one field. */
export class FormProblemResponse {
  @ApiProperty({ example: 'rows.0.price' })
  path!: string;

  @ApiProperty({ example: 'form.required' })
  code!: string;

  @ApiProperty()
  message!: string;
}

/** The form of a document, as the sender's people work on it. */
export class DocumentFormResponse {
  @ApiProperty({ enum: DOCUMENT_TYPES, enumName: 'DocumentType' })
  type!: DocumentType;

  @ApiProperty({ type: 'integer', description: 'Version of the schema.' })
  schemaVersion!: number;

  @ApiProperty(FIELDS)
  fields!: Record<string, unknown>;

  @ApiProperty({ type: () => [FormProblemResponse], description: 'What is missing before the document can be formed.' })
  problems!: FormProblemResponse[];

  @ApiProperty({ format: 'date-time' })
  savedAt!: string;

  @ApiProperty()
  savedBy!: string;
}

/** A form and its document, after a change. */
export class FormedDocument {
  @ApiProperty()
  form!: DocumentFormResponse;

  @ApiProperty()
  document!: Document;
}
