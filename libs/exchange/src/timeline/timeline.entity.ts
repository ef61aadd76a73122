import type { Localized, Uuid } from '@qujat/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who caused an event. */
export interface TimelineActorOnRecord {
  readonly name: string;
  readonly participant: Localized | null;
}

/** What is to be known about an event. */
export type TimelineDetail = Record<string, string | number | boolean | null>;

/** An event of a document. */
@Entity({ schema: 'exchange', name: 'timeline' })
export class TimelineEntity {
  @PrimaryColumn('uuid')
  id!: Uuid;

  @Column('uuid', { name: 'document_id' })
  documentId!: Uuid;

  @Column('timestamptz')
  at!: Date;

  @Column('text')
  event!: string;

  @Column('text')
  audience!: 'both' | 'sender' | 'recipient';

  /** Whose it is alone, where it is not everybody's on that side. */
  @Column('uuid', { name: 'participant_id', nullable: true })
  participantId!: Uuid | null;

  @Column('jsonb', { nullable: true })
  actor!: TimelineActorOnRecord | null;

  @Column('jsonb')
  detail!: TimelineDetail;

  /** Order of writing; made by the database. */
  @Column({ type: 'bigint', insert: false, update: false })
  position!: string;
}
