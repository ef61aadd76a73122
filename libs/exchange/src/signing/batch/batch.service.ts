import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { ABILITY_ERRORS } from '../../document/ability.errors.js';
import { can } from '../../document/document.policy.js';
import { factsOf, sideOf } from '../../document/document.view.js';
import { EXCHANGE_EVENTS } from '../../exchange.events.js';
import { asSeenBy } from '../../recipient/recipient.repository.js';
import { refuse } from '../../exchange.errors.js';
import { decodeSignature } from '../intake.js';
import type { ItemSignature, MakeSigningBatch } from './batch.dto.js';
import { type ItemRefusal, SigningBatchEntity, SigningItemEntity } from './batch.entity.js';
import {
  type BatchCounts,
  type BatchView,
  documentsWithFiles,
  latestBatches,
  moveItem,
  viewBatch,
} from './batch.repository.js';
import { refusalOf, refusalText } from './refusal-text.js';

/** Many documents signed in one go: what was asked for, what was handed in. What is handed in is dealt with by a consumer. */
@Injectable()
export class SigningBatchService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Makes a batch; what cannot be signed is in it with the reason. The same request again finds the batch it has made. */
  async make(actor: Actor, { requestId, documentIds, send = false }: MakeSigningBatch): Promise<BatchView> {
    const { participantId, userId } = actor;
    if (!participantId || !userId) throw refuse('document.not_a_participant');
    return this.work.run(scopeOf(actor), async (tx) => {
      const madeAt = this.clock.now();
      const batch = { id: newId(madeAt), participantId, userId, requestId, andSend: send, madeAt };
      const [made] = await tx.manager.query<{ id: Uuid }[]>(
        `INSERT INTO exchange.signing_batches (id, participant_id, user_id, request_id, and_send, made_at, actor)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (participant_id, user_id, request_id) DO NOTHING RETURNING id`,
        [batch.id, participantId, userId, requestId, send, madeAt, JSON.stringify(actor)],
      );
      if (!made) {
        const before = await tx.manager.findOneByOrFail(SigningBatchEntity, { participantId, userId, requestId });
        return viewBatch(tx, before);
      }
      await this.fill(tx, actor, batch.id, documentIds);
      const detail = { documents: documentIds.length };
      await tx.audit({ act: 'signing.batch_made', subjectType: 'signing-batch', subjectId: batch.id, detail });
      return viewBatch(tx, await find(tx, batch.id));
    });
  }

  /** The batch in the transaction of somebody else's act on it. */
  async view(tx: Tx, id: Uuid): Promise<BatchView> {
    return viewBatch(tx, await find(tx, id));
  }

  /** The batch as it stands. */
  async get(actor: Actor, id: Uuid): Promise<BatchView> {
    return this.work.run(scopeOf(actor), (tx) => this.view(tx, id));
  }

  /** The person's latest batches. */
  async list(actor: Actor): Promise<BatchCounts[]> {
    return this.work.run(scopeOf(actor), (tx) => latestBatches(tx));
  }

  /** Takes signatures over documents of the batch; one that was handed in before stays as it is. */
  async submit(actor: Actor, id: Uuid, signatures: readonly ItemSignature[]): Promise<BatchView> {
    return this.work.run(scopeOf(actor), async (tx) => {
      const batch = await find(tx, id);
      await this.takeIn(tx, batch, signatures);
      return viewBatch(tx, batch);
    });
  }

  /** Takes signatures in, in the transaction of whoever hands them in: the person's browser, or their phone. */
  async takeIn(tx: Tx, { id: batchId }: SigningBatchEntity, signatures: readonly ItemSignature[]): Promise<void> {
    for (const { documentId, signature } of signatures) {
      const item = { batchId, documentId };
      if (!(await tx.manager.existsBy(SigningItemEntity, item))) throw refuse('signing.not_in_batch');
      const now = this.clock.now();
      const read = decoded(signature);
      if ('refusal' in read) {
        await moveItem(tx, item, 'prepared', { state: 'refused', refusal: read.refusal, settledAt: now });
        continue;
      }
      const handedIn = { state: 'submitted', signature: read.bytes, submittedAt: now } as const;
      if (!(await moveItem(tx, item, 'prepared', handedIn))) continue;
      await tx.emit({ type: EXCHANGE_EVENTS.signingItemSubmitted, aggregateId: documentId, payload: item });
    }
  }

  /** Lets go of what nobody has handed in yet. */
  async cancel(actor: Actor, id: Uuid): Promise<BatchView> {
    return this.work.run(scopeOf(actor), async (tx) => {
      const batch = await find(tx, id);
      const changes = { state: 'cancelled', settledAt: this.clock.now() } as const;
      await tx.manager.update(SigningItemEntity, { batchId: id, state: 'prepared' }, changes);
      return viewBatch(tx, batch);
    });
  }

  private async fill(tx: Tx, actor: Actor, batchId: Uuid, ids: readonly Uuid[]): Promise<void> {
    const { documents: whole, files } = await documentsWithFiles(tx, ids);
    const seen = await asSeenBy(tx, actor.participantId, [...whole.values()]);
    const documents = new Map(seen.map((document) => [document.id, document]));
    const now = this.clock.now();
    const items = ids.map((documentId, at) => {
      const document = documents.get(documentId);
      if (!document) throw refuse('document.not_found');
      const file = files.get(documentId);
      const why = can(actor, 'sign', factsOf(document, Boolean(file), sideOf(document, actor.participantId)));
      const refusal = why ? refusalText(why.code, ABILITY_ERRORS[why.code], why.params) : null;
      return {
        ...{ batchId, documentId, position: at + 1, contentSha256: file?.sha256 ?? null, refusal },
        ...{ state: refusal ? ('refused' as const) : ('prepared' as const), settledAt: refusal ? now : null },
      };
    });
    await tx.manager.insert(SigningItemEntity, items);
  }
}

async function find(tx: Tx, id: Uuid): Promise<SigningBatchEntity> {
  const batch = await tx.manager.findOneBy(SigningBatchEntity, { id });
  if (!batch) throw refuse('signing.batch_not_found');
  return batch;
}

function decoded(text: string): { bytes: Buffer } | { refusal: ItemRefusal } {
  try {
    return { bytes: decodeSignature(text) };
  } catch (error) {
    return { refusal: refusalOf(error) };
  }
}
