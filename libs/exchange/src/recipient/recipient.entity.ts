import type { Localized, Uuid } from '@qujat/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Axes } from '../document/document.axes.js';

/** One of those to whom a document goes, with axes of its own; the document's columns sum them up (ADR 0089). */
@Entity({ schema: 'exchange', name: 'document_recipients' })
export class RecipientEntity {
  @PrimaryColumn('uuid', { name: 'document_id' })
  documentId!: Uuid;

  /** Its place in the order, from 1. */
  @PrimaryColumn('smallint')
  position!: number;

  /** Null: invited, and not registered yet. */
  @Column('uuid', { name: 'participant_id', nullable: true })
  participantId!: Uuid | null;

  @Column('text')
  bin!: string;

  @Column('jsonb')
  name!: Localized;

  @Column('uuid', { name: 'invitation_id', nullable: true })
  invitationId!: Uuid | null;

  @Column('text')
  delivery!: Axes['delivery'];

  @Column('text')
  receipt!: Exclude<Axes['receipt'], 'partly'>;

  @Column('text')
  response!: Axes['response'];

  /** When it was made available. */
  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;

  @Column('timestamptz', { name: 'received_at', nullable: true })
  receivedAt!: Date | null;
}
