import { ApiProperty } from '@nestjs/swagger';
import {
  DOCUMENT_KINDS,
  type DocumentKind,
  type ParticipantDocumentRecord,
} from './participant-document.repository.js';

/** A copy of a document that goes with an application. */
export class ParticipantDocument {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: DOCUMENT_KINDS, enumName: 'ParticipantDocumentKind' })
  kind!: DocumentKind;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  mediaType!: string;

  @ApiProperty()
  size!: number;

  @ApiProperty()
  sha256!: string;

  @ApiProperty({ format: 'date-time' })
  uploadedAt!: string;

  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: 'Taken off since, kept on record.' })
  removedAt!: string | null;
}

/** The document as the API shows it. */
export function presentDocument(record: ParticipantDocumentRecord): ParticipantDocument {
  const { id, kind, name, mediaType, size, sha256, uploadedAt, removedAt } = record;
  return {
    ...{ id, kind, name, mediaType, size, sha256 },
    uploadedAt: uploadedAt.toISOString(),
    removedAt: removedAt?.toISOString() ?? null,
  };
}
