import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { Params } from '../templates/render.js';

/** A notice to a person in the portal. */
export interface NewNotice {
  readonly userId: Uuid;
  readonly kind: string;
  readonly params: Params;
  readonly eventId: Uuid;
}

/** Puts notices where the bell is. */
@Injectable()
export class NoticeWriter {
  constructor(private readonly clock: Clock) {}

  /** Writes it; the same one of the same event is not written twice. */
  async write(tx: Tx, { userId, kind, params, eventId }: NewNotice): Promise<void> {
    const now = this.clock.now();
    await tx.manager.query(
      `INSERT INTO notifications.notices (id, user_id, kind, params, event_id, created_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (event_id, user_id, kind) DO NOTHING`,
      [newId(now), userId, kind, JSON.stringify(params), eventId, now],
    );
  }
}
