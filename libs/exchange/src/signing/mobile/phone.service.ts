import { Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import { Clock, type Uuid } from '@qujat/kernel';
import { BlobStore, PlatformSettings, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { In } from 'typeorm';
import { Parties } from '../../document/parties.js';
import { refuse } from '../../exchange.errors.js';
import { revivedActor, SigningBatchEntity, type SigningItemEntity } from '../batch/batch.entity.js';
import { type BatchView, viewBatch } from '../batch/batch.repository.js';
import { SigningBatchService } from '../batch/batch.service.js';
import { MobileSigningConfig } from './mobile.config.js';
import { MobileSigningEntity } from './mobile.entity.js';
import {
  announcementBody,
  documentsBody,
  documentsKey,
  fingerprint,
  type OfferedDocument,
  signedDocuments,
} from './mobile-protocol.js';

const SCOPE = systemScope('exchange.mobile-signing');

/** An open signing with its batch. */
interface Open {
  readonly signing: MobileSigningEntity;
  readonly batch: SigningBatchEntity;
}

/**
 * What the app on the phone asks: it has no session, only the secret of the QR code. Whose signature is taken the portal knows
 * from the batch: the certificate must be of the person who made it (E-3.10).
 */
@Injectable()
export class PhoneService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly batches: SigningBatchService,
    private readonly parties: Parties,
    private readonly blobs: BlobStore,
    private readonly settings: PlatformSettings,
    private readonly config: MobileSigningConfig,
    private readonly clock: Clock,
  ) {}

  /** API1: who asks for signatures, until when, and where the documents are. */
  async announce(token: string) {
    const { signing, view } = await this.work.run(SCOPE, async (tx) => {
      const { signing, batch } = await this.open(tx, { tokenSha256: fingerprint(token) });
      return { signing, view: await viewBatch(tx, batch) };
    });
    const { name, bin } = await this.parties.sender(revivedActor(view.batch));
    return announcementBody({
      description: toSign(view)
        .map(({ documentId }) => view.documents.get(documentId)!.number)
        .join(', '),
      expiresAt: signing.expiresAt,
      organisation: { name, bin },
      uri: `${this.config.baseUrl ?? this.settings.publicUrl}/api/mobile-signing/${signing.id}/content`,
      token: documentsKey(token),
    });
  }

  /** API2: the documents themselves. */
  async documents(id: Uuid, authorization: string | undefined) {
    const view = await this.work.run(SCOPE, async (tx) => {
      const { batch } = await this.open(tx, { id, keySha256: keyOf(authorization) });
      const fetched = { state: 'fetched', fetchedAt: this.clock.now() } as const;
      await tx.manager.update(MobileSigningEntity, { id, state: 'waiting' }, fetched);
      return viewBatch(tx, batch);
    });
    const offered: OfferedDocument[] = [];
    for (const item of toSign(view)) offered.push(await this.offered(view, item));
    return documentsBody(offered);
  }

  /** The signatures, once. A phone that did not hear the answer hears the same again. */
  async submit(id: Uuid, authorization: string | undefined, body: string): Promise<void> {
    const signed = signedDocuments(body);
    if (!signed) throw refuse('signing.mobile_unreadable');
    await this.work.run(SCOPE, async (tx) => {
      const key = { id, keySha256: keyOf(authorization) };
      if (await tx.manager.existsBy(MobileSigningEntity, { ...key, state: 'submitted' })) return;
      const { batch } = await this.open(tx, key);
      const { items } = await viewBatch(tx, batch);
      const known = signed.flatMap(({ id: position, signature }) => {
        const item = items.find((one) => one.position === position);
        return item ? [{ documentId: item.documentId, signature }] : [];
      });
      if (known.length === 0) throw refuse('signing.mobile_unreadable');
      const submitted = { state: 'submitted', settledAt: this.clock.now() } as const;
      await tx.manager.update(MobileSigningEntity, { id }, submitted);
      await this.batches.takeIn(tx, batch, known);
    });
  }

  /** Locked to the end of the transaction, so that a phone and a call-off have one order. */
  private async open(
    tx: Tx,
    by: Pick<MobileSigningEntity, 'tokenSha256'> | Pick<MobileSigningEntity, 'id' | 'keySha256'>,
  ): Promise<Open> {
    const where = { ...by, state: In(['waiting', 'fetched'] as const) };
    const signing = await tx.manager.findOne(MobileSigningEntity, { where, lock: { mode: 'pessimistic_write' } });
    if (!signing || signing.expiresAt <= this.clock.now()) throw refuse('signing.mobile_over');
    return { signing, batch: await tx.manager.findOneByOrFail(SigningBatchEntity, { id: signing.batchId }) };
  }

  private async offered({ documents, files }: BatchView, item: SigningItemEntity): Promise<OfferedDocument> {
    const { number, title } = documents.get(item.documentId)!;
    const { name, mediaType, sha256 } = files.get(item.documentId)!;
    return {
      ...{ id: item.position, name: title, mime: mediaType },
      meta: [
        { name: '№', value: number },
        { name: 'SHA-256', value: sha256 },
        { name: 'file', value: name },
      ],
      content: await buffer(await this.blobs.get(sha256)),
    };
  }
}

const toSign = ({ items }: BatchView) => items.filter(({ state }) => state === 'prepared');

/** `Token …`, `Bearer …`, or the key alone. */
const keyOf = (authorization = ''): string => fingerprint(authorization.trim().split(/\s+/).at(-1) ?? '');
