import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { Every, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { lockDocument, move } from '../document/document.repository.js';
import { tellExpired } from './annulment.outcome.js';
import { close, openProposal } from './annulment.repository.js';

const SCOPE = systemScope('exchange.annulment-expiry');

/** Settles proposals that nobody has answered in time: the document is as it was. What is being verified is let finish. */
@Injectable()
export class AnnulmentExpiry {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  @Every('exchange.expire-annulments', { seconds: 60 })
  async expire(): Promise<void> {
    const due = await this.work.run(SCOPE, (tx) =>
      tx.manager.query<{ id: Uuid }[]>(
        `SELECT document_id AS id FROM exchange.annulments WHERE state = 'open' AND expires_at <= $1 LIMIT 200`,
        [this.clock.now()],
      ),
    );
    for (const { id } of due) await this.work.run(SCOPE, (tx) => this.settle(tx, id));
  }

  private async settle(tx: Tx, documentId: Uuid): Promise<void> {
    const document = await lockDocument(tx, documentId);
    const proposal = await openProposal(tx, documentId);
    const closedAt = this.clock.now();
    if (!document || !proposal || proposal.expiresAt > closedAt) return;
    if (!(await move(tx, documentId, 'closeAnnulment', { annulmentBy: null }))) return;
    await close(tx, proposal.id, { state: 'expired', closedAt, closedBy: null, closingReason: null });
    await tellExpired({ tx, clock: this.clock }, document, proposal);
  }
}
