import { ApiProperty } from '@nestjs/swagger';
import {
  ANNULMENT_STATES,
  type Axes,
  DELIVERY_STATES,
  RECEIPT_STATES,
  RESPONSE_STATES,
  SIGNATURE_STATES,
} from './document.axes.js';

/** Where the document stands on every axis. */
export class DocumentAxes implements Axes {
  @ApiProperty({ enum: SIGNATURE_STATES, enumName: 'SignatureAxis' })
  signature!: Axes['signature'];

  @ApiProperty({ enum: DELIVERY_STATES, enumName: 'DeliveryAxis' })
  delivery!: Axes['delivery'];

  @ApiProperty({ enum: RECEIPT_STATES, enumName: 'ReceiptAxis' })
  receipt!: Axes['receipt'];

  @ApiProperty({ enum: RESPONSE_STATES, enumName: 'ResponseAxis' })
  response!: Axes['response'];

  @ApiProperty({ enum: ANNULMENT_STATES, enumName: 'AnnulmentAxis' })
  annulment!: Axes['annulment'];
}
