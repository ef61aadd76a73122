import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, Log, scopeOf, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { PortalSigner, SignatureVerifier, TimestampClient } from '@qujat/trust';
import { facts } from '../document/document.guard.js';
import { lockDocument, move, own } from '../document/document.repository.js';
import { newestForm } from '../keeping/preservation/preservation.repository.js';
import { EXCHANGE_EVENTS } from '../exchange.events.js';
import { refuse } from '../exchange.errors.js';
import { documentEvent } from '../timeline/parties.js';
import { EVENT, record } from '../timeline/timeline.js';
import { checkNames } from '../signing/check-names.js';
import type { Receipt } from './receipt.response.js';
import { ReceiptEntity } from './receipt.entity.js';

const SCOPE = systemScope('exchange.receipts');

/** Completes receipts: the portal's signature and its timestamp over the record (E-7.4). */
@Injectable()
export class ReceiptService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly signer: PortalSigner,
    private readonly timestamps: TimestampClient,
    private readonly verifier: SignatureVerifier,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Tries at once; what goes wrong is left to the consumer, which tries until it succeeds. */
  async completeOrWait(documentId: Uuid): Promise<void> {
    try {
      await this.complete(documentId);
    } catch (error) {
      this.log.warn({ err: error, documentId }, 'the receipt waits for its timestamp');
      const payload = { subjectId: documentId };
      await this.work.run(SCOPE, (tx) =>
        tx.emit({ type: EXCHANGE_EVENTS.receiptWaits, aggregateId: documentId, payload }),
      );
    }
  }

  /** Signs and timestamps the pending receipts of a document. Throws what the TSA's absence throws; a receipt that is complete stays. */
  async complete(documentId: Uuid): Promise<void> {
    const pending = await this.work.run(SCOPE, (tx) =>
      tx.manager.findBy(ReceiptEntity, { documentId, state: 'pending' }),
    );
    if (pending.length > 0) await this.noteTry(documentId);
    for (const receipt of pending) {
      const signature = await this.timestamps.raise(await this.signer.sign(receipt.record));
      await this.work.run(SCOPE, (tx) => this.finish(tx, receipt, Buffer.from(signature)));
    }
  }

  /** The receipt for those who may read it. */
  async get(actor: Actor, id: Uuid, of?: Uuid): Promise<Receipt> {
    const found = await this.work.run(scopeOf(actor), async (tx) => {
      const { document } = await facts(tx, actor, id);
      const participantId = of ?? document.recipientId ?? undefined;
      const receipt = await tx.manager.findOneBy(ReceiptEntity, { documentId: id, participantId, state: 'received' });
      if (!receipt?.signature) return undefined;
      const ref = { documentId: id, kind: 'receipt', subjectId: receipt.participantId } as const;
      return { record: receipt.record, signature: (await newestForm(tx, ref)) ?? receipt.signature };
    });
    if (!found) throw refuse('document.receipt_absent');
    return this.present(found.record, found.signature);
  }

  private async present(record: Buffer, signature: Buffer): Promise<Receipt> {
    const { report } = await this.verifier.verify({ signature, content: { bytes: record }, purpose: 'document' });
    return {
      record: JSON.parse(record.toString('utf8')) as Record<string, unknown>,
      recordBase64: record.toString('base64'),
      signatureBase64: signature.toString('base64'),
      // The report's lists are read-only, the class of the answer's are not; the data are the same.
      report: structuredClone(report) as unknown as Receipt['report'],
      checkNames: checkNames(report),
    };
  }

  private async noteTry(documentId: Uuid): Promise<void> {
    const triedAt = this.clock.now();
    await this.work.run(SCOPE, (tx) => tx.manager.update(ReceiptEntity, { documentId, state: 'pending' }, { triedAt }));
  }

  /** One receipt, ever: who comes second finds it complete and changes nothing. */
  private async finish(tx: Tx, { documentId, participantId }: ReceiptEntity, signature: Buffer): Promise<void> {
    const document = await lockDocument(tx, documentId);
    const receivedAt = this.clock.now();
    const where = { documentId, participantId, state: 'pending' as const };
    const { affected } = await tx.manager.update(ReceiptEntity, where, { state: 'received', signature, receivedAt });
    if (!document || affected !== 1) return;
    await move(tx, documentId, 'receive', {}, { ...own(participantId), receivedAt });
    await tx.audit({
      act: 'document.received',
      subjectType: 'document',
      subjectId: documentId,
      participantId,
    });
    await record(tx, this.clock, { documentId, event: EVENT.receiptTimestamped, actor: null });
    await tx.emit(documentEvent({ ...document, recipientId: participantId }, EXCHANGE_EVENTS.received));
  }
}
