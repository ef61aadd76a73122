import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsString, Length } from 'class-validator';
import { STATUSES, type Status } from '../../document/document.axes.js';
import { DOCUMENT_TYPES, type DocumentType } from '../../document/document.types.js';
import { LINK_KINDS, type LinkKind } from './link-kinds.js';

/** A new link from this document. */
export class MakeLink {
  @ApiProperty({ example: 'QJ-2026-000123', description: 'Number of the document on the portal.' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toUpperCase() : value))
  @IsString()
  @Length(1, 40)
  number!: string;

  @ApiProperty({ enum: LINK_KINDS, enumName: 'DocumentLinkKind' })
  @IsIn(LINK_KINDS)
  kind!: LinkKind;
}

/** The other document of a link. */
export class LinkedDocument {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  number!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ enum: DOCUMENT_TYPES, enumName: 'DocumentType' })
  type!: DocumentType;

  @ApiProperty({ enum: STATUSES, enumName: 'DocumentStatus' })
  status!: Status;
}

/** A link as it is seen from one of its documents. */
export class DocumentLink {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: LINK_KINDS, enumName: 'DocumentLinkKind' })
  kind!: LinkKind;

  @ApiProperty({
    enum: ['from', 'to'],
    description: 'from: this document is that to the other; to: the other way round.',
  })
  direction!: 'from' | 'to';

  @ApiProperty()
  document!: LinkedDocument;

  @ApiProperty({ format: 'date-time' })
  madeAt!: string;

  @ApiProperty()
  madeBy!: string;

  @ApiProperty({ description: 'Has the organisation of the one who asks made it? Then it may undo it.' })
  own!: boolean;
}

/** Everything a document is linked with, as far as the reader sees it. */
export class DocumentLinks {
  @ApiProperty({ type: () => [DocumentLink] })
  items!: DocumentLink[];
}
