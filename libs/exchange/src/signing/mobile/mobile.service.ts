import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, PlatformSettings, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { In } from 'typeorm';
import { refuse } from '../../exchange.errors.js';
import type { BatchView } from '../batch/batch.repository.js';
import { SigningBatchService } from '../batch/batch.service.js';
import { MobileSigningConfig } from './mobile.config.js';
import { MobileSigningEntity } from './mobile.entity.js';
import { documentsKey, fingerprint, launchLink, qrText } from './mobile-protocol.js';
import type { MobileSigning, MobileSigningState } from './mobile.response.js';
import { qrPicture } from './qr-picture.js';

/** 192 bits. */
const TOKEN_BYTES = 24;

/** Signing with eGov mobile, as the person at the portal sees it: the QR code, how far the phone has come, calling it off. */
@Injectable()
export class MobileSigningService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly batches: SigningBatchService,
    private readonly settings: PlatformSettings,
    private readonly config: MobileSigningConfig,
    private readonly clock: Clock,
  ) {}

  /** Makes a QR code for what the batch still has to sign; the one before is out of use. */
  async begin(actor: Actor, batchId: Uuid): Promise<MobileSigning> {
    if (!this.config.enabled) throw refuse('signing.mobile_off');
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const state = await this.work.run(scopeOf(actor), async (tx) => {
      this.refuseTooMuch(await this.batches.view(tx, batchId));
      await this.drop(tx, batchId);
      await tx.audit({ act: 'signing.mobile_begun', subjectType: 'signing-batch', subjectId: batchId });
      return this.insert(tx, batchId, token);
    });
    const address = `${this.config.baseUrl ?? this.settings.publicUrl}/api/mobile-signing/${token}`;
    const text = qrText(address);
    return { ...state, qr: qrPicture(text), text, link: launchLink(address) };
  }

  /** How far the phone has come. */
  async state(actor: Actor, batchId: Uuid): Promise<MobileSigningState> {
    return this.work.run(scopeOf(actor), async (tx) => {
      await this.batches.view(tx, batchId);
      const order = { madeAt: 'DESC', id: 'DESC' } as const;
      const found = await tx.manager.findOne(MobileSigningEntity, { where: { batchId }, order });
      if (!found) throw refuse('signing.mobile_not_found');
      return stateOf(found, this.clock.now());
    });
  }

  /** Puts the QR code out of use. */
  async cancel(actor: Actor, batchId: Uuid): Promise<void> {
    await this.work.run(scopeOf(actor), async (tx) => {
      await this.batches.view(tx, batchId);
      await this.drop(tx, batchId);
    });
  }

  private async insert(tx: Tx, batchId: Uuid, token: string): Promise<MobileSigningState> {
    const madeAt = this.clock.now();
    const expiresAt = new Date(madeAt.getTime() + this.config.minutes * 60_000);
    const secrets = { tokenSha256: fingerprint(token), keySha256: fingerprint(documentsKey(token)) };
    const made = { id: newId(madeAt), batchId, ...secrets, state: 'waiting' as const, madeAt, expiresAt };
    await tx.manager.insert(MobileSigningEntity, made);
    return stateOf(made, madeAt);
  }

  private async drop(tx: Tx, batchId: Uuid): Promise<void> {
    const open = { batchId, state: In(['waiting', 'fetched'] as const) };
    await tx.manager.update(MobileSigningEntity, open, { state: 'cancelled', settledAt: this.clock.now() });
  }

  private refuseTooMuch({ items, files }: BatchView): void {
    const open = items.filter(({ state }) => state === 'prepared');
    if (open.length === 0) throw refuse('signing.mobile_nothing');
    const bytes = open.reduce((sum, { documentId }) => sum + Number(files.get(documentId)?.size ?? 0), 0);
    const { maxDocuments: documents, maxBytes } = this.config;
    if (open.length <= documents && bytes <= maxBytes) return;
    throw refuse('signing.mobile_too_much', { params: { documents, megabytes: maxBytes / 1024 / 1024 } });
  }
}

const stateOf = (
  { state, expiresAt }: Pick<MobileSigningEntity, 'state' | 'expiresAt'>,
  now: Date,
): MobileSigningState => ({
  state: (state === 'waiting' || state === 'fetched') && expiresAt <= now ? 'expired' : state,
  expiresAt: expiresAt.toISOString(),
});
