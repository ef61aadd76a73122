import type { Uuid } from '@qujat/kernel';
import type { Report } from '@qujat/signature';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PersonOnRecord, SignerOnRecord } from '../signing/signature.entity.js';
import type { StatementKind } from '../signing/signing.dto.js';

/** A signed statement: recall, refusal, or a step of an annulment. `late`: well signed, but the other side had acted before. */
@Entity({ schema: 'exchange', name: 'statements' })
export class StatementEntity {
  @PrimaryColumn('uuid')
  id!: Uuid;

  @Column('uuid', { name: 'document_id' })
  documentId!: Uuid;

  @Column('uuid', { name: 'participant_id' })
  participantId!: Uuid;

  @Column('text')
  kind!: StatementKind;

  /** The one recipient that a recall is about; null: all of them. */
  @Column('uuid', { name: 'about_participant_id', nullable: true })
  aboutParticipantId!: Uuid | null;

  /** The proposal that a withdrawal, a consent or a refusal is about. */
  @Column('uuid', { name: 'annulment_id', nullable: true })
  annulmentId!: Uuid | null;

  @Column('text')
  state!: 'prepared' | 'verifying' | 'accepted' | 'rejected' | 'late';

  @Column('text')
  reason!: string;

  /** The exact bytes that are signed. */
  @Column('bytea')
  content!: Buffer;

  @Column('text')
  sha256!: string;

  @Column('timestamptz', { name: 'prepared_at' })
  preparedAt!: Date;

  @Column('jsonb', { name: 'prepared_by' })
  preparedBy!: PersonOnRecord;

  @Column('bytea', { nullable: true })
  cms!: Buffer | null;

  @Column('text', { name: 'certificate_sha256', nullable: true })
  certificateSha256!: string | null;

  @Column('jsonb', { nullable: true })
  signer!: SignerOnRecord | null;

  @Column('jsonb', { nullable: true })
  report!: Report | null;

  @Column('text', { name: 'waiting_for', nullable: true })
  waitingFor!: 'ocsp' | 'tsa' | null;

  @Column('timestamptz', { name: 'signed_at', nullable: true })
  signedAt!: Date | null;

  @Column('timestamptz', { name: 'tried_at', nullable: true })
  triedAt!: Date | null;

  @Column('uuid', { name: 'verification_id', nullable: true })
  verificationId!: Uuid | null;
}
