import { Injectable } from '@nestjs/common';
import { type Actor, type PageQuery, scopeOf, UnitOfWork } from '@qujat/platform';
import { refuse } from '../retention.errors.js';
import type { RetainedDocument, RetainedDocumentList } from './entry.dto.js';

const PAGE = 50;
const CURSOR = /^(\d{4}-\d\d-\d\d)_([0-9a-f-]{36})$/;

// Terms run from the first of January after the year of the event: the rule of the archives.
const RETAINED = `SELECT * FROM (
    SELECT e.document_id AS "documentId", e.number, e.title, e.type, e.event, e.day::text AS day,
      make_date(extract(year FROM e.day)::int + r.years, 12, 31)::text AS "keepUntil",
      EXISTS (SELECT 1 FROM retention.holds h WHERE h.lifted_at IS NULL
        AND (h.document_id = e.document_id OR h.participant_id = e.participant_id)) AS held
    FROM retention.entries e CROSS JOIN LATERAL (
      SELECT years FROM retention.rules WHERE type = e.type AND effective_from <= e.day ORDER BY effective_from DESC LIMIT 1) r
    WHERE e.participant_id = $1) x
  WHERE $2::text IS NULL OR ("keepUntil", "documentId") > ($2, $3::uuid)
  ORDER BY "keepUntil", "documentId" LIMIT $4`;

/** What a participant keeps, and until when. */
@Injectable()
export class EntryService {
  constructor(private readonly work: UnitOfWork) {}

  /** A page of it; what goes first stands first. */
  async list(actor: Actor, { cursor, limit = PAGE }: PageQuery): Promise<RetainedDocumentList> {
    const { participantId } = actor;
    if (!participantId) throw refuse('retention.not_a_participant');
    const [, day = null, id = null] = CURSOR.exec(cursor ?? '') ?? [];
    const rows = await this.work.run<RetainedDocument[]>(scopeOf(actor), (tx) =>
      tx.manager.query(RETAINED, [participantId, day, id, limit + 1]),
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? `${last.keepUntil}_${last.documentId}` : null };
  }
}
