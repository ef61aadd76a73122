import type { Uuid } from '@qujat/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PersonOnRecord } from '../signing/signature.entity.js';

/** A recipient asks the sender to correct the document: with the reason; again, when an answer given since turned out bad. */
@Entity({ schema: 'exchange', name: 'corrections' })
export class CorrectionEntity {
  @PrimaryColumn('uuid', { name: 'document_id' })
  documentId!: Uuid;

  @PrimaryColumn('uuid', { name: 'participant_id' })
  participantId!: Uuid;

  @Column('text')
  reason!: string;

  @PrimaryColumn('timestamptz', { name: 'asked_at' })
  askedAt!: Date;

  @Column('jsonb', { name: 'asked_by' })
  askedBy!: PersonOnRecord;
}
