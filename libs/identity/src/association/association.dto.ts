import { ApiProperty, PickType } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { LocalizedText } from '../http/responses.js';
import { AssociationMemberResponse } from '../participant/participant.form.response.js';
import { PARTICIPANT_STATES, type ParticipantState } from '../session/session.types.js';
import { CONSENT_STATES, type ConsentRecord, type ConsentState } from './consent.types.js';
import type { KnownConsent } from './consent.service.js';

/** A member does not agree. */
export class RefuseConsent {
  @ApiProperty({ minLength: 3, maxLength: 500, description: 'The leading participant reads it.' })
  @IsString()
  @Length(3, 500, { message: 'consent.reason' })
  reason!: string;
}

/** A temporary association that the participant leads. */
export class LedAssociationResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ description: 'Number that the portal gave (QT…).' })
  bin!: string;
  @ApiProperty({ type: LocalizedText })
  name!: LocalizedText;
  @ApiProperty({ enum: PARTICIPANT_STATES, enumName: 'ParticipantState' })
  state!: ParticipantState;
  @ApiProperty({ format: 'date', nullable: true, type: String, description: 'Last day of the term in force.' })
  validUntil!: string | null;
  @ApiProperty({ description: 'Does the acting person belong to it, and can switch to it?' })
  belongs!: boolean;
}

/** What a member agrees to. */
export class AssociationTerms {
  @ApiProperty({ description: 'BIN of the leading participant.' })
  leader!: string;
  @ApiProperty({ type: LocalizedText })
  leaderName!: LocalizedText;
  @ApiProperty({ type: LocalizedText })
  name!: LocalizedText;
  @ApiProperty()
  contractNumber!: string;
  @ApiProperty({ format: 'date' })
  contractDate!: string;
  @ApiProperty({ format: 'date' })
  validUntil!: string;
  @ApiProperty({ type: [AssociationMemberResponse] })
  members!: AssociationMemberResponse[];
}

/** A consent that the participant was asked for. */
export class AskedConsent {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ enum: CONSENT_STATES, enumName: 'ConsentState' })
  state!: ConsentState;
  @ApiProperty({ type: AssociationTerms })
  terms!: AssociationTerms;
  @ApiProperty({ format: 'date-time' })
  askedAt!: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  decidedAt!: string | null;
  @ApiProperty({ nullable: true, type: String })
  decidedBy!: string | null;
  @ApiProperty({ description: 'Why it was refused; empty otherwise.' })
  reason!: string;
}

/** A member's consent, as the association sees it. */
export class MemberConsent extends PickType(AskedConsent, [
  'id',
  'state',
  'askedAt',
  'decidedAt',
  'decidedBy',
  'reason',
] as const) {
  @ApiProperty()
  bin!: string;
  @ApiProperty({ type: LocalizedText })
  name!: LocalizedText;
  @ApiProperty({ description: 'Is it about the terms as they stand in the form now?' })
  current!: boolean;
}

/** What a participant has to do with temporary associations. */
export class OwnAssociations {
  @ApiProperty({ type: [LedAssociationResponse] })
  led!: LedAssociationResponse[];
  @ApiProperty({ type: [AskedConsent], description: 'Consents that this participant was asked for, the newest first.' })
  consents!: AskedConsent[];
}

const shared = ({ id, state, askedAt, decidedAt, decidedBy, reason }: ConsentRecord) => ({
  ...{ id, state, decidedBy, reason },
  askedAt: askedAt.toISOString(),
  decidedAt: decidedAt?.toISOString() ?? null,
});

/** As the member sees it. */
export const presentAsked = (record: ConsentRecord): AskedConsent => ({
  ...shared(record),
  terms: { ...record.terms, members: [...record.terms.members] },
});

/** As the association sees it. */
export const presentMember = (record: KnownConsent): MemberConsent => ({
  ...shared(record),
  ...{ bin: record.memberBin, name: record.memberName, current: record.current },
});
