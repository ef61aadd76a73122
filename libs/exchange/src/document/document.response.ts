import { DocumentBlock } from '../block/block.dto.js';
import { ApiProperty } from '@nestjs/swagger';
import { Annulment } from '../annulment/annulment.response.js';
import { Correction, DocumentVersion } from '../correction/correction.response.js';
import { LocalizedText } from '../http/localized.response.js';
import { Signers } from '../signing/signers/signers.dto.js';
import { DocumentSignature, SIDES } from '../signing/signature.response.js';
import { DocumentApproval } from '../approval/document-approval.response.js';
import { Abilities } from './abilities.response.js';
import { DocumentAxes } from './axes.response.js';
import { STATUSES, type Status } from './document.axes.js';
import { COUNTERPARTY_FACTS, type CounterpartyFact } from './document.policy.js';
import { type Side, DOCUMENT_TYPES, type DocumentType, type Sending, SENDINGS } from './document.types.js';
import { RecipientOfDocument } from '../recipient/recipient.response.js';

const WAITING_FOR = ['ocsp', 'tsa', 'counterparty'] as const;
import { ANSWER_DUE, type AnswerDue } from '../watching/answer-due.js';

/** What a document waits for: a service of the NCA, or the invited counterparty (E-7.1.3). */
export type WaitingFor = (typeof WAITING_FOR)[number];

/** A participant of the exchange. */
export class Party {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'BIN, or the IIN of an entrepreneur.' })
  bin!: string;

  @ApiProperty()
  name!: LocalizedText;
}

/** The recipient; one who was invited and is not registered yet has a number and no id. */
export class DocumentRecipient {
  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  id!: string | null;

  @ApiProperty({ description: 'BIN, or the IIN of an entrepreneur.' })
  bin!: string;

  @ApiProperty()
  name!: LocalizedText;

  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: 'The invitation it is addressed with.' })
  invitationId!: string | null;
}

/** A person by name. */
export class PersonName {
  @ApiProperty()
  name!: string;
}

/** A department of the sender. */
export class DepartmentName {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

/** The file of the document. */
export class DocumentFile {
  @ApiProperty()
  name!: string;

  @ApiProperty()
  mediaType!: string;

  @ApiProperty()
  size!: number;

  @ApiProperty({ description: 'SHA-256, hex.' })
  sha256!: string;
}

/** The receipt (E-7.4). */
export class ReceiptState {
  @ApiProperty({ enum: ['pending', 'received'] })
  state!: 'pending' | 'received';

  @ApiProperty({ format: 'date-time' })
  openedAt!: string;

  @ApiProperty()
  openedBy!: PersonName;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  receivedAt!: string | null;
}

/** A recall or a refusal: signed by a person, with the reason. */
export class SignedReason {
  @ApiProperty()
  reason!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty()
  by!: PersonName;
}

/** Who caused an event. */
export class TimelineActor {
  @ApiProperty()
  name!: string;

  @ApiProperty({ type: () => LocalizedText, nullable: true })
  participant!: LocalizedText | null;
}

/** An event of the document: a name of ETSI EN 319 522, or of our own namespace `qujat:`. */
export class TimelineEntry {
  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ example: 'ContentHandover' })
  event!: string;

  @ApiProperty({ type: () => TimelineActor, nullable: true })
  actor!: TimelineActor | null;

  @ApiProperty({ type: 'object', additionalProperties: true })
  detail!: Record<string, unknown>;
}

/** What a list shows of a document. */
export class DocumentSummary {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'QJ-2026-000123' })
  number!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ enum: DOCUMENT_TYPES, enumName: 'DocumentType' })
  type!: DocumentType;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The sum in tiyn.' })
  amount!: number | null;

  @ApiProperty({ enum: ['KZT'] })
  currency!: 'KZT';

  @ApiProperty({ enum: SIDES, enumName: 'Side' })
  side!: Side;

  @ApiProperty()
  sender!: Party;

  @ApiProperty({ type: () => DocumentRecipient, nullable: true })
  recipient!: DocumentRecipient | null;

  @ApiProperty({
    enum: COUNTERPARTY_FACTS,
    enumName: 'CounterpartyFact',
    nullable: true,
    description: 'How the recipient stands to the sender, while the document is not sent.',
  })
  counterparty!: CounterpartyFact | null;

  @ApiProperty({ type: 'integer', description: 'To how many it goes.' })
  recipientCount!: number;

  @ApiProperty({ type: 'integer', description: 'How many of them have signed.' })
  signedCount!: number;

  @ApiProperty({ enum: SENDINGS, enumName: 'Sending' })
  sending!: Sending;

  @ApiProperty({ enum: SIDES, enumName: 'Side', description: 'Who signs first.' })
  firstSigner!: Side;

  @ApiProperty({ enum: STATUSES, enumName: 'DocumentStatus' })
  status!: Status;

  @ApiProperty()
  axes!: DocumentAxes;

  @ApiProperty({ enum: WAITING_FOR, enumName: 'WaitingFor', nullable: true })
  waitingFor!: WaitingFor | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  sentAt!: string | null;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  receivedAt!: string | null;

  @ApiProperty({
    ...{ format: 'date-time', nullable: true, type: String },
    description: 'When it was annulled with the consent of its parties (E-7.1.5).',
  })
  annulledAt!: string | null;

  @ApiProperty({
    ...{ format: 'date', nullable: true, type: String },
    description: 'The day, in portal time, by which the sender expects an answer.',
  })
  answerBy!: string | null;

  @ApiProperty({
    ...{ enum: ANSWER_DUE, enumName: 'AnswerDue', nullable: true },
    description: 'How near that day is, while the answer has not come.',
  })
  due!: AnswerDue | null;

  @ApiProperty({ description: "Does it wait for the reader's organisation?" })
  attention!: boolean;

  @ApiProperty({
    type: () => DocumentApproval,
    nullable: true,
    description: "Inside the reader's organisation (E-7.1.2).",
  })
  approval!: DocumentApproval | null;

  @ApiProperty()
  abilities!: Abilities;
}

/** The package that a document is in. */
export class PackageOfDocument {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  number!: string;

  @ApiProperty()
  title!: string;
}

/** A document as its reader's side sees it. */
export class Document extends DocumentSummary {
  @ApiProperty({ description: "Is it formed from a form? Told to the sender's people; others see it by the file." })
  hasForm!: boolean;

  @ApiProperty({
    type: () => PackageOfDocument,
    nullable: true,
    description: 'It goes with the others of it (E-6.6.2).',
  })
  package!: PackageOfDocument | null;

  @ApiProperty({ type: 'integer', description: 'Grows with every change: what an edit rests on.' })
  version!: number;

  @ApiProperty({ type: DocumentBlock, nullable: true, description: 'The operator has blocked the content (E-3.13).' })
  block!: DocumentBlock | null;

  @ApiProperty({ nullable: true, type: String })
  note!: string | null;

  @ApiProperty({ nullable: true, type: String })
  outgoingNumber!: string | null;

  @ApiProperty({ format: 'date', nullable: true, type: String })
  documentDate!: string | null;

  @ApiProperty({
    type: () => DepartmentName,
    nullable: true,
    description: "The sender's; shown to the sender's people.",
  })
  department!: DepartmentName | null;

  @ApiProperty()
  createdBy!: PersonName;

  @ApiProperty({ type: () => DocumentFile, nullable: true })
  file!: DocumentFile | null;

  @ApiProperty({ type: () => [DocumentSignature] })
  signatures!: DocumentSignature[];

  @ApiProperty({ type: () => [RecipientOfDocument], description: 'All to whom it goes, in their order.' })
  recipients!: RecipientOfDocument[];

  @ApiProperty({
    type: () => Signers,
    nullable: true,
    description: "Who is to sign on the reader's side; told to its people.",
  })
  signers!: Signers | null;

  @ApiProperty({ type: () => ReceiptState, nullable: true })
  receipt!: ReceiptState | null;

  @ApiProperty({ type: () => SignedReason, nullable: true })
  recall!: SignedReason | null;

  @ApiProperty({ type: () => SignedReason, nullable: true })
  refusal!: SignedReason | null;

  @ApiProperty({ type: () => Correction, nullable: true, description: 'What the recipient asks to correct.' })
  correction!: Correction | null;

  @ApiProperty({ type: () => DocumentVersion, nullable: true, description: 'The version that this one corrects.' })
  earlier!: DocumentVersion | null;

  @ApiProperty({
    type: () => DocumentVersion,
    nullable: true,
    description: 'The corrected version, where one may see it.',
  })
  later!: DocumentVersion | null;

  @ApiProperty({ type: () => [Annulment], description: 'Proposals to annul it, the newest first (E-7.1.5).' })
  annulments!: Annulment[];

  @ApiProperty({ type: () => [TimelineEntry] })
  timeline!: TimelineEntry[];

  @ApiProperty({ nullable: true, type: String, description: 'The public verification page, once sent.' })
  publicUrl!: string | null;
}

/** How many there are, and how many of them wait for the reader's organisation. */
export class BoxCount {
  @ApiProperty()
  all!: number;

  @ApiProperty()
  attention!: number;
}

/** How many drafts there are. */
export class DraftCount {
  @ApiProperty()
  all!: number;
}

/** Counts of the lists. */
export class BoxCounts {
  @ApiProperty()
  inbox!: BoxCount;

  @ApiProperty()
  outbox!: BoxCount;

  @ApiProperty()
  drafts!: DraftCount;
}

/** Where in the contents the first of the words was found. */
export class FoundSnippet {
  @ApiProperty()
  before!: string;

  @ApiProperty()
  hit!: string;

  @ApiProperty()
  after!: string;
}

/** A line of a list. */
export class DocumentLine extends DocumentSummary {
  @ApiProperty({ type: () => FoundSnippet, nullable: true, description: 'Of a search: the place in the contents.' })
  snippet!: FoundSnippet | null;
}

/** A page of a list. */
export class DocumentPage {
  @ApiProperty({ type: () => [DocumentLine] })
  items!: DocumentLine[];

  @ApiProperty({ nullable: true, type: String })
  nextCursor!: string | null;

  @ApiProperty()
  counts!: BoxCounts;
}
