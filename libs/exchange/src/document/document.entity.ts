import type { Localized, Uuid } from '@qujat/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Axes, Status } from './document.axes.js';
import type { DocumentType } from './document.types.js';

/** A document; its axes are columns of their own. */
@Entity({ schema: 'exchange', name: 'documents' })
export class DocumentEntity {
  @PrimaryColumn('uuid')
  id!: Uuid;

  @Column('text')
  number!: string;

  @Column('text', { name: 'public_token' })
  publicToken!: string;

  @Column('text')
  title!: string;

  @Column('text')
  type!: DocumentType;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('text', { name: 'outgoing_number', nullable: true })
  outgoingNumber!: string | null;

  @Column('date', { name: 'document_date', nullable: true })
  documentDate!: string | null;

  @Column('uuid', { name: 'sender_id' })
  senderId!: Uuid;

  @Column('text', { name: 'sender_bin' })
  senderBin!: string;

  @Column('jsonb', { name: 'sender_name' })
  senderName!: Localized;

  @Column('uuid', { name: 'recipient_id', nullable: true })
  recipientId!: Uuid | null;

  @Column('text', { name: 'recipient_bin', nullable: true })
  recipientBin!: string | null;

  @Column('jsonb', { name: 'recipient_name', nullable: true })
  recipientName!: Localized | null;

  @Column('text')
  signature!: Axes['signature'];

  @Column('text')
  delivery!: Axes['delivery'];

  @Column('text')
  receipt!: Axes['receipt'];

  @Column('text')
  response!: Axes['response'];

  /** Made by the database from the axes. */
  @Column({ type: 'text', insert: false, update: false })
  status!: Status;

  @Column('text', { name: 'search_text' })
  searchText!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy!: Uuid | null;

  @Column('text', { name: 'created_by_name' })
  createdByName!: string;

  /** When the sender pressed "send": queued or delivered. */
  @Column('timestamptz', { name: 'submitted_at', nullable: true })
  submittedAt!: Date | null;

  /** When it was made available to the recipient. */
  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;

  @Column('timestamptz', { name: 'received_at', nullable: true })
  receivedAt!: Date | null;

  @Column('integer')
  version!: number;
}

/** The axes of a row. */
export const axesOf = ({ signature, delivery, receipt, response }: DocumentEntity): Axes => ({
  signature,
  delivery,
  receipt,
  response,
});
