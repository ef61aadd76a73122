import type { Localized, Uuid } from '@qujat/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DocumentBlock } from '../block/block.dto.js';
import type { Axes, Status } from './document.axes.js';
import type { Side, DocumentType, Sending } from './document.types.js';

/** PostgreSQL's driver gives a bigint as text; sums stay below 2^53 (a CHECK). */
const toNumber = (value: string | null): number | null => (value === null ? null : Number(value));

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

  /** The day by which the sender expects the answer. */
  @Column('date', { name: 'answer_by', nullable: true })
  answerBy!: string | null;

  /** Tiyn; null: it names no sum. */
  @Column('bigint', { nullable: true, transformer: { to: (value: number | null) => value, from: toNumber } })
  amount!: number | null;

  @Column('text')
  currency!: 'KZT';

  /** Of the sender: the recipient does not see it. */
  @Column('uuid', { name: 'department_id', nullable: true })
  departmentId!: Uuid | null;

  /** As the department was called when it was chosen. */
  @Column('text', { name: 'department_name', nullable: true })
  departmentName!: string | null;

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

  /** The invitation it is addressed with: the recipient is not registered yet, or was not when it was chosen. */
  @Column('uuid', { name: 'invitation_id', nullable: true })
  invitationId!: Uuid | null;

  /** The version that it corrects. */
  @Column('uuid', { name: 'earlier_id', nullable: true })
  earlierId!: Uuid | null;

  /** To all at once, or to the next one when the one before has signed. */
  @Column('text')
  sending!: Sending;

  /** Who signs first: the recipient may be asked to, and then the sender completes. */
  @Column('text', { name: 'first_signer' })
  firstSigner!: Side;

  /** To how many it goes, and how many of them have signed; made by the database. */
  @Column({ type: 'smallint', name: 'recipient_count', insert: false, update: false })
  recipientCount!: number;

  @Column({ type: 'smallint', name: 'signed_count', insert: false, update: false })
  signedCount!: number;

  @Column('text')
  signature!: Axes['signature'];

  @Column('text')
  delivery!: Axes['delivery'];

  @Column('text')
  receipt!: Axes['receipt'];

  @Column('text')
  response!: Axes['response'];

  @Column('text')
  annulment!: Axes['annulment'];

  /** Whose proposal is open, or was consented to. */
  @Column('uuid', { name: 'annulment_by', nullable: true })
  annulmentBy!: Uuid | null;

  @Column('timestamptz', { name: 'annulled_at', nullable: true })
  annulledAt!: Date | null;

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

  /** The operator's block of the content (E-3.13); only the portal sets it. */
  @Column({ type: 'jsonb', nullable: true, insert: false, update: false })
  blocked!: DocumentBlock | null;

  @Column('integer')
  version!: number;
}

/** The axes of a row. */
export const axesOf = ({ signature, delivery, receipt, response, annulment }: DocumentEntity): Axes => ({
  signature,
  delivery,
  receipt,
  response,
  annulment,
});
