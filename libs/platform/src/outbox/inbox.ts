import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import type { Tx } from '../database/tx.js';

/** Remembers which consumer has dealt with which event: delivery at least once becomes an effect exactly once. */
@Injectable()
export class Inbox {
  constructor(private readonly clock: Clock) {}

  /**
   * Notes within `tx` that `consumer` deals with the event. False when it was dealt with before: then do nothing.
   * A second delivery at the same time waits here for the first one's transaction.
   */
  async once(tx: Tx, consumer: string, eventId: Uuid): Promise<boolean> {
    const rows: unknown[] = await tx.manager.query(
      `INSERT INTO platform.inbox (consumer, event_id, handled_at) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [consumer, eventId, this.clock.now()],
    );
    return rows.length === 1;
  }

  /** Has `consumer` dealt with the event? */
  async knows(tx: Tx, consumer: string, eventId: Uuid): Promise<boolean> {
    const rows: unknown[] = await tx.manager.query(
      'SELECT 1 FROM platform.inbox WHERE event_id = $1 AND consumer = $2',
      [eventId, consumer],
    );
    return rows.length === 1;
  }
}
