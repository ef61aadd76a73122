import { Injectable } from '@nestjs/common';
import { EXCHANGE_EVENTS } from '@qujat/exchange';
import { Consumes, type StoredEvent, type Tx } from '@qujat/platform';
import { giveBack } from './quota.repository.js';

/** Apart from the service, which the exchange knows under a name of its own: a consumer is there once. */
@Injectable()
export class QuotaConsumer {
  /** What has not gone out after all gives its place back. */
  @Consumes([EXCHANGE_EVENTS.turnedBack, EXCHANGE_EVENTS.signatureRejected], 'billing.give-back')
  async release({ payload }: StoredEvent, tx: Tx): Promise<void> {
    await giveBack(tx, 'document.sent', String(payload.documentId));
  }
}
