import type { Uuid } from '@qujat/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file of a document. */
@Entity({ schema: 'exchange', name: 'document_files' })
export class DocumentFileEntity {
  @PrimaryColumn('uuid')
  id!: Uuid;

  @Column('uuid', { name: 'document_id' })
  documentId!: Uuid;

  @Column('smallint')
  position!: number;

  @Column('text')
  name!: string;

  @Column('text', { name: 'media_type' })
  mediaType!: string;

  @Column('bigint', { transformer: { to: (size: number) => size, from: (size: string) => Number(size) } })
  size!: number;

  @Column('text')
  sha256!: string;

  @Column('timestamptz', { name: 'uploaded_at' })
  uploadedAt!: Date;
}
