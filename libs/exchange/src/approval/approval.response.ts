import { ApiProperty, OmitType } from '@nestjs/swagger';
import { Ability } from '../document/abilities.response.js';
import { LocalizedText } from '../http/localized.response.js';
import { DOCUMENT_TYPES, type DocumentType } from '../document/document.types.js';
import { TASK_STATES, type TaskState } from './approval.machine.js';
import { DocumentApproval } from './document-approval.response.js';
import { type Compared, COMPARED } from './round-changes.js';
import { SaveStep } from './route.dto.js';

const OUTCOMES = ['approved', 'returned', 'withdrawn', 'fallen', 'annulled'] as const;

/** What a person is, or was, asked. */
export class ApprovalTask {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer', description: 'From 0.' })
  step!: number;

  @ApiProperty({ description: 'Who is asked.' })
  person!: string;

  @ApiProperty({ enum: TASK_STATES, enumName: 'ApprovalTaskState' })
  state!: TaskState;

  @ApiProperty({ format: 'date-time' })
  givenAt!: string;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  dueAt!: string | null;

  @ApiProperty({ description: 'Its time is over, or was when it was decided.' })
  overdue!: boolean;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  decidedAt!: string | null;

  @ApiProperty({ nullable: true, type: String, description: 'Who decided.' })
  decidedBy!: string | null;

  @ApiProperty({ description: 'A substitute or an administrator decided for the one who was asked.' })
  instead!: boolean;

  @ApiProperty({ nullable: true, type: String })
  remark!: string | null;

  @ApiProperty({ description: 'Given with a signature over the content.' })
  signed!: boolean;
}

/** A step with the people it asks. */
export class ApprovalStep extends OmitType(SaveStep, ['approvers'] as const) {
  @ApiProperty({ type: [String] })
  people!: string[];
}

/** A round of approval. */
export class ApprovalRound {
  @ApiProperty({ type: 'integer' })
  round!: number;

  @ApiProperty()
  route!: string;

  @ApiProperty({ type: 'integer', description: 'The version of the route, which it keeps.' })
  version!: number;

  @ApiProperty({ type: [ApprovalStep] })
  steps!: ApprovalStep[];

  @ApiProperty({ type: [ApprovalTask] })
  tasks!: ApprovalTask[];

  @ApiProperty({ format: 'date-time' })
  startedAt!: string;

  @ApiProperty()
  startedBy!: string;

  @ApiProperty({ enum: OUTCOMES, enumName: 'ApprovalOutcome', nullable: true })
  outcome!: (typeof OUTCOMES)[number] | null;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  endedAt!: string | null;

  @ApiProperty({ nullable: true, type: String })
  endedBy!: string | null;

  @ApiProperty({ nullable: true, type: String })
  reason!: string | null;

  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: 'Approved, and changed afterwards.' })
  fellAt!: string | null;
}

/** A route that fits the document. */
export class FittingRoute {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  mandatory!: boolean;

  @ApiProperty({ type: [ApprovalStep] })
  steps!: ApprovalStep[];
}

/** The task that the reader decides. */
export class OwnTask {
  @ApiProperty({ format: 'uuid' })
  taskId!: string;

  @ApiProperty({ nullable: true, type: String, description: 'The person for whom the reader acts as a substitute.' })
  for!: string | null;

  @ApiProperty({ description: 'Approval takes a signature over the content.' })
  signed!: boolean;
}

/** What the reader can do with the approval now. */
export class ApprovalAbilities {
  @ApiProperty()
  start!: Ability;

  @ApiProperty()
  approve!: Ability;

  @ApiProperty()
  return!: Ability;

  @ApiProperty()
  forward!: Ability;

  @ApiProperty()
  withdraw!: Ability;
}

/** The approval of a document inside the reader's organisation. */
export class Approval extends OmitType(DocumentApproval, ['awaited'] as const) {
  @ApiProperty({ type: 'integer', description: 'The step that is asked now, from 0.' })
  step!: number;

  @ApiProperty({ type: [ApprovalRound], description: 'The newest last.' })
  rounds!: ApprovalRound[];

  @ApiProperty({ type: [FittingRoute], description: 'The first one is taken unless another is chosen.' })
  routes!: FittingRoute[];

  @ApiProperty({ type: () => OwnTask, nullable: true })
  mine!: OwnTask | null;

  @ApiProperty()
  abilities!: ApprovalAbilities;
}

/** A document that waits for the reader's approval. */
export class WaitingTask {
  @ApiProperty({ format: 'uuid' })
  taskId!: string;

  @ApiProperty({ format: 'uuid' })
  documentId!: string;

  @ApiProperty()
  number!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ enum: DOCUMENT_TYPES, enumName: 'DocumentType' })
  type!: DocumentType;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Tiyn.' })
  amount!: number | null;

  @ApiProperty({ type: () => LocalizedText, nullable: true })
  counterparty!: LocalizedText | null;

  @ApiProperty()
  stepName!: string;

  @ApiProperty()
  signed!: boolean;

  @ApiProperty()
  startedBy!: string;

  @ApiProperty({ format: 'date-time' })
  givenAt!: string;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  dueAt!: string | null;

  @ApiProperty()
  overdue!: boolean;

  @ApiProperty({ nullable: true, type: String, description: 'The person for whom the reader acts as a substitute.' })
  for!: string | null;
}

/** What waits for the reader's approval. */
export class WaitingTasks {
  @ApiProperty({ type: [WaitingTask], description: 'The most urgent first; a hundred at most.' })
  items!: WaitingTask[];

  @ApiProperty({ type: 'integer' })
  count!: number;

  @ApiProperty({ type: 'integer' })
  overdue!: number;
}

/** Who acts for whom. */
export class ApprovalSubstitute {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'For whom.' })
  person!: string;

  @ApiProperty({ description: 'Who acts.' })
  substitute!: string;

  @ApiProperty({ format: 'date' })
  from!: string;

  @ApiProperty({ format: 'date' })
  to!: string;

  @ApiProperty({ description: 'Named by the reader.' })
  own!: boolean;

  @ApiProperty({ description: 'In force today.' })
  now!: boolean;
}

const LINES = ['same', 'removed', 'added'] as const;

/** A requisite that differs. */
export class RequisiteChange {
  @ApiProperty({ enum: COMPARED, enumName: 'ComparedRequisite' })
  field!: Compared;

  @ApiProperty({ nullable: true, type: String })
  before!: string | null;

  @ApiProperty({ nullable: true, type: String })
  after!: string | null;
}

/** A line of the file's text. */
export class ChangedLine {
  @ApiProperty({ enum: LINES, enumName: 'LineKind' })
  kind!: (typeof LINES)[number];

  @ApiProperty()
  text!: string;
}

/** What changed between rounds of approval, or since the last one. */
export class RoundChanges {
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'The earlier round; null: there is nothing to compare.',
  })
  from!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The later round; null: the document as it is now.' })
  to!: number | null;

  @ApiProperty({ type: [RequisiteChange] })
  changes!: RequisiteChange[];

  @ApiProperty({ type: [ChangedLine], nullable: true, description: 'By lines, where the file is a text.' })
  text!: ChangedLine[] | null;
}
