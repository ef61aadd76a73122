import { Injectable } from '@nestjs/common';
import { Clock, type Localized, newId, type Uuid } from '@qujat/kernel';
import { PUBLIC_SCOPE, type Scope, UnitOfWork } from '@qujat/platform';
import { refuse } from '../operator.errors.js';

/** A notice as it is kept. */
export interface NoticeRecord {
  readonly id: Uuid;
  readonly title: Localized;
  readonly body: Localized;
  readonly publishedAt: Date;
}

/** How many of the newest notices the main page shows. */
const SHOWN = 20;

/** What the operator announces (E-10.2.2). */
@Injectable()
export class NoticeService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Standing notices, the newest first. */
  standing(): Promise<NoticeRecord[]> {
    return this.work.run(PUBLIC_SCOPE, (tx) =>
      tx.manager.query(
        `SELECT id, title, body, published_at AS "publishedAt" FROM operator.notices
         WHERE withdrawn_at IS NULL ORDER BY published_at DESC, id DESC LIMIT $1`,
        [SHOWN],
      ),
    );
  }

  /** Publishes a notice in the name of the operator. `scope` is the operator's, or the seed's. */
  async publish(scope: Scope, { title, body }: { title: Localized; body: Localized }): Promise<NoticeRecord> {
    const publishedAt = this.clock.now();
    const notice = { id: newId(publishedAt), title, body, publishedAt };
    const by = { name: scope.actor?.name ?? null, iin: scope.actor?.iin ?? null };
    await this.work.run(scope, async (tx) => {
      await tx.manager.query(
        'INSERT INTO operator.notices (id, title, body, published_at, published_by) VALUES ($1, $2, $3, $4, $5)',
        [notice.id, JSON.stringify(title), JSON.stringify(body), publishedAt, JSON.stringify(by)],
      );
      await tx.audit({ act: 'notice.published', subjectType: 'notice', subjectId: notice.id });
      await tx.emit({ type: 'operator.notice.published', aggregateId: notice.id, payload: { noticeId: notice.id } });
    });
    return notice;
  }

  /** Takes a notice off the main page; it stays on record. */
  async withdraw(scope: Scope, id: Uuid): Promise<void> {
    await this.work.run(scope, async (tx) => {
      const [rows]: [unknown[], number] = await tx.manager.query(
        'UPDATE operator.notices SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL RETURNING id',
        [id, this.clock.now()],
      );
      if (rows.length === 0) throw refuse('notice.not_found');
      await tx.audit({ act: 'notice.withdrawn', subjectType: 'notice', subjectId: id });
    });
  }
}
