import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { Consumes, type StoredEvent, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { findDocument, lockDocument } from '../document/document.repository.js';
import { Recipients } from '../document/recipients.js';
import { EXCHANGE_EVENTS } from '../exchange.events.js';
import { turnBack } from './await-counterparty.js';
import { dispatch } from './dispatch.js';
import type { Addressee } from './send-out.js';
import { stopChain } from './turn.js';
import { RecipientEntity } from '../recipient/recipient.entity.js';

const SCOPE = systemScope('exchange.invited-delivery');

/** Documents that wait for an invited counterparty: delivered when it accepts, given back when the invitation ends (E-7.1.3). */
@Injectable()
export class InvitedDelivery {
  constructor(
    private readonly work: UnitOfWork,
    private readonly recipients: Recipients,
    private readonly clock: Clock,
  ) {}

  @Consumes('identity.counterparty.accepted', 'exchange.deliver-invited', { transaction: false })
  async accepted(event: StoredEvent): Promise<void> {
    await this.ofInvitation(event);
  }

  @Consumes('identity.counterparty.refused', 'exchange.return-refused', { transaction: false })
  async refused(event: StoredEvent): Promise<void> {
    await this.ofInvitation(event);
  }

  @Consumes('identity.counterparty.withdrawn', 'exchange.return-withdrawn', { transaction: false })
  async withdrawn(event: StoredEvent): Promise<void> {
    await this.ofInvitation(event);
  }

  @Consumes('identity.counterparty.expired', 'exchange.return-expired', { transaction: false })
  async expired(event: StoredEvent): Promise<void> {
    await this.ofInvitation(event);
  }

  /** The invitation may have been decided while the document was being sent. */
  @Consumes(EXCHANGE_EVENTS.counterpartyAwaited, 'exchange.settle-invited', { transaction: false })
  async awaited({ aggregateId }: StoredEvent): Promise<void> {
    await this.settle(aggregateId);
  }

  private async ofInvitation({ payload }: StoredEvent): Promise<void> {
    const { invitationId } = payload as { invitationId: Uuid };
    const waiting = await this.work.run(SCOPE, (tx) =>
      tx.manager.findBy(RecipientEntity, { invitationId, delivery: 'waiting' }),
    );
    for (const { documentId } of waiting) await this.settle(documentId);
  }

  /** Does what the invitation says now. Repeating it changes nothing: the machine lets each happen once. */
  private async settle(documentId: Uuid): Promise<void> {
    const { document, waiting } = await this.work.run(SCOPE, async (tx) => ({
      document: await findDocument(tx, documentId),
      waiting: await tx.manager.findBy(RecipientEntity, { documentId, delivery: 'waiting' }),
    }));
    const addressees = document ? await this.recipients.resolveAll(document, waiting) : [];
    for (const addressee of addressees.filter(({ to }) => to.fact !== 'awaited'))
      await this.work.run(SCOPE, (tx) => this.conclude(tx, documentId, addressee));
  }

  /** One of several that does not come keeps the others from nothing; in order, nobody after it gets the document. */
  private async conclude(tx: Tx, id: Uuid, { recipient, to: { fact: why, party, reason } }: Addressee): Promise<void> {
    const document = await lockDocument(tx, id);
    if (!document) return;
    if (why === 'accepted') await dispatch(tx, this.clock, document, recipient, { transition: 'admit', party });
    else if (document.recipientCount === 1) await turnBack(tx, this.clock, document, { why, reason });
    else
      await stopChain(tx, this.clock, document, {
        ...{ why, from: recipient.position, only: document.sending === 'at-once' },
      });
  }
}
