import { ApiProperty } from '@nestjs/swagger';
import { LocalizedText } from '../../http/localized.response.js';
import { SIDES } from '../signature.response.js';
import { ITEM_STATES } from './batch.entity.js';

/** Why a document was not signed, or not sent. */
export class SigningRefusal extends LocalizedText {
  @ApiProperty({ example: 'signature.rejected' })
  code!: string;
}

/** The bytes that are signed. */
export class SigningFile {
  @ApiProperty()
  name!: string;

  @ApiProperty()
  size!: number;

  @ApiProperty({ description: 'SHA-256, hex.' })
  sha256!: string;
}

/** One document of a batch, and what came of it. */
export class SigningItem {
  @ApiProperty({ format: 'uuid' })
  documentId!: string;

  @ApiProperty()
  number!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ enum: SIDES, enumName: 'Side' })
  side!: (typeof SIDES)[number];

  @ApiProperty({ nullable: true, type: Number, description: 'Tiyn.' })
  amount!: number | null;

  @ApiProperty({ type: () => LocalizedText, nullable: true, description: 'Name of the other side.' })
  counterparty!: LocalizedText | null;

  @ApiProperty({ type: () => SigningFile, nullable: true })
  file!: SigningFile | null;

  @ApiProperty({ enum: ITEM_STATES, enumName: 'SigningItemState' })
  state!: (typeof ITEM_STATES)[number];

  @ApiProperty({ type: () => SigningRefusal, nullable: true })
  refusal!: SigningRefusal | null;

  @ApiProperty({ type: () => LocalizedText, nullable: true, description: 'The verdict on the signature, in words.' })
  verdict!: LocalizedText | null;

  @ApiProperty({ description: 'Was it sent right after (or queued until the signature is accepted)?' })
  sent!: boolean;

  @ApiProperty({ type: () => SigningRefusal, nullable: true })
  sendRefusal!: SigningRefusal | null;
}

/** How many documents of a batch stand where. */
export class SigningCounts {
  @ApiProperty()
  prepared!: number;
  @ApiProperty()
  submitted!: number;
  @ApiProperty()
  signed!: number;
  @ApiProperty()
  waits!: number;
  @ApiProperty()
  refused!: number;
  @ApiProperty()
  cancelled!: number;
}

/** A batch in a list. */
export class SigningBatchSummary {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'date-time' })
  madeAt!: string;

  @ApiProperty()
  andSend!: boolean;

  @ApiProperty()
  counts!: SigningCounts;
}

/** A batch with its documents. */
export class SigningBatch extends SigningBatchSummary {
  @ApiProperty({ type: () => [SigningItem] })
  items!: SigningItem[];
}
