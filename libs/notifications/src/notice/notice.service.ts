import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, UnitOfWork } from '@qujat/platform';
import { refuse } from '../notifications.errors.js';
import type { Params } from '../templates/render.js';
import { Readers } from './readers.js';

/** A notice as it is kept. */
export interface NoticeRecord {
  readonly id: Uuid;
  readonly kind: string;
  readonly params: Params;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

/** One page of notices, the newest first. */
export interface NoticePage {
  readonly items: readonly NoticeRecord[];
  readonly unread: number;
  /** Pass it as `before` to read on; null at the end. */
  readonly next: Uuid | null;
}

const COLUMNS = 'id, kind, params, created_at AS "createdAt", read_at AS "readAt"';

/** What a person was told in the portal. */
@Injectable()
export class NoticeService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly readers: Readers,
  ) {}

  /** A page before the notice `before`. */
  async page(
    actor: Actor,
    { before, limit, unread }: { before?: Uuid; limit: number; unread: boolean },
  ): Promise<NoticePage> {
    const { userId, scope } = await this.readers.of(actor);
    if (!userId) return { items: [], unread: 0, next: null };
    const rows = await this.work.run<NoticeRecord[]>(scope, (tx) =>
      tx.manager.query(
        `SELECT ${COLUMNS} FROM notifications.notices
         WHERE user_id = $1 AND ($2::uuid IS NULL OR id < $2) AND (NOT $3 OR read_at IS NULL) ORDER BY id DESC LIMIT $4`,
        [userId, before ?? null, unread, limit + 1],
      ),
    );
    const items = rows.slice(0, limit);
    return { items, unread: await this.unread(actor), next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** How many have not been read. */
  async unread(actor: Actor): Promise<number> {
    const { userId, scope } = await this.readers.of(actor);
    if (!userId) return 0;
    const [row] = await this.work.run<{ count: number }[]>(scope, (tx) =>
      tx.manager.query(
        'SELECT count(*)::int AS count FROM notifications.notices WHERE user_id = $1 AND read_at IS NULL',
        [userId],
      ),
    );
    return row?.count ?? 0;
  }

  /** Marks one as read; once is enough. */
  async read(actor: Actor, id: Uuid): Promise<number> {
    const { userId, scope } = await this.readers.of(actor);
    const [rows] = userId
      ? await this.work.run<[unknown[], number]>(scope, (tx) =>
          tx.manager.query(
            'UPDATE notifications.notices SET read_at = coalesce(read_at, $3) WHERE id = $1 AND user_id = $2 RETURNING id',
            [id, userId, this.clock.now()],
          ),
        )
      : [[]];
    if (rows.length === 0) throw refuse('notifications.not_found');
    return this.unread(actor);
  }

  /** Marks all as read up to the newest that the reader has seen: what came since stays unread. */
  async readAll(actor: Actor, upTo: Uuid): Promise<number> {
    const { userId, scope } = await this.readers.of(actor);
    if (!userId) return 0;
    await this.work.run(scope, (tx) =>
      tx.manager.query(
        'UPDATE notifications.notices SET read_at = $3 WHERE user_id = $1 AND id <= $2 AND read_at IS NULL',
        [userId, upTo, this.clock.now()],
      ),
    );
    return this.unread(actor);
  }
}
