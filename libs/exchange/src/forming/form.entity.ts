import type { Values } from '@qujat/forms';
import type { Uuid } from '@qujat/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What stands in the form of a document, and by which schema. */
@Entity({ schema: 'exchange', name: 'document_forms' })
export class FormEntity {
  @PrimaryColumn('uuid', { name: 'document_id' })
  documentId!: Uuid;

  @Column('text', { name: 'schema_type' })
  schemaType!: string;

  @Column('integer', { name: 'schema_version' })
  schemaVersion!: number;

  @Column('jsonb')
  fields!: Values;

  @Column('timestamptz', { name: 'saved_at' })
  savedAt!: Date;

  @Column('text', { name: 'saved_by_name' })
  savedByName!: string;
}
