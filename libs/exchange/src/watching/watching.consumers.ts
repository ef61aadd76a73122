import { Injectable } from '@nestjs/common';
import { Clock, dueAfter } from '@qujat/kernel';
import { Consumes, Every, type StoredEvent, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { endOf, firstReminder } from './answer-due.js';
import { ExchangeConfig } from '../exchange.config.js';
import { type DocumentEvent, EXCHANGE_EVENTS } from '../exchange.events.js';
import {
  answerDayOf,
  type DueWatch,
  dueWatches,
  endWatch,
  type Rules,
  told,
  toWatch,
  watch,
} from './watch.repository.js';
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
    const kind = type === EXCHANGE_EVENTS.delivered ? 'unread' : 'unanswered';
    const now = this.clock.now();
    await this.work.run(systemScope(WATCH), async (tx) => {
      if (kind === 'unread') await this.watchDay(tx, documentId, now);
      for (const { position, rules } of await toWatch(tx, documentId, kind)) {
        const { atMost } = rules ?? this.config;
        if (atMost > 0) await watch(tx, documentId, { position, kind, nextAt: this.later(kind, now, rules) });
      }
    });
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
    const isLast = due.told + 1 >= (due.rules ?? this.config).atMost;
    await told(tx, due, { at, nextAt: isLast ? null : this.later(kind, at, due.rules) });
    const { documentId, number, participantId, senderId: by } = due;
    const type = isLast ? WATCHING_EVENTS.neglected : WATCHING_EVENTS[kind];
    await tx.emit({ type, aggregateId: documentId, payload: { documentId, number, by, to: [participantId] } });
    const subject = { subjectType: 'document', subjectId: documentId, participantId };
    await tx.audit({ act: 'document.reminded', ...subject, detail: { of: kind, time: due.told + 1 } });
  }

  /** The day by which the sender expects the answer, where one is set. */
  private async watchDay(tx: Tx, documentId: string, now: Date): Promise<void> {
    const answerBy = await answerDayOf(tx, documentId);
    if (!answerBy) return;
    const nextAt = firstReminder(this.exchange.calendar, answerBy, now);
    for (const { position } of await toWatch(tx, documentId, 'deadline'))
      await watch(tx, documentId, { position, kind: 'deadline', nextAt });
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

  private later(kind: 'unread' | 'unanswered', from: Date, rules: Rules | null): Date {
    const { unreadDays, unansweredDays } = rules ?? this.config;
    const value = kind === 'unread' ? unreadDays : unansweredDays;
    return dueAfter(this.exchange.calendar, from, { value, unit: 'days' });
  }
}
