import { Injectable } from '@nestjs/common';
import { Clock, type Locale, newId, type Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { Params } from '../templates/render.js';
import { letterWritten } from './letter.events.js';

/** A letter to send. */
export interface NewLetter {
  readonly channel: 'email' | 'sms';
  readonly kind: string;
  readonly params: Params;
  readonly locale: Locale;
  /** Null: identity names it when the letter is sent. */
  readonly address: string | null;
  readonly userId: Uuid;
  readonly eventId: Uuid;
}

/** Puts letters on their way: the row, and the event that a worker sends it by. */
@Injectable()
export class LetterWriter {
  constructor(private readonly clock: Clock) {}

  /** Writes it; the same one of the same event is not written twice. */
  async write(tx: Tx, letter: NewLetter): Promise<void> {
    const now = this.clock.now();
    const { channel, kind, params, locale, address, userId, eventId } = letter;
    const [row]: { id: Uuid }[] = await tx.manager.query(
      `INSERT INTO notifications.letters (id, channel, kind, params, locale, address, user_id, event_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (event_id, user_id, kind, channel) DO NOTHING RETURNING id`,
      [newId(now), channel, kind, JSON.stringify(params), locale, address, userId, eventId, now],
    );
    if (row) await tx.emit(letterWritten(row.id));
  }
}
