import { Injectable } from '@nestjs/common';
import { Clock, dueAfter } from '@qujat/kernel';
import { Consumes, Every, type StoredEvent, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { endOf, firstReminder } from './answer-due.js';
import { ExchangeConfig } from '../exchange.config.js';
import { type DocumentEvent, EXCHANGE_EVENTS } from '../exchange.events.js';
import { answerDayOf, type DueWatch, dueWatches, endWatch, told, watch } from './watch.repository.js';
import { WatchingConfig } from './watching.config.js';
import { WATCHING_EVENTS } from './watching.events.js';

const WATCH = 'exchange.watch';
const REMIND = 'exchange.remind-recipients';
const AT_ONCE = 200;

/** E-10.1.2: recipients are reminded of what they have not read or answered, by working days; in the end their administrators are. */
@Injectable()
export class WatchingConsumers {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly exchange: ExchangeConfig,
    private readonly config: WatchingConfig,
  ) {}

  @Consumes([EXCHANGE_EVENTS.delivered, EXCHANGE_EVENTS.opened], WATCH, { transaction: false })
  async begins({ type, payload }: StoredEvent): Promise<void> {
    const { documentId } = payload as unknown as DocumentEvent;
    if (type === EXCHANGE_EVENTS.delivered) await this.watchDay(documentId);
    if (this.config.atMost === 0) return;
    const kind = type === EXCHANGE_EVENTS.delivered ? 'unread' : 'unanswered';
    const nextAt = this.later(kind, this.clock.now());
    await this.work.run(systemScope(WATCH), (tx) => watch(tx, documentId, kind, nextAt));
  }

  @Every(REMIND, { seconds: 60 })
  async remind(): Promise<void> {
    const now = this.clock.now();
    await this.work.run(systemScope(REMIND), async (tx) => {
      for (const due of await dueWatches(tx, now, AT_ONCE)) await this.tell(tx, due, now);
    });
  }

  private async tell(tx: Tx, due: DueWatch, at: Date): Promise<void> {
    if (!due.open) return endWatch(tx, due);
    if (due.kind === 'deadline') return this.tellOfDay(tx, due, at);
    const { kind } = due;
    const isLast = due.told + 1 >= this.config.atMost;
    await told(tx, due, { at, nextAt: isLast ? null : this.later(kind, at) });
    const { documentId, number, participantId, senderId: by } = due;
    const type = isLast ? WATCHING_EVENTS.neglected : WATCHING_EVENTS[kind];
    await tx.emit({ type, aggregateId: documentId, payload: { documentId, number, by, to: [participantId] } });
    const subject = { subjectType: 'document', subjectId: documentId, participantId };
    await tx.audit({ act: 'document.reminded', ...subject, detail: { of: kind, time: due.told + 1 } });
  }

  /** The day by which the sender expects the answer, where one is set. */
  private async watchDay(documentId: string): Promise<void> {
    await this.work.run(systemScope(WATCH), async (tx) => {
      const answerBy = await answerDayOf(tx, documentId);
      const now = this.clock.now();
      if (answerBy) await watch(tx, documentId, 'deadline', firstReminder(this.exchange.calendar, answerBy, now));
    });
  }

  /** Once before the day, to the recipient; once after it, to both sides. */
  private async tellOfDay(tx: Tx, due: DueWatch, at: Date): Promise<void> {
    const { documentId, number, participantId, senderId, answerBy } = due;
    const over = endOf(answerBy!);
    const isOver = at >= over;
    await told(tx, due, { at, nextAt: isOver ? null : over });
    const toRecipient = { documentId, number, by: senderId, to: [participantId], day: answerBy };
    const type = isOver ? WATCHING_EVENTS.answerOverdue : WATCHING_EVENTS.answerNear;
    await tx.emit({ type, aggregateId: documentId, payload: toRecipient });
    const toSender = { ...toRecipient, by: participantId, to: [senderId] };
    if (isOver) await tx.emit({ type: WATCHING_EVENTS.answerMissed, aggregateId: documentId, payload: toSender });
    const subject = { subjectType: 'document', subjectId: documentId, participantId };
    await tx.audit({ act: 'document.reminded', ...subject, detail: { of: due.kind, over: isOver } });
  }

  private later(kind: 'unread' | 'unanswered', from: Date): Date {
    const value = kind === 'unread' ? this.config.unreadDays : this.config.unansweredDays;
    return dueAfter(this.exchange.calendar, from, { value, unit: 'days' });
  }
}
