import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { Consumes, type StoredEvent, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import type { DocumentEntity } from '../document/document.entity.js';
import { findDocument, lockDocument, move } from '../document/document.repository.js';
import { type Resolved, Recipients } from '../document/recipients.js';
import { EXCHANGE_EVENTS } from '../exchange.events.js';
import type { RecipientEntity } from '../recipient/recipient.entity.js';
import { recipientsOf } from '../recipient/recipient.repository.js';
import { documentEvent } from '../timeline/parties.js';
import { EVENT, record } from '../timeline/timeline.js';
import { awaitCounterparty } from './await-counterparty.js';
import { dispatch, told } from './dispatch.js';

const SCOPE = systemScope('exchange.turn');

/** Whoever is next gets a document that goes in order, when the one before has signed (E-7.1.3). */
@Injectable()
export class Turn {
  constructor(
    private readonly work: UnitOfWork,
    private readonly recipients: Recipients,
    private readonly clock: Clock,
  ) {}

  /** Identity is asked first: no transaction is held open meanwhile. Repeating it changes nothing. */
  @Consumes(EXCHANGE_EVENTS.turnPassed, 'exchange.next-recipient', { transaction: false })
  async passed({ aggregateId }: StoredEvent): Promise<void> {
    await this.work.run(SCOPE, (tx) => this.end(tx, aggregateId));
    await this.work.run(SCOPE, (tx) => this.admitAgain(tx, aggregateId));
    const found = await this.work.run(SCOPE, (tx) => waiting(tx, aggregateId));
    if (!found) return;
    const to = await this.recipients.resolve({ ...found.document, ...addressOf(found.next) });
    await this.work.run(SCOPE, async (tx) => {
      await lockDocument(tx, aggregateId);
      const still = await waiting(tx, aggregateId);
      if (still?.next.position === found.next.position && to) await this.goOn(tx, still, to);
    });
  }

  /** Of what has been refused or annulled nobody gets anything any more. */
  private async end(tx: Tx, documentId: Uuid): Promise<void> {
    const document = await lockDocument(tx, documentId);
    if (document?.annulment === 'annulled') await stopChain(tx, this.clock, document, { why: 'annulled', from: 1 });
    if (document?.sending === 'in-order' && document.response === 'refused')
      await stopChain(tx, this.clock, document, { why: 'refused', from: 1 });
  }

  /** Who accepted an invitation while a proposal to annul was open gets the document once that has come to nothing. */
  private async admitAgain(tx: Tx, documentId: Uuid): Promise<void> {
    const document = await findDocument(tx, documentId);
    const waits = (await recipientsOf(tx, documentId)).some(({ delivery }) => delivery === 'waiting');
    if (document?.annulment === 'none' && waits)
      await tx.emit(documentEvent(document, EXCHANGE_EVENTS.counterpartyAwaited));
  }

  /** The next one may have blocked the sender since, or the invitation may have ended: then nobody else gets it. */
  private async goOn(tx: Tx, { document, next }: Next, to: Resolved): Promise<void> {
    if (to.fact === 'awaited') await awaitCounterparty(tx, this.clock, document, next, 'releaseWaits');
    else if (to.fact === 'accepted')
      await dispatch(tx, this.clock, document, next, { transition: 'release', party: to.party });
    else await stopChain(tx, this.clock, document, { why: to.fact, from: next.position });
  }
}

interface Next {
  readonly document: DocumentEntity;
  readonly next: RecipientEntity;
}

/** The next recipient, when it is its turn. */
async function waiting(tx: Tx, documentId: Uuid): Promise<Next | undefined> {
  const document = await findDocument(tx, documentId);
  if (document?.sending !== 'in-order' || document.annulment !== 'none') return undefined;
  const recipients = (await recipientsOf(tx, documentId)).filter(({ delivery }) => delivery !== 'recalled');
  const next = recipients.find(({ response }) => response !== 'signed');
  return next?.delivery === 'held' ? { document, next } : undefined;
}

const addressOf = ({ participantId: recipientId, invitationId }: RecipientEntity) => ({ recipientId, invitationId });

/** Says that it may be the next one's turn, or nobody's any more. */
export const passTurn = async (tx: Tx, document: DocumentEntity): Promise<void> => {
  if (document.sending === 'in-order' || document.recipientCount > 1)
    await tx.emit(documentEvent(document, EXCHANGE_EVENTS.turnPassed));
};

/** Nobody after this one gets the document; its timeline says so. */
export async function stopChain(
  tx: Tx,
  clock: Clock,
  document: DocumentEntity,
  { why, from, only = false }: { why: string; from: number; only?: boolean },
): Promise<void> {
  const { id: documentId, senderId } = document;
  const after = (await recipientsOf(tx, documentId)).filter(
    ({ position, delivery }) =>
      (only ? position === from : position >= from) && (delivery === 'held' || delivery === 'waiting'),
  );
  if (after.length === 0) return;
  const positions = after.map(({ position }) => position);
  if (!(await move(tx, documentId, 'stop', {}, { of: { positions } }))) return;
  for (const recipient of after) {
    const detail = { why, ...told(recipient) };
    await record(tx, clock, { documentId, event: EVENT.recipientStopped, actor: null, detail });
  }
  await tx.audit({
    ...{ act: 'document.chain-stopped', subjectType: 'document', subjectId: documentId, participantId: senderId },
    detail: { why, positions: positions.join(' ') },
  });
}
