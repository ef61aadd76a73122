import type { Uuid } from '@qujat/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the phone has come. */
export const MOBILE_STATES = ['waiting', 'fetched', 'submitted', 'cancelled'] as const;

/** A batch offered to the person's phone. */
@Entity({ schema: 'exchange', name: 'mobile_signings' })
export class MobileSigningEntity {
  @PrimaryColumn('uuid')
  id!: Uuid;

  @Column('uuid', { name: 'batch_id' })
  batchId!: Uuid;

  @Column('text', { name: 'token_sha256' })
  tokenSha256!: string;

  @Column('text', { name: 'key_sha256' })
  keySha256!: string;

  @Column('text')
  state!: (typeof MOBILE_STATES)[number];

  @Column('timestamptz', { name: 'made_at' })
  madeAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'fetched_at', nullable: true })
  fetchedAt!: Date | null;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt!: Date | null;
}
