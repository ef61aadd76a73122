import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { facts, overtaken, ready } from '../document/document.guard.js';
import { allows } from '../document/document.machine.js';
import { loadView, lockDocument, move, requireDocument } from '../document/document.repository.js';
import type { DocumentEntity } from '../document/document.entity.js';
import type { DocumentView } from '../document/document.view.js';
import { EXCHANGE_EVENTS } from '../exchange.events.js';
import { Parties } from '../document/parties.js';
import { personOf } from '../signing/intake.js';
import { documentEvent } from '../timeline/parties.js';
import { EVENT, record } from '../timeline/timeline.js';
import { dispatch } from './dispatch.js';
import { receiptRecord } from './receipt-record.js';
import { ReceiptEntity } from './receipt.entity.js';
import { ReceiptService } from './receipt.service.js';

/** Sending and opening. */
@Injectable()
export class DeliveryService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly parties: Parties,
    private readonly receipts: ReceiptService,
    private readonly clock: Clock,
  ) {}

  /** Sends: at once, or as soon as the signature that is being verified has been accepted. */
  async send(actor: Actor, id: Uuid): Promise<DocumentView> {
    const sender = await this.parties.sender(actor);
    const { document } = await this.work.run(scopeOf(actor), (tx) => ready(tx, actor, 'send', id));
    // Accredited when it was chosen; the way opens only if it still is (E-5.8).
    await this.parties.recipient(sender, document.recipientId!);
    return this.work.run(scopeOf(actor), async (tx) => {
      const found = await ready(tx, actor, 'send', id);
      const by = { name: actor.name, participant: sender.name };
      const sent = allows(found.facts.axes, 'send')
        ? await dispatch(tx, this.clock, found.document, { transition: 'send', by })
        : await this.queue(tx, found.document, by);
      if (!sent) throw await overtaken(tx, actor, 'send', id);
      await tx.audit({ act: 'document.sent', subjectType: 'document', subjectId: id });
      return loadView(tx, await requireDocument(tx, id));
    });
  }

  /**
   * Opens: at this moment the receipt comes into being (E-7.4), once, whoever of the organisation opens how often. Its
   * timestamp is asked for at once; when the TSA is away the receipt is pending and completes by itself.
   */
  async open(actor: Actor, id: Uuid): Promise<DocumentView> {
    const opened = await this.work.run(scopeOf(actor), (tx) => this.begin(tx, actor, id));
    if (opened) await this.receipts.completeOrWait(id);
    return this.work.run(scopeOf(actor), async (tx) => loadView(tx, await requireDocument(tx, id)));
  }

  private async queue(tx: Tx, document: DocumentEntity, by: Parameters<typeof record>[2]['actor']): Promise<boolean> {
    if (!(await move(tx, document.id, 'queue', { submittedAt: this.clock.now() }))) return false;
    await record(tx, this.clock, {
      documentId: document.id,
      event: EVENT.submissionQueued,
      audience: 'sender',
      actor: by,
    });
    await tx.emit(documentEvent(document, EXCHANGE_EVENTS.submitted));
    return true;
  }

  /** True: this call has opened it. False: it was open. */
  private async begin(tx: Tx, actor: Actor, id: Uuid): Promise<boolean> {
    // Colleagues who open at the same moment go one after the other, and find it open.
    await lockDocument(tx, id);
    const found = await facts(tx, actor, id);
    if (isOpened(found.document) && found.facts.side === 'recipient') return false;
    await ready(tx, actor, 'open', id);
    if (!(await move(tx, id, 'open'))) throw await overtaken(tx, actor, 'open', id);
    await this.beginReceipt(tx, actor, id);
    return true;
  }

  private async beginReceipt(tx: Tx, actor: Actor, id: Uuid): Promise<void> {
    const view = await loadView(tx, await requireDocument(tx, id));
    const openedAt = this.clock.now();
    const openedBy = personOf(actor);
    await tx.manager.insert(ReceiptEntity, {
      documentId: id,
      state: 'pending',
      openedAt,
      openedBy,
      record: receiptRecord(view, { openedAt, openedBy, certificateSha256: actor.certificateSha256 }),
      triedAt: openedAt,
    });
    await tx.audit({ act: 'document.opened', subjectType: 'document', subjectId: id });
    const by = { name: actor.name, participant: view.document.recipientName };
    await record(tx, this.clock, { documentId: id, event: EVENT.contentHandover, actor: by });
    await tx.emit(documentEvent(view.document, EXCHANGE_EVENTS.opened));
  }
}

const isOpened = (document: DocumentEntity): boolean => document.receipt !== 'none';
