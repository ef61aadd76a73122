import type { Uuid } from '@qujat/kernel';
import type { CertificateFacts, Report, Role } from '@qujat/signature';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Side } from '../document/document.types.js';

/** Who signed, as the certificate names them. */
export interface SignerOnRecord {
  readonly name: string;
  readonly iin: string | null;
  readonly bin: string | null;
  readonly organization: string | null;
  readonly roles: readonly Role[];
  /** Number of the temporary association for which its leading participant's certificate signed. */
  readonly onBehalfOf?: string;
}

/** Who did something on the portal. */
export interface PersonOnRecord {
  readonly userId: Uuid | null;
  readonly iin: string;
  readonly name: string;
}

/** A signature: one detached CMS of one signer. */
@Entity({ schema: 'exchange', name: 'signatures' })
export class SignatureEntity {
  @PrimaryColumn('uuid')
  id!: Uuid;

  @Column('uuid', { name: 'document_id' })
  documentId!: Uuid;

  @Column('text')
  side!: Side;

  /** For whom it was given. */
  @Column('uuid', { name: 'participant_id' })
  participantId!: Uuid;

  @Column('text')
  state!: 'verifying' | 'accepted' | 'rejected';

  @Column('text', { name: 'waiting_for', nullable: true })
  waitingFor!: 'ocsp' | 'tsa' | null;

  /** As the signer's browser gave it. */
  @Column('bytea')
  submitted!: Buffer;

  @Column('text', { name: 'submitted_sha256' })
  submittedSha256!: string;

  /** With the portal's signature timestamp, once it has one. */
  @Column('bytea')
  cms!: Buffer;

  @Column('text', { name: 'certificate_sha256' })
  certificateSha256!: string;

  @Column('jsonb')
  signer!: SignerOnRecord;

  @Column('jsonb')
  certificate!: CertificateFacts;

  @Column('jsonb')
  report!: Report;

  @Column('timestamptz', { name: 'submitted_at' })
  submittedAt!: Date;

  @Column('jsonb', { name: 'submitted_by' })
  submittedBy!: PersonOnRecord;

  @Column('timestamptz', { name: 'tried_at' })
  triedAt!: Date;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt!: Date | null;

  /** The verification in trust's keeping, with everything the verdict rests on (E-7.5.3). */
  @Column('uuid', { name: 'verification_id', nullable: true })
  verificationId!: Uuid | null;
}
