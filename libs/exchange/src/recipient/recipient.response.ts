import { ApiProperty } from '@nestjs/swagger';
import { LocalizedText } from '../http/localized.response.js';
import {
  DELIVERY_STATES,
  RECEIPT_STATES,
  RESPONSE_STATES,
  STATUSES,
  type Axes,
  type Status,
} from '../document/document.axes.js';

/** What a recipient did, who for it and when. */
export class RecipientDeed {
  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty()
  by!: string;
}

/** One of those to whom the document goes, and how it stands there: for all its parties. */
export class RecipientOfDocument {
  @ApiProperty({ type: 'integer', description: 'Its place in the order, from 1.' })
  position!: number;

  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: 'None: invited, not registered yet.' })
  id!: string | null;

  @ApiProperty({ description: 'BIN, or the IIN of an entrepreneur.' })
  bin!: string;

  @ApiProperty()
  name!: LocalizedText;

  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: 'The invitation it is addressed with.' })
  invitationId!: string | null;

  @ApiProperty({ description: "Is it the reader's organisation?" })
  own!: boolean;

  @ApiProperty({ enum: STATUSES, enumName: 'DocumentStatus' })
  status!: Status;

  @ApiProperty({ enum: DELIVERY_STATES, enumName: 'DeliveryAxis' })
  delivery!: Axes['delivery'];

  @ApiProperty({ enum: RECEIPT_STATES, enumName: 'ReceiptAxis' })
  receipt!: Axes['receipt'];

  @ApiProperty({ enum: RESPONSE_STATES, enumName: 'ResponseAxis' })
  response!: Axes['response'];

  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: 'When it was made available to it.' })
  availableAt!: string | null;

  @ApiProperty({ type: () => RecipientDeed, nullable: true })
  opened!: RecipientDeed | null;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  receivedAt!: string | null;

  @ApiProperty({ type: () => [RecipientDeed], description: 'Its accepted signatures.' })
  signed!: RecipientDeed[];

  @ApiProperty({ type: () => RecipientDeed, nullable: true })
  refused!: RecipientDeed | null;

  @ApiProperty({ description: 'Can the reader recall the document from this one of several (E-7.1.5)?' })
  recallable!: boolean;
}
