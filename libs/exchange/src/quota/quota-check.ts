import { Injectable } from '@nestjs/common';
import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';

/**
 * Asked before a document goes out, in the act's own transaction: is there still room in what the participant has agreed on?
 * A refusal undoes the act and leaves the document as it was. Billing answers; without billing there is no limit.
 */
export abstract class QuotaCheck {
  /** Takes the document's place, once for each document; refuses when none is left. */
  abstract reserve(tx: Tx, participantId: Uuid, documentId: Uuid): Promise<void>;
}

/** An installation that charges nothing limits nothing. */
@Injectable()
export class WithoutQuota extends QuotaCheck {
  override reserve(): Promise<void> {
    return Promise.resolve();
  }
}
