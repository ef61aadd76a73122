import { ApiProperty } from '@nestjs/swagger';
import { LocalizedText } from '../http/responses.js';
import { PARTICIPANT_KINDS, type ParticipantKind } from '../session/session.types.js';
import { INVITATION_STATES, type InvitationState } from './invitation.machine.js';

const DIRECTIONS = ['incoming', 'outgoing'] as const;
export const STANDINGS = ['accepted', 'blocked-by-you', 'invited-by-you', 'invites-you', 'none'] as const;

/** The inviting participant, as the public register has it. */
export class InvitingParty {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty()
  bin!: string;
  @ApiProperty({ type: LocalizedText })
  name!: LocalizedText;
}

/** The invited one, as the inviting side has named them: nothing here says whether they are registered. */
export class InvitedParty {
  @ApiProperty({ type: String, nullable: true })
  bin!: string | null;
  @ApiProperty({ type: String, nullable: true })
  email!: string | null;
  @ApiProperty({ type: String, nullable: true })
  name!: string | null;
}

/** What may be done with an invitation now. */
export class InvitationAbilities {
  @ApiProperty()
  accept!: boolean;
  @ApiProperty()
  refuse!: boolean;
  @ApiProperty()
  withdraw!: boolean;
}

/** A signed acceptance that has not taken effect yet. */
export class WaitingAcceptanceShown {
  @ApiProperty()
  by!: string;
  @ApiProperty({ format: 'date-time' })
  at!: string;
  @ApiProperty({ enum: ['ocsp', 'tsa'], type: String, nullable: true, description: 'Null: it was refused.' })
  waitingFor!: 'ocsp' | 'tsa' | null;
  @ApiProperty({ type: LocalizedText, nullable: true, description: 'Why the signature was refused in the end.' })
  refusal!: LocalizedText | null;
}

/** An invitation as one of its sides sees it. */
export class CounterpartyInvitation {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ enum: DIRECTIONS, enumName: 'InvitationDirection' })
  direction!: (typeof DIRECTIONS)[number];
  @ApiProperty({ enum: INVITATION_STATES, enumName: 'InvitationState' })
  state!: InvitationState;
  @ApiProperty({ type: InvitingParty })
  from!: InvitingParty;
  @ApiProperty({ type: InvitedParty })
  to!: InvitedParty;
  @ApiProperty()
  text!: string;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Who invited; told to one’s own side only.' })
  createdBy!: string | null;
  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
  @ApiProperty({ format: 'date-time', type: String, nullable: true })
  decidedAt!: string | null;
  @ApiProperty({ type: String, nullable: true })
  decidedBy!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was refused.' })
  reason!: string | null;
  @ApiProperty({ type: WaitingAcceptanceShown, nullable: true, description: 'Shown to one’s own side only.' })
  acceptance!: WaitingAcceptanceShown | null;
  @ApiProperty({ type: InvitationAbilities })
  abilities!: InvitationAbilities;
}

/** A page of invitations. */
export class InvitationPage {
  @ApiProperty({ type: [CounterpartyInvitation] })
  items!: CounterpartyInvitation[];
  @ApiProperty({ nullable: true, type: String })
  nextCursor!: string | null;
}

/** What the holder of a link sees before signing in. */
export class InvitationPreview {
  @ApiProperty({ type: LocalizedText })
  from!: LocalizedText;
  @ApiProperty()
  fromBin!: string;
  @ApiProperty()
  text!: string;
  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
}

/** A counterparty in one's list. */
export class CounterpartySummary {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ enum: PARTICIPANT_KINDS, enumName: 'ParticipantKind' })
  kind!: ParticipantKind;
  @ApiProperty()
  bin!: string;
  @ApiProperty({ type: LocalizedText })
  name!: LocalizedText;
  @ApiProperty({ format: 'date-time', type: String, nullable: true, description: 'Null: only blocked.' })
  since!: string | null;
  @ApiProperty({ type: [String] })
  groups!: string[];
  @ApiProperty({ format: 'date-time', type: String, nullable: true })
  blockedAt!: string | null;
}

/** A group of one's own. */
export class CounterpartyGroup {
  @ApiProperty()
  name!: string;
  @ApiProperty()
  count!: number;
}

/** How many there are of each. */
export class CounterpartyCounts {
  @ApiProperty()
  accepted!: number;
  @ApiProperty()
  blocked!: number;
  @ApiProperty({ description: 'Open invitations to you.' })
  incoming!: number;
  @ApiProperty({ description: 'Open invitations from you.' })
  outgoing!: number;
}

/** A page of counterparties. */
export class CounterpartyPage {
  @ApiProperty({ type: [CounterpartySummary] })
  items!: CounterpartySummary[];
  @ApiProperty({ nullable: true, type: String })
  nextCursor!: string | null;
  @ApiProperty({ type: CounterpartyCounts })
  counts!: CounterpartyCounts;
  @ApiProperty({ type: [CounterpartyGroup] })
  groups!: CounterpartyGroup[];
}

/** What goes into a contract; the rest of the form stays between the participant and the operator. */
export class Requisites {
  @ApiProperty({ type: LocalizedText })
  fullName!: LocalizedText;
  @ApiProperty({ type: LocalizedText })
  shortName!: LocalizedText;
  @ApiProperty()
  bin!: string;
  @ApiProperty()
  legalAddress!: string;
  @ApiProperty()
  actualAddress!: string;
  @ApiProperty()
  postalAddress!: string;
  @ApiProperty()
  iik!: string;
  @ApiProperty()
  bic!: string;
  @ApiProperty()
  bankName!: string;
  @ApiProperty()
  vatPayer!: boolean;
  @ApiProperty()
  vatSeries!: string;
  @ApiProperty()
  vatNumber!: string;
  @ApiProperty()
  email!: string;
  @ApiProperty({ type: [String] })
  phones!: string[];
}

/** The requisites of one accredited version. */
export class RequisitesVersion {
  @ApiProperty()
  version!: number;
  @ApiProperty({ format: 'date-time' })
  since!: string;
  @ApiProperty({ type: Requisites })
  requisites!: Requisites;
}

/** Something that happened between the two. */
export class CounterpartyEvent {
  @ApiProperty({ format: 'date-time' })
  at!: string;
  @ApiProperty({
    example: 'invited',
    description: 'invited, accepted, refused, withdrawn, expired, blocked, unblocked.',
  })
  act!: string;
  @ApiProperty({ enum: DIRECTIONS, enumName: 'InvitationDirection', nullable: true })
  direction!: (typeof DIRECTIONS)[number] | null;
  @ApiProperty({ type: String, nullable: true })
  by!: string | null;
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
}

/** What may be done with a counterparty now. */
export class CounterpartyAbilities {
  @ApiProperty()
  change!: boolean;
  @ApiProperty()
  block!: boolean;
  @ApiProperty()
  unblock!: boolean;
  @ApiProperty()
  end!: boolean;
  @ApiProperty({ description: 'May documents be sent to them?' })
  send!: boolean;
}

/** The signed acceptance behind the relation. */
export class AcceptanceProof {
  @ApiProperty({ format: 'uuid' })
  invitationId!: string;
  @ApiProperty({ format: 'date-time' })
  at!: string;
  @ApiProperty()
  by!: string;
  @ApiProperty()
  sha256!: string;
}

/** A counterparty's card. */
export class Counterparty extends CounterpartySummary {
  @ApiProperty()
  note!: string;
  @ApiProperty({ type: Requisites, nullable: true, description: 'Of counterparties only.' })
  requisites!: Requisites | null;
  @ApiProperty({ type: [RequisitesVersion], description: 'Newest first.' })
  versions!: RequisitesVersion[];
  @ApiProperty({ type: AcceptanceProof, nullable: true })
  acceptance!: AcceptanceProof | null;
  @ApiProperty({ type: [CounterpartyEvent], description: 'Newest first.' })
  history!: CounterpartyEvent[];
  @ApiProperty({ type: CounterpartyAbilities })
  abilities!: CounterpartyAbilities;
}

/** A possible recipient, and how it stands to you. */
export class Recipient {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty()
  bin!: string;
  @ApiProperty({ type: LocalizedText })
  name!: LocalizedText;
  @ApiProperty({ enum: STANDINGS, enumName: 'CounterpartyStanding' })
  standing!: (typeof STANDINGS)[number];
}

/** Possible recipients: counterparties first. */
export class FoundRecipients {
  @ApiProperty({ type: [Recipient] })
  items!: Recipient[];
  @ApiProperty({ description: 'There are more than are shown.' })
  more!: boolean;
}

/** The signed acceptance: anyone can check it without the portal. */
export class SignedAcceptance {
  @ApiProperty({ description: 'The signed text, base64.' })
  content!: string;
  @ApiProperty({ description: 'Detached CMS, base64 of DER.' })
  signature!: string;
  @ApiProperty()
  sha256!: string;
  @ApiProperty()
  signer!: string;
  @ApiProperty({ format: 'date-time' })
  at!: string;
}
