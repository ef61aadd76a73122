import { ApiProperty } from '@nestjs/swagger';
import { Agreement } from '../agreement/agreement.response.js';
import { Participant, ParticipantFormResponse, ParticipantSummary } from '../participant/participant.response.js';
import { SessionCertificate } from '../session/session.dto.js';
import { CASE_STATES, type CaseState } from './case.machine.js';
import { DESK_ACTS, type DeskAct } from './case.policy.js';
import { CASE_KINDS, type CaseKind } from './case.types.js';
import { CHECKS, type CheckHow, type CheckOutcome, type CheckPoint, HOW, OUTCOMES } from './check.types.js';

/** Who of the operator's staff has taken a case. */
export class TakenBy {
  @ApiProperty()
  name!: string;
  @ApiProperty({ description: 'Is it the reader?' })
  mine!: boolean;
  @ApiProperty({ format: 'date-time' })
  at!: string;
}

/** Where a case stands. */
export class AccreditationStanding {
  @ApiProperty({ enum: CASE_KINDS, enumName: 'AccreditationCaseKind' })
  kind!: CaseKind;
  @ApiProperty({ enum: CASE_STATES, enumName: 'AccreditationCaseState' })
  state!: CaseState;
  @ApiProperty({ description: 'The version of the data that is decided on.' })
  version!: number;
  @ApiProperty({ format: 'date-time' })
  openedAt!: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: 'Since when it waits for an answer.' })
  askedAt!: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  closedAt!: string | null;
  @ApiProperty({ type: TakenBy, nullable: true })
  takenBy!: TakenBy | null;
}

/** An application in the queue. */
export class QueuedParticipant extends ParticipantSummary {
  @ApiProperty({ format: 'date-time' })
  submittedAt!: string;
  @ApiProperty({ type: AccreditationStanding })
  case!: AccreditationStanding;
}

/** How many applications stand where. */
export class QueueCounts {
  @ApiProperty()
  submitted!: number;
  @ApiProperty({ description: 'Of those submitted: how many wait for the applicant.' })
  asked!: number;
  @ApiProperty({ description: 'Of those submitted: how many nobody has taken.' })
  free!: number;
  @ApiProperty()
  accredited!: number;
  @ApiProperty()
  refused!: number;
}

/** A page of the queue. */
export class AccreditationQueue {
  @ApiProperty({ type: [QueuedParticipant] })
  items!: QueuedParticipant[];

  @ApiProperty({ nullable: true, type: String })
  nextCursor!: string | null;

  @ApiProperty({ type: QueueCounts })
  counts!: QueueCounts;
}

/** Who registered the organisation. */
export class FirstHead {
  @ApiProperty()
  name!: string;
  @ApiProperty()
  iin!: string;
  @ApiProperty({ type: SessionCertificate })
  certificate!: SessionCertificate;
}

/** A check of the list: made by the portal itself, or for the operator to make. */
export class ChecklistItem {
  @ApiProperty({ enum: CHECKS, enumName: 'AccreditationCheck' })
  id!: CheckPoint;
  @ApiProperty()
  automatic!: boolean;
  @ApiProperty({ nullable: true, type: Boolean, description: 'Null: nobody has looked yet, or it is unclear.' })
  ok!: boolean | null;
  @ApiProperty({ nullable: true, type: String })
  detail!: string | null;
}

const FIELDS = ['name', 'status', 'head', 'registered', 'address'] as const;

/** What the register says beside what the applicant says. */
export class RegisterComparison {
  @ApiProperty({ enum: FIELDS, enumName: 'RegisterField' })
  field!: (typeof FIELDS)[number];
  @ApiProperty({ nullable: true, type: String })
  register!: string | null;
  @ApiProperty({ nullable: true, type: String })
  stated!: string | null;
  @ApiProperty({ nullable: true, type: Boolean, description: 'Null: for the eye to judge.' })
  same!: boolean | null;
}

/** A check as it was made. */
export class CheckShown {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ enum: CHECKS, enumName: 'AccreditationCheck' })
  point!: CheckPoint;
  @ApiProperty({ enum: HOW, enumName: 'AccreditationHow' })
  how!: CheckHow;
  @ApiProperty({ enum: OUTCOMES, enumName: 'AccreditationOutcome' })
  outcome!: CheckOutcome;
  @ApiProperty({ nullable: true, type: String })
  note!: string | null;
  @ApiProperty({ nullable: true, type: String })
  reference!: string | null;
  @ApiProperty({ format: 'date-time' })
  at!: string;
  @ApiProperty()
  by!: string;
  @ApiProperty({ type: [RegisterComparison], nullable: true, description: 'Of a look-up that found something.' })
  comparison!: RegisterComparison[] | null;
}

const AUTHORS = ['operator', 'applicant'] as const;

/** A question to the applicant, or an answer. */
export class AccreditationMessage {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ enum: AUTHORS, enumName: 'AccreditationAuthor' })
  author!: (typeof AUTHORS)[number];
  @ApiProperty()
  text!: string;
  @ApiProperty({ format: 'date-time' })
  at!: string;
  @ApiProperty()
  by!: string;
}

/** What was decided on a version. */
export class VersionDecision {
  @ApiProperty({ enum: ['accepted', 'refused'], enumName: 'AccreditationDecision' })
  decision!: 'accepted' | 'refused';
  @ApiProperty({ format: 'date-time' })
  at!: string;
  @ApiProperty()
  by!: string;
  @ApiProperty({ type: [String] })
  reasons!: string[];
  @ApiProperty()
  comment!: string;
}

/** A version of a participant's data. */
export class ParticipantVersion {
  @ApiProperty()
  version!: number;
  @ApiProperty({ type: ParticipantFormResponse })
  form!: ParticipantFormResponse;
  @ApiProperty({ format: 'date-time' })
  at!: string;
  @ApiProperty()
  by!: string;
  @ApiProperty({ type: [String], description: 'Fields that differ from the version before: `fullName.ru`.' })
  changed!: string[];
  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: 'Null: it never came into force.' })
  inForceSince!: string | null;
  @ApiProperty({ type: VersionDecision, nullable: true })
  decision!: VersionDecision | null;
}

/** An application with everything the operator decides by. */
export class AccreditationCase extends Participant {
  @ApiProperty({ type: FirstHead })
  firstHead!: FirstHead;
  @ApiProperty({ type: [Agreement] })
  agreements!: Agreement[];
  @ApiProperty({ type: [ChecklistItem] })
  checklist!: ChecklistItem[];
  @ApiProperty({ type: [CheckShown], description: 'Every check that was made, the newest first.' })
  checks!: CheckShown[];
  @ApiProperty({ type: [AccreditationMessage] })
  messages!: AccreditationMessage[];
  @ApiProperty({ type: AccreditationStanding, nullable: true, description: 'Null: never submitted.' })
  case!: AccreditationStanding | null;
  @ApiProperty({ enum: DESK_ACTS, enumName: 'DeskAct', isArray: true, description: 'What the reader may do now.' })
  abilities!: DeskAct[];
}
