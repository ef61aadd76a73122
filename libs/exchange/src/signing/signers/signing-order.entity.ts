import type { Uuid } from '@qujat/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PersonOnRecord } from '../signature.entity.js';

/** One who is to sign; without a person: anyone with the power. */
export interface AskedSigner {
  readonly userId: Uuid | null;
  readonly name: string | null;
}

/** Who is to sign on one side of a document (ADR 0090). */
@Entity({ schema: 'exchange', name: 'signing_orders' })
export class SigningOrderEntity {
  @PrimaryColumn('uuid', { name: 'document_id' })
  documentId!: Uuid;

  @PrimaryColumn('uuid', { name: 'participant_id' })
  participantId!: Uuid;

  /** One after the other, or in any order. */
  @Column('boolean', { name: 'in_order' })
  inOrder!: boolean;

  @Column('jsonb')
  signers!: readonly AskedSigner[];

  @Column('timestamptz', { name: 'set_at' })
  setAt!: Date;

  @Column('jsonb', { name: 'set_by' })
  setBy!: PersonOnRecord;
}
