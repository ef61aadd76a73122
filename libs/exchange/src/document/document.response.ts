import { ApiProperty } from '@nestjs/swagger';
import { LocalizedText } from '../http/localized.response.js';
import { DocumentSignature, SIDES } from '../signing/signature.response.js';
import { Abilities } from './abilities.response.js';
import { DocumentAxes } from './axes.response.js';
import { STATUSES, type Status } from './document.axes.js';
import type { Side } from './document.policy.js';
import { DOCUMENT_TYPES, type DocumentType } from './document.types.js';

const WAITING_FOR = ['ocsp', 'tsa'] as const;

/** The service that something waits for. */
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

/** A person by name. */
export class PersonName {
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

  @ApiProperty({ enum: SIDES, enumName: 'Side' })
  side!: Side;

  @ApiProperty()
  sender!: Party;

  @ApiProperty({ type: () => Party, nullable: true })
  recipient!: Party | null;

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

  @ApiProperty({ description: "Does it wait for the reader's organisation?" })
  attention!: boolean;

  @ApiProperty()
  abilities!: Abilities;
}

/** A document as its reader's side sees it. */
export class Document extends DocumentSummary {
  @ApiProperty({ nullable: true, type: String })
  note!: string | null;

  @ApiProperty({ nullable: true, type: String })
  outgoingNumber!: string | null;

  @ApiProperty({ format: 'date', nullable: true, type: String })
  documentDate!: string | null;

  @ApiProperty()
  createdBy!: PersonName;

  @ApiProperty({ type: () => DocumentFile, nullable: true })
  file!: DocumentFile | null;

  @ApiProperty({ type: () => [DocumentSignature] })
  signatures!: DocumentSignature[];

  @ApiProperty({ type: () => ReceiptState, nullable: true })
  receipt!: ReceiptState | null;

  @ApiProperty({ type: () => SignedReason, nullable: true })
  recall!: SignedReason | null;

  @ApiProperty({ type: () => SignedReason, nullable: true })
  refusal!: SignedReason | null;

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

/** A page of a list. */
export class DocumentPage {
  @ApiProperty({ type: () => [DocumentSummary] })
  items!: DocumentSummary[];

  @ApiProperty({ nullable: true, type: String })
  nextCursor!: string | null;

  @ApiProperty()
  counts!: BoxCounts;
}
