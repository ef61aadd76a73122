import type { Localized, Uuid } from '@qujat/kernel';
import type { Actor } from '@qujat/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a document of a batch stands: handed in by nobody yet; handed in; and what came of it. */
export const ITEM_STATES = ['prepared', 'submitted', 'signed', 'waits', 'refused', 'cancelled'] as const;

/** One of the states. */
export type ItemState = (typeof ITEM_STATES)[number];

/** Why a document was not signed, or not sent. */
export interface ItemRefusal extends Localized {
  readonly code: string;
}

/** Documents that one person signs in one go. */
@Entity({ schema: 'exchange', name: 'signing_batches' })
export class SigningBatchEntity {
  @PrimaryColumn('uuid')
  id!: Uuid;

  @Column('uuid', { name: 'participant_id' })
  participantId!: Uuid;

  @Column('uuid', { name: 'user_id' })
  userId!: Uuid;

  @Column('uuid', { name: 'request_id' })
  requestId!: Uuid;

  /** Is what the sender has signed sent right after? */
  @Column('boolean', { name: 'and_send' })
  andSend!: boolean;

  /** Who acts, as the session knew them when the batch was made. */
  @Column('jsonb')
  actor!: Actor;

  @Column('timestamptz', { name: 'made_at' })
  madeAt!: Date;
}

/** One document of a batch. */
@Entity({ schema: 'exchange', name: 'signing_items' })
export class SigningItemEntity {
  @PrimaryColumn('uuid', { name: 'batch_id' })
  batchId!: Uuid;

  @PrimaryColumn('uuid', { name: 'document_id' })
  documentId!: Uuid;

  @Column('smallint')
  position!: number;

  /** Of the bytes that were shown; null where there was no file. */
  @Column('text', { name: 'content_sha256', nullable: true })
  contentSha256!: string | null;

  @Column('text')
  state!: ItemState;

  /** As it was handed in, until it is dealt with. */
  @Column('bytea', { nullable: true })
  signature!: Buffer | null;

  @Column('uuid', { name: 'signature_id', nullable: true })
  signatureId!: Uuid | null;

  @Column('jsonb', { nullable: true })
  refusal!: ItemRefusal | null;

  @Column('boolean')
  sent!: boolean;

  @Column('jsonb', { name: 'send_refusal', nullable: true })
  sendRefusal!: ItemRefusal | null;

  @Column('timestamptz', { name: 'submitted_at', nullable: true })
  submittedAt!: Date | null;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt!: Date | null;
}

/** The actor as kept: dates of powers have become text on the way. */
export function revivedActor({ actor }: Pick<SigningBatchEntity, 'actor'>): Actor {
  const date = (value: Date | null) => (value === null ? null : new Date(value));
  return {
    ...actor,
    powers: actor.powers.map((power) => ({ ...power, from: date(power.from), until: date(power.until) })),
  };
}
