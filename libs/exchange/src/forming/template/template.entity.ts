import type { Values } from '@qujat/forms';
import type { Localized, Uuid } from '@qujat/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DocumentType } from '../../document/document.types.js';

/** What documents of an organisation may begin with. */
@Entity({ schema: 'exchange', name: 'templates' })
export class TemplateEntity {
  @PrimaryColumn('uuid')
  id!: Uuid;

  @Column('uuid', { name: 'participant_id' })
  participantId!: Uuid;

  @Column('text')
  name!: string;

  @Column('text')
  type!: DocumentType;

  @Column('text')
  title!: string;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('uuid', { name: 'recipient_id', nullable: true })
  recipientId!: Uuid | null;

  @Column('jsonb', { name: 'recipient_name', nullable: true })
  recipientName!: Localized | null;

  /** Of the form; null: its documents are uploaded files. */
  @Column('integer', { name: 'schema_version', nullable: true })
  schemaVersion!: number | null;

  @Column('jsonb', { nullable: true })
  fields!: Values | null;

  @Column('timestamptz', { name: 'saved_at' })
  savedAt!: Date;

  @Column('text', { name: 'saved_by_name' })
  savedByName!: string;
}
