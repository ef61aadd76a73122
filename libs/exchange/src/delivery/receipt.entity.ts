import type { Uuid } from '@qujat/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PersonOnRecord } from '../signing/signature.entity.js';

/** A recipient's receipt of a document (E-7.4): they are its key, so there is one, ever. */
@Entity({ schema: 'exchange', name: 'receipts' })
export class ReceiptEntity {
  @PrimaryColumn('uuid', { name: 'document_id' })
  documentId!: Uuid;

  @PrimaryColumn('uuid', { name: 'participant_id' })
  participantId!: Uuid;

  @Column('text')
  state!: 'pending' | 'received';

  @Column('timestamptz', { name: 'opened_at' })
  openedAt!: Date;

  @Column('jsonb', { name: 'opened_by' })
  openedBy!: PersonOnRecord;

  /** The canonical bytes that the portal signs. */
  @Column('bytea')
  record!: Buffer;

  /** Detached CMS by the portal's key, with its timestamp. */
  @Column('bytea', { nullable: true })
  signature!: Buffer | null;

  @Column('timestamptz', { name: 'received_at', nullable: true })
  receivedAt!: Date | null;

  @Column('timestamptz', { name: 'tried_at' })
  triedAt!: Date;
}
