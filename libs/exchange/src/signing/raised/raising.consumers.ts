import { Injectable } from '@nestjs/common';
import { Clock } from '@qujat/kernel';
import { Consumes, Every, Log, RetryLater, type StoredEvent } from '@qujat/platform';
import { ExchangeConfig } from '../../exchange.config.js';
import { type DocumentEvent, EXCHANGE_EVENTS } from '../../exchange.events.js';
import { RaisingService } from './raising.service.js';

/** A service that was away is not asked again at once: nobody waits for the level. */
const RETRY_MS = 60_000;
const AT_ONCE = 50;

/** Raises each signature as it is accepted; what was left behind (a dead job, signatures older than this) a schedule finds. */
@Injectable()
export class RaisingConsumers {
  constructor(
    private readonly raising: RaisingService,
    private readonly clock: Clock,
    private readonly config: ExchangeConfig,
    private readonly log: Log,
  ) {}

  @Consumes([EXCHANGE_EVENTS.signed, EXCHANGE_EVENTS.countersigned], 'exchange.raise-signatures', {
    transaction: false,
  })
  async accepted({ payload }: StoredEvent): Promise<void> {
    const { documentId } = payload as unknown as DocumentEvent;
    let waits = false;
    for (const id of await this.raising.left(documentId)) waits = !(await this.raising.raise(id)) || waits;
    if (waits) throw new RetryLater('raising waits for OCSP or the TSA', Math.max(RETRY_MS, this.config.retryAfterMs));
  }

  /** The safety net. */
  @Every('exchange.sweep-raising', { seconds: 300 })
  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - 5 * RETRY_MS);
    for (const id of await this.raising.leftBehind(before, AT_ONCE)) {
      await this.raising
        .raise(id)
        .catch((err: unknown) => this.log.error({ err, signatureId: id }, 'a signature could not be raised'));
    }
  }
}
