import { isUuid, type Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { SelectQueryBuilder } from 'typeorm';
import { refuse } from '../exchange.errors.js';
import { DocumentEntity } from './document.entity.js';
import type { ListDocuments } from './document.dto.js';
import type { BoxCounts } from './document.response.js';
import type { Box } from './document.types.js';
import { likePattern } from './search-text.js';

interface BoxShape {
  readonly owner: 'senderId' | 'recipientId';
  readonly time: 'submittedAt' | 'sentAt' | 'createdAt';
  readonly where: string;
}

/** Each list runs along an index of its own: owner, time, id. */
const SHAPES: Readonly<Record<Box, BoxShape>> = {
  inbox: { owner: 'recipientId', time: 'sentAt', where: "d.delivery IN ('delivered','recalled')" },
  outbox: { owner: 'senderId', time: 'submittedAt', where: "d.delivery <> 'draft'" },
  drafts: { owner: 'senderId', time: 'createdAt', where: "d.delivery = 'draft'" },
};

/** What `needsAttention` says of the recipient's side, in SQL. */
const WAITS = "(d.delivery = 'delivered' AND (d.receipt = 'none' OR d.response = 'awaited'))";

/** A place between two lines of a list: time and id, so that equal times lose nothing at a page's edge. */
interface Place {
  readonly at: Date;
  readonly id: Uuid;
}

/** A page of a list, newest first. */
export async function listPage(
  tx: Tx,
  participantId: Uuid,
  { box, status, search, attention, cursor, limit = 25 }: ListDocuments,
): Promise<{ rows: DocumentEntity[]; nextCursor: string | null }> {
  const { owner, time, where } = SHAPES[box];
  const query = tx.manager.createQueryBuilder(DocumentEntity, 'd').where(where);
  query.andWhere(`d.${owner} = :participantId`, { participantId });
  if (status) query.andWhere('d.status = :status', { status });
  if (search) query.andWhere("d.searchText LIKE :pattern ESCAPE '\\'", { pattern: likePattern(search) });
  if (attention !== undefined) query.andWhere(`${box === 'inbox' ? WAITS : 'false'} = :attention`, { attention });
  if (cursor) continueAfter(query, time, readCursor(cursor));
  query.orderBy(`d.${time}`, 'DESC').addOrderBy('d.id', 'DESC');
  const rows = await query.take(limit + 1).getMany();
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { rows: rows.slice(0, limit), nextCursor: last ? writeCursor(last[time], last.id) : null };
}

function continueAfter(query: SelectQueryBuilder<DocumentEntity>, time: BoxShape['time'], place: Place): void {
  query.andWhere(`(d.${time}, d.id) < (:at, :id)`, { ...place });
}

const writeCursor = (at: Date | null, id: Uuid): string =>
  Buffer.from(`${at?.toISOString() ?? ''} ${id}`).toString('base64url');

function readCursor(cursor: string): Place {
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString('latin1').split(' ');
  const at = new Date(time);
  if (Number.isNaN(at.getTime()) || !isUuid(id)) throw refuse('document.bad_cursor');
  return { at, id };
}

const COUNTS = `SELECT
  count(*) FILTER (WHERE recipient_id = $1 AND delivery IN ('delivered','recalled'))::int AS inbox,
  count(*) FILTER (WHERE recipient_id = $1 AND delivery = 'delivered' AND (receipt = 'none' OR response = 'awaited'))::int
    AS attention,
  count(*) FILTER (WHERE sender_id = $1 AND delivery <> 'draft')::int AS outbox,
  count(*) FILTER (WHERE sender_id = $1 AND delivery = 'draft')::int AS drafts
  FROM exchange.documents WHERE sender_id = $1 OR recipient_id = $1`;

/** How many documents are in each list. Nothing that was sent waits for its sender, so the outbox asks for no attention. */
export async function countBoxes(tx: Tx, participantId: Uuid): Promise<BoxCounts> {
  const [row]: [{ inbox: number; attention: number; outbox: number; drafts: number }] = await tx.manager.query(COUNTS, [
    participantId,
  ]);
  return {
    inbox: { all: row.inbox, attention: row.attention },
    outbox: { all: row.outbox, attention: 0 },
    drafts: { all: row.drafts },
  };
}

/** What a line of a list needs beside its document: is there a file, does a signature or statement wait. */
export async function listExtras(tx: Tx, ids: readonly Uuid[]) {
  const rows: { id: Uuid; has_file: boolean; waits: ('ocsp' | 'tsa')[] | null }[] = await tx.manager.query(
    `SELECT d.id, EXISTS (SELECT 1 FROM exchange.document_files f WHERE f.document_id = d.id) AS has_file,
            (SELECT array_agg(s.waiting_for) FROM exchange.signatures s
              WHERE s.document_id = d.id AND s.state = 'verifying') AS waits
       FROM exchange.documents d WHERE d.id = ANY($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, { hasFile: row.has_file, waits: row.waits ?? [] }]));
}
