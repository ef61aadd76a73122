import type { Uuid } from '@qujat/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PersonOnRecord } from '../signing/signature.entity.js';

/** What can become of a proposal; `verifying`: its signature waits, `rejected`: it turned out bad. */
export const PROPOSAL_STATES = [
  'verifying',
  'open',
  'accepted',
  'refused',
  'withdrawn',
  'expired',
  'rejected',
] as const;

/** One of these states. */
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** A proposal to annul a document (E-7.1.5); at most one of a document is open, by a unique index. */
@Entity({ schema: 'exchange', name: 'annulments' })
export class AnnulmentEntity {
  /** That of the signed proposal. */
  @PrimaryColumn('uuid')
  id!: Uuid;

  @Column('uuid', { name: 'document_id' })
  documentId!: Uuid;

  @Column('uuid', { name: 'proposer_id' })
  proposerId!: Uuid;

  @Column('text')
  state!: ProposalState;

  @Column('text')
  reason!: string;

  @Column('jsonb', { name: 'proposed_by' })
  proposedBy!: PersonOnRecord;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt!: Date;

  /** Until when the others can answer. */
  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt!: Date | null;

  /** Whose statement decided it; nobody's when it expired. */
  @Column('jsonb', { name: 'closed_by', nullable: true })
  closedBy!: PersonOnRecord | null;

  /** What whoever withdrew or refused it said. */
  @Column('text', { name: 'closing_reason', nullable: true })
  closingReason!: string | null;
}

/** What a party other than the proposer says to a proposal. */
@Entity({ schema: 'exchange', name: 'annulment_consents' })
export class AnnulmentConsentEntity {
  @PrimaryColumn('uuid', { name: 'annulment_id' })
  annulmentId!: Uuid;

  @PrimaryColumn('uuid', { name: 'participant_id' })
  participantId!: Uuid;

  @Column('text')
  state!: 'awaited' | 'given' | 'refused';

  @Column('uuid', { name: 'statement_id', nullable: true })
  statementId!: Uuid | null;

  @Column('jsonb', { nullable: true })
  by!: PersonOnRecord | null;

  @Column('timestamptz', { nullable: true })
  at!: Date | null;
}
