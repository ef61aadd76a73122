import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { Consumes, Every, Log, RetryLater, type StoredEvent, systemScope, UnitOfWork } from '@qujat/platform';
import { TrustServiceUnavailable } from '@qujat/trust';
import { ReceiptService } from '../delivery/receipt.service.js';
import { ExchangeConfig } from '../exchange.config.js';
import { EXCHANGE_EVENTS, type WaitsEvent } from '../exchange.events.js';
import { SignatureSettler } from './signature-settler.js';
import { StatementSettler } from './statement-settler.js';

/** What has been waiting for longer than its job would have let it. */
interface Orphan {
  readonly kind: 'signature' | 'statement' | 'receipt';
  readonly id: Uuid;
}

const ORPHANS = `
  SELECT 'signature' AS kind, id FROM exchange.signatures WHERE state = 'verifying' AND tried_at < $1
  UNION ALL SELECT 'statement', id FROM exchange.statements WHERE state = 'verifying' AND tried_at < $1
  UNION ALL SELECT 'receipt', document_id FROM exchange.receipts WHERE state = 'pending' AND tried_at < $1
  LIMIT 100`;

/**
 * What waits goes on by itself: each waiting thing has its job, which asks again until OCSP or the TSA is back. The truth is
 * in the tables, not in the jobs, so that a sweep finds what has lost its job.
 */
@Injectable()
export class WaitingConsumers {
  constructor(
    private readonly signatures: SignatureSettler,
    private readonly statements: StatementSettler,
    private readonly receipts: ReceiptService,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: ExchangeConfig,
    private readonly log: Log,
  ) {}

  @Consumes(EXCHANGE_EVENTS.signatureWaits, 'exchange.settle-signature', { transaction: false })
  async signature({ payload }: StoredEvent): Promise<void> {
    if (!(await this.signatures.settle(subject(payload)))) throw this.later('the signature waits');
  }

  @Consumes(EXCHANGE_EVENTS.statementWaits, 'exchange.settle-statement', { transaction: false })
  async statement({ payload }: StoredEvent): Promise<void> {
    if (!(await this.statements.settle(subject(payload)))) throw this.later('the statement waits');
  }

  @Consumes(EXCHANGE_EVENTS.receiptWaits, 'exchange.complete-receipt', { transaction: false })
  async receipt({ payload }: StoredEvent): Promise<void> {
    if (!(await this.completed(subject(payload)))) throw this.later('the receipt waits for its timestamp');
  }

  /** The safety net. */
  @Every('exchange.sweep-waiting', { seconds: 30 })
  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - this.config.orphanedAfterMs);
    const orphans = await this.work.run(systemScope('exchange.sweep'), (tx) =>
      tx.manager.query<Orphan[]>(ORPHANS, [before]),
    );
    for (const { kind, id } of orphans) await this.takeUp(kind, id);
  }

  /** One that cannot be dealt with must not keep the others waiting. */
  private async takeUp(kind: Orphan['kind'], id: Uuid): Promise<void> {
    try {
      if (kind === 'signature') await this.signatures.settle(id);
      else if (kind === 'statement') await this.statements.settle(id);
      else await this.completed(id);
    } catch (error) {
      this.log.error({ err: error, kind, id }, 'what waits could not be taken up');
    }
  }

  private async completed(documentId: Uuid): Promise<boolean> {
    try {
      await this.receipts.complete(documentId);
      return true;
    } catch (error) {
      if (!(error instanceof TrustServiceUnavailable)) throw error;
      return false;
    }
  }

  private later(reason: string): RetryLater {
    return new RetryLater(reason, this.config.retryAfterMs);
  }
}

const subject = (payload: Record<string, unknown>): Uuid => (payload as unknown as WaitsEvent).subjectId;
