import { ApiProperty } from '@nestjs/swagger';
import { LocalizedText } from '../http/localized.response.js';

const STATES = ['verifying', 'open', 'accepted', 'refused', 'withdrawn', 'expired', 'rejected'] as const;
const ANSWERS = ['awaited', 'given', 'refused'] as const;

/** Who has said something about an annulment, and when. */
export class AnnulmentPerson {
  @ApiProperty()
  name!: string;

  @ApiProperty({ type: () => LocalizedText, nullable: true })
  participant!: LocalizedText | null;
}

/** What a party says to a proposal. */
export class AnnulmentConsent {
  @ApiProperty()
  participant!: LocalizedText;

  @ApiProperty({ description: "Is it the reader's own organisation?" })
  own!: boolean;

  @ApiProperty({ enum: ANSWERS, enumName: 'AnnulmentAnswer' })
  answer!: (typeof ANSWERS)[number];

  @ApiProperty({ nullable: true, type: String, description: 'The person who signed the answer.' })
  by!: string | null;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  at!: string | null;
}

/** A proposal to annul the document after its receipt (E-7.1.5). */
export class Annulment {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: STATES, enumName: 'ProposalState' })
  state!: (typeof STATES)[number];

  @ApiProperty({ description: "Is it the reader's own?" })
  own!: boolean;

  @ApiProperty()
  reason!: string;

  @ApiProperty()
  proposedBy!: AnnulmentPerson;

  @ApiProperty({ format: 'date-time' })
  proposedAt!: string;

  @ApiProperty({ format: 'date-time', description: 'Until when it can be answered.' })
  expiresAt!: string;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  closedAt!: string | null;

  @ApiProperty({ nullable: true, type: String, description: 'Who signed what decided it; nobody when it expired.' })
  closedBy!: string | null;

  @ApiProperty({ nullable: true, type: String, description: 'What was said when it was withdrawn or refused.' })
  closingReason!: string | null;

  @ApiProperty({ type: () => [AnnulmentConsent] })
  consents!: AnnulmentConsent[];
}
