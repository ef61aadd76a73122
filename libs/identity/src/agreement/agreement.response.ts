import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { LocalizedText } from '../http/responses.js';
import type { AcceptanceRecord } from './acceptance.repository.js';
import {
  AGREEMENT_KINDS,
  type AgreementKind,
  type AgreementRecord,
  type AgreementVersion,
} from './agreement.repository.js';

/** That a user has signed. */
export class SignedByUser {
  @ApiProperty({ format: 'date-time' })
  at!: string;
  @ApiProperty({
    description: 'The version that was signed; an earlier one holds where the newer asks for no signature.',
  })
  version!: number;
}

/** That a participant has signed. */
export class SignedByParticipant extends SignedByUser {
  @ApiProperty()
  by!: string;
}

/** A version, as everybody may read it. */
export class PublishedAgreement {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: AGREEMENT_KINDS, enumName: 'AgreementKind' })
  kind!: AgreementKind;

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

  @ApiProperty({ description: 'Does every user sign this version anew?' })
  usersSign!: boolean;

  @ApiProperty({ description: 'Does every participant sign this version anew?' })
  participantsSign!: boolean;
}

/** An agreement in force. */
export class Agreement extends PublishedAgreement {
  @ApiProperty({ type: SignedByUser, nullable: true })
  signedByUser!: SignedByUser | null;

  @ApiProperty({ type: SignedByParticipant, nullable: true })
  signedByParticipant!: SignedByParticipant | null;

  @ApiProperty({ description: 'Without it only reading is allowed (E-5.14).' })
  required!: boolean;

  @ApiProperty({ description: 'The reader’s own signature is missing.' })
  awaitsUser!: boolean;

  @ApiProperty({ description: 'The signature for the organisation is missing; its first head gives it.' })
  awaitsParticipant!: boolean;
}

/** What was accepted, when, by whom. */
export class Acceptance {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ format: 'uuid' })
  agreementId!: string;
  @ApiProperty({ enum: AGREEMENT_KINDS, enumName: 'AgreementKind' })
  kind!: AgreementKind;
  @ApiProperty()
  version!: number;
  @ApiProperty({ type: LocalizedText })
  title!: LocalizedText;
  @ApiProperty()
  sha256!: string;
  @ApiProperty({ format: 'date-time' })
  effectiveFrom!: string;
  @ApiProperty({ format: 'date-time' })
  at!: string;
  @ApiProperty()
  by!: string;
  @ApiProperty({ description: 'Does it count for the organisation?' })
  forParticipant!: boolean;
  @ApiProperty({ description: 'Has the reader signed it?' })
  mine!: boolean;
}

/** A signature over the agreement. */
export class AcceptAgreement {
  @ApiProperty({ description: 'Detached CMS over the exact bytes of the agreement; PEM or base64.', maxLength: 131072 })
  @IsString()
  @MaxLength(131_072)
  signature!: string;
}

/** A version as the API shows it. */
export function presentVersion(record: AgreementVersion): PublishedAgreement {
  const { id, kind, version, title, sha256, size, effectiveFrom, usersSign, participantsSign } = record;
  const shown = { id, kind, version, title, sha256, size, effectiveFrom: effectiveFrom.toISOString() };
  return { ...shown, usersSign, participantsSign };
}

/** Has it been signed in a version that (still) holds? */
const holds = (signed: number | null, needed: number | null): boolean => signed !== null && signed >= (needed ?? 0);

/** The agreement as the API shows it. */
export function presentAgreement(record: AgreementRecord): Agreement {
  const { userAt, userVersion, userNeeds, participantAt, participantBy, participantVersion, participantNeeds } = record;
  const [byUser, byParticipant] = [holds(userVersion, userNeeds), holds(participantVersion, participantNeeds)];
  return {
    ...presentVersion(record),
    signedByUser: byUser && userAt ? { at: userAt.toISOString(), version: userVersion ?? 0 } : null,
    signedByParticipant:
      byParticipant && participantAt
        ? { at: participantAt.toISOString(), by: participantBy ?? '', version: participantVersion ?? 0 }
        : null,
    required: userNeeds !== null || participantNeeds !== null,
    awaitsUser: userNeeds !== null && !byUser,
    awaitsParticipant: participantNeeds !== null && !byParticipant,
  };
}

/** An acceptance as the API shows it. */
export const presentAcceptance = ({ at, effectiveFrom, ...rest }: AcceptanceRecord): Acceptance => ({
  ...rest,
  at: at.toISOString(),
  effectiveFrom: effectiveFrom.toISOString(),
});
