import type { Uuid } from '@qujat/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An accepted signature raised to LT: it carries all that a verdict needs (ETSI EN 319 122-1). The original stays as it is. */
@Entity({ schema: 'exchange', name: 'raised_signatures' })
export class RaisedSignatureEntity {
  @PrimaryColumn('uuid', { name: 'signature_id' })
  signatureId!: Uuid;

  @Column('uuid', { name: 'document_id' })
  documentId!: Uuid;

  /** `impossible`: the engine has said why, and asking again would change nothing. */
  @Column('text')
  state!: 'pending' | 'raised' | 'impossible';

  @Column('text', { nullable: true })
  level!: string | null;

  @Column('bytea', { nullable: true })
  cms!: Buffer | null;

  @Column('uuid', { name: 'verification_id', nullable: true })
  verificationId!: Uuid | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('integer')
  attempts!: number;

  @Column('timestamptz', { name: 'tried_at' })
  triedAt!: Date;

  @Column('timestamptz', { name: 'raised_at', nullable: true })
  raisedAt!: Date | null;
}
