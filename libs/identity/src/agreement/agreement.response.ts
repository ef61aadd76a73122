import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { LocalizedText } from '../http/responses.js';
import type { AgreementRecord } from './agreement.repository.js';

const KINDS = ['usage-agreement', 'public-offer'] as const;

/** That a user has signed. */
export class SignedByUser {
  @ApiProperty({ format: 'date-time' })
  at!: string;
}

/** That a participant has signed. */
export class SignedByParticipant extends SignedByUser {
  @ApiProperty()
  by!: string;
}

/** An agreement in force. */
export class Agreement {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: KINDS, enumName: 'AgreementKind' })
  kind!: (typeof KINDS)[number];

  @ApiProperty()
  version!: number;

  @ApiProperty({ type: LocalizedText })
  title!: LocalizedText;

  @ApiProperty()
  sha256!: string;

  @ApiProperty({ description: 'Bytes.' })
  size!: number;

  @ApiProperty({ format: 'date-time' })
  effectiveFrom!: string;

  @ApiProperty({ type: SignedByUser, nullable: true })
  signedByUser!: SignedByUser | null;

  @ApiProperty({ type: SignedByParticipant, nullable: true })
  signedByParticipant!: SignedByParticipant | null;

  @ApiProperty({ description: 'Without it only reading is allowed (E-5.14).' })
  required!: boolean;
}

/** A signature over the agreement. */
export class AcceptAgreement {
  @ApiProperty({ description: 'Detached CMS over the exact bytes of the agreement; PEM or base64.', maxLength: 131072 })
  @IsString()
  @MaxLength(131_072)
  signature!: string;
}

/** The agreement as the API shows it. */
export function presentAgreement(record: AgreementRecord): Agreement {
  const { id, kind, version, title, sha256, size, effectiveFrom, userAt, participantAt, participantBy } = record;
  return {
    ...{ id, kind, version, title, sha256, size, effectiveFrom: effectiveFrom.toISOString(), required: true },
    signedByUser: userAt && { at: userAt.toISOString() },
    signedByParticipant: participantAt && { at: participantAt.toISOString(), by: participantBy ?? '' },
  };
}
