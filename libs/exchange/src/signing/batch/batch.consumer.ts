import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { Consumes, Every, Log, type StoredEvent, systemScope, UnitOfWork } from '@qujat/platform';
import { DeliveryService } from '../../delivery/delivery.service.js';
import type { DocumentView } from '../../document/document.view.js';
import { ExchangeConfig } from '../../exchange.config.js';
import { EXCHANGE_EVENTS } from '../../exchange.events.js';
import { refuse } from '../../exchange.errors.js';
import { DocumentFileEntity } from '../../upload/document-file.entity.js';
import { sha256 } from '../intake.js';
import { SigningService, type Submitted } from '../signing.service.js';
import { type ItemRefusal, revivedActor, SigningBatchEntity, SigningItemEntity } from './batch.entity.js';
import { moveItem } from './batch.repository.js';
import { refusalOf } from './refusal-text.js';

const SCOPE = systemScope('exchange.sign-item');
const SWEPT_AT_ONCE = 100;

interface Key {
  readonly batchId: Uuid;
  readonly documentId: Uuid;
}

/** What came of one document of a batch. */
type Outcome = Pick<SigningItemEntity, 'state' | 'signatureId' | 'refusal' | 'sent' | 'sendRefusal'>;

const NOTHING = { signatureId: null, refusal: null, sent: false, sendRefusal: null } as const;

/**
 * Deals with the signatures that were handed in: one job each, so that the queue's width bounds the work and a refusal of one
 * keeps no other waiting. Power and certificate are checked at each document's own moment (E-7.5.2). Doing it twice changes nothing.
 */
@Injectable()
export class SigningBatchConsumer {
  constructor(
    private readonly work: UnitOfWork,
    private readonly signing: SigningService,
    private readonly delivery: DeliveryService,
    private readonly clock: Clock,
    private readonly config: ExchangeConfig,
    private readonly log: Log,
  ) {}

  @Consumes(EXCHANGE_EVENTS.signingItemSubmitted, 'exchange.sign-item', { transaction: false })
  async submitted({ payload }: StoredEvent): Promise<void> {
    await this.deal(payload as unknown as Key);
  }

  /** The safety net for what has lost its job. */
  @Every('exchange.sweep-signing', { seconds: 30 })
  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - this.config.orphanedAfterMs);
    const lost = await this.work.run(SCOPE, (tx) =>
      tx.manager
        .createQueryBuilder(SigningItemEntity, 'i')
        .where(`i.state = 'submitted' AND i.submittedAt < :before`, { before })
        .take(SWEPT_AT_ONCE)
        .getMany(),
    );
    for (const item of lost) {
      await this.deal(item).catch((err: unknown) =>
        this.log.error({ err, documentId: item.documentId }, 'a document of a batch could not be signed'),
      );
    }
  }

  private async deal(key: Key): Promise<void> {
    const found = await this.work.run(SCOPE, async (tx) => {
      const { batchId, documentId } = key;
      const item = await tx.manager.findOneBy(SigningItemEntity, { batchId, documentId, state: 'submitted' });
      if (!item?.signature) return undefined;
      const batch = await tx.manager.findOneByOrFail(SigningBatchEntity, { id: batchId });
      const file = await tx.manager.findOneBy(DocumentFileEntity, { documentId, position: 1 });
      return { item, batch, signature: item.signature, isSame: file?.sha256 === item.contentSha256 };
    });
    if (!found) return;
    const outcome = await this.outcome(found);
    const changes = { ...outcome, signature: null, settledAt: this.clock.now() };
    await this.work.run(SCOPE, (tx) => moveItem(tx, key, 'submitted', changes));
  }

  private async outcome({ item, batch, signature, isSame }: Found): Promise<Outcome> {
    const actor = revivedActor(batch);
    const signed = await this.attempt(() => {
      if (!isSame) throw refuse('signing.content_changed');
      return this.signing.sign(actor, item.documentId, signature.toString('base64'));
    });
    if ('refusal' in signed) return { ...NOTHING, state: 'refused', refusal: signed.refusal };
    const { view, waits } = signed.done;
    const signatureId = view.signatures.find(({ submittedSha256 }) => submittedSha256 === sha256(signature))!.id;
    const base = { ...NOTHING, state: waits ? ('waits' as const) : ('signed' as const), signatureId };
    if (!batch.andSend || view.document.senderId !== actor.participantId) return base;
    // A job that comes again finds it sent.
    if (view.document.delivery !== 'draft') return { ...base, sent: true };
    const sent = await this.attempt(() => this.delivery.send(actor, item.documentId));
    return 'refusal' in sent ? { ...base, sendRefusal: sent.refusal } : { ...base, sent: true };
  }

  /** A refusal is an outcome; a fault is tried again. */
  private async attempt<T extends Submitted | DocumentView>(
    act: () => Promise<T>,
  ): Promise<{ done: T } | { refusal: ItemRefusal }> {
    try {
      return { done: await act() };
    } catch (error) {
      return { refusal: refusalOf(error) };
    }
  }
}

interface Found {
  readonly item: SigningItemEntity;
  readonly batch: SigningBatchEntity;
  readonly signature: Buffer;
  readonly isSame: boolean;
}
