import { Injectable } from '@nestjs/common';
import { EXCHANGE_EVENTS, StoredVolume } from '@qujat/exchange';
import { Clock, monthAfter, monthOf, portalDay, type Uuid } from '@qujat/kernel';
import { Consumes, Every, type StoredEvent, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { lastClosed, shareMeter } from '../invoice/month.repository.js';
import { count } from './meter.repository.js';

/** Counts what is charged for, from the events of the exchange: each act once, however often it is told. */
@Injectable()
export class MeterConsumer {
  constructor(
    private readonly work: UnitOfWork,
    private readonly volume: StoredVolume,
    private readonly clock: Clock,
  ) {}

  /** A document that has reached the recipient's box is an act of the sender. */
  @Consumes(EXCHANGE_EVENTS.delivered, 'billing.meter')
  async sent({ id, payload, occurredAt }: StoredEvent, tx: Tx): Promise<void> {
    const participantId = String(payload.senderId);
    await shareMeter(tx, participantId);
    await count(tx, {
      eventId: id,
      act: 'document.sent',
      participantId,
      subjectId: String(payload.documentId),
      occurredAt,
      day: await this.chargedOn(tx, participantId, portalDay(occurredAt)),
    });
  }

  /** What is told after its month has been charged counts in the first month that is open. */
  private async chargedOn(tx: Tx, participantId: Uuid, day: string): Promise<string> {
    const closed = await lastClosed(tx, participantId);
    return closed && monthOf(day) <= closed ? monthAfter(closed) : day;
  }

  /** What each participant keeps, once a day. */
  @Every('billing.measure-storage', { seconds: 3600 })
  async measure(): Promise<void> {
    const day = portalDay(this.clock.now());
    const kept = await this.volume.byParticipant();
    await this.work.run(systemScope('billing.measure-storage'), (tx) =>
      tx.manager.query(
        `INSERT INTO billing.storage_days (participant_id, day, bytes)
         SELECT id, $1, bytes FROM unnest($2::uuid[], $3::bigint[]) AS kept(id, bytes) ON CONFLICT DO NOTHING`,
        [day, kept.map(({ participantId }) => participantId), kept.map(({ bytes }) => bytes)],
      ),
    );
  }
}
