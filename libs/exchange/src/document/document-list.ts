import { isUuid, type Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { SelectQueryBuilder } from 'typeorm';
import { approvalFacts } from '../approval/approval.facts.js';
import { refuse } from '../exchange.errors.js';
import { applyFilter, type FilteredList, type ListDays } from '../finding/filter.js';
import { searchList } from '../finding/search.js';
import { countLists } from './document-counts.js';
import { DocumentEntity } from './document.entity.js';
import type { ListDocuments } from './document.dto.js';
import type { BoxCounts } from './document.response.js';
import type { Box } from './document.types.js';
import { RecipientEntity } from '../recipient/recipient.entity.js';
import { asSeenBy } from '../recipient/recipient.repository.js';

/** How the reader's own part stands; once it is done, how the whole does (`seenAs`). */
const OWN_STATUS = `(CASE WHEN r.delivery <> 'delivered' THEN r.delivery WHEN d.annulment = 'annulled' THEN 'annulled'
  WHEN r.response IN ('refused','verifying','correction') THEN r.response WHEN r.receipt = 'pending' THEN 'receipt-pending'
  WHEN r.response = 'signed' THEN d.status WHEN r.response = 'partly' THEN 'partly-signed'
  WHEN r.receipt = 'received' THEN 'received' ELSE 'delivered' END)`;

interface BoxShape {
  /** Whose list it is. */
  readonly mine: string;
  readonly time: { readonly column: string; readonly of: (row: DocumentEntity) => Date | null };
  readonly id: string;
  readonly status: string;
}

/** Each list runs along an index of its own: owner, time, id. In the inbox `r` is the reader's own place among the recipients. */
const SHAPES: Readonly<Record<Box, BoxShape>> = {
  inbox: {
    mine: "r.participantId = :participantId AND r.delivery IN ('delivered','recalled') AND r.sentAt IS NOT NULL",
    time: { column: 'r.sentAt', of: ({ sentAt }) => sentAt },
    id: 'r.documentId',
    status: OWN_STATUS,
  },
  outbox: {
    mine: "d.senderId = :participantId AND d.delivery <> 'draft'",
    time: { column: 'd.submittedAt', of: ({ submittedAt }) => submittedAt },
    ...{ id: 'd.id', status: 'd.status' },
  },
  drafts: {
    mine: "d.senderId = :participantId AND d.delivery = 'draft'",
    time: { column: 'd.createdAt', of: ({ createdAt }) => createdAt },
    ...{ id: 'd.id', status: 'd.status' },
  },
};

/** What `needsAttention` says of either side, in SQL: an answer is awaited, a proposal of the other side to annul, a correction. */
const PROPOSED = (me: string) => `(d.annulment = 'proposed' AND d.annulment_by <> ${me})`;
const UNANSWERED =
  "(r.delivery = 'delivered' AND d.annulment = 'none' AND (r.receipt = 'none' OR r.response IN ('awaited','partly')))";
/** All recipients, who were asked to sign first, have signed. */
const TO_COMPLETE = "(d.response = 'signed' AND d.signature IN ('unsigned','partly') AND d.annulment = 'none')";
const TO_CORRECT = `(d.response = 'correction' AND d.annulment = 'none'
  AND NOT EXISTS (SELECT 1 FROM exchange.documents l WHERE l.earlier_id = d.id))`;
const WAITS: Readonly<Record<Box, (me: string) => string>> = {
  inbox: (me) => `(${UNANSWERED} OR ${PROPOSED(me)})`,
  outbox: (me) => `(${TO_CORRECT} OR ${TO_COMPLETE} OR ${PROPOSED(me)})`,
  drafts: () => 'false',
};

/** What a reader knows of a document of this list, in SQL: before opening it nothing of what it says (E-7.4). */
const OPENED = "r.receipt <> 'none'";
const ALL_KNOWN = { sumIsKnown: 'true', contentsAreKnown: 'd.blocked IS NULL', axesOf: 'd' } as const;
const GOES_TO = `:counterparty IN (SELECT x.bin FROM exchange.document_recipients x WHERE x.document_id = d.id)`;
const FILTERED = {
  inbox: {
    counterparty: 'd.senderBin = :counterparty',
    axesOf: 'r',
    ...{ sumIsKnown: OPENED, contentsAreKnown: `(${OPENED} AND d.blocked IS NULL)` },
  },
  outbox: { counterparty: GOES_TO, ...ALL_KNOWN },
  drafts: { counterparty: GOES_TO, ...ALL_KNOWN },
} as const satisfies Record<Box, Omit<FilteredList, 'time' | 'status'> & { contentsAreKnown: string }>;

/** A place between two lines of a list: time and id, so that equal times lose nothing at a page's edge. */
export interface Place {
  readonly at: Date;
  readonly id: Uuid;
}

/** A page of a list, newest first. */
export async function listPage(
  tx: Tx,
  participantId: Uuid,
  { box, attention, cursor, limit = 25, ...filter }: ListDocuments,
  days: ListDays,
): Promise<{ rows: DocumentEntity[]; nextCursor: string | null }> {
  const shape = SHAPES[box];
  const query = tx.manager.createQueryBuilder(DocumentEntity, 'd').where(shape.mine, { participantId });
  if (box === 'inbox') query.innerJoin(RecipientEntity, 'r', 'r.documentId = d.id');
  applyFilter(query, filter, { ...FILTERED[box], status: shape.status, time: shape.time.column }, days);
  if (attention !== undefined) query.andWhere(`${WAITS[box](':participantId')} = :attention`, { attention });
  if (cursor) continueAfter(query, shape, readCursor(cursor));
  if (filter.search) await keepFound(tx, query, { shape, box, limit: limit + 1, search: filter.search });
  query.orderBy(shape.time.column, 'DESC').addOrderBy(shape.id, 'DESC');
  const found = await query.limit(limit + 1).getMany();
  const rows = box === 'inbox' ? await asSeenBy(tx, participantId, found) : found;
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { rows: rows.slice(0, limit), nextCursor: last ? writeCursor(shape.time.of(last), last.id) : null };
}

/** Narrows the list to the lines of its next page in which the words are found. */
async function keepFound(
  tx: Tx,
  query: SelectQueryBuilder<DocumentEntity>,
  { shape, box, limit, search }: { shape: BoxShape; box: Box; limit: number; search: string },
): Promise<void> {
  const [sql, values] = query
    .clone()
    .select('d.id', 'id')
    .addSelect(shape.time.column, 'at')
    .addSelect('d.searchText', 'search_text')
    .addSelect(FILTERED[box].contentsAreKnown, 'contents_known')
    .getQueryAndParameters();
  const found = await searchList(tx, { sql, values, limit }, search);
  query.andWhere('d.id = ANY (:found)', { found });
}

function continueAfter(query: SelectQueryBuilder<DocumentEntity>, { time, id }: BoxShape, place: Place): void {
  query.andWhere(`(${time.column}, ${id}) < (:at, :id)`, { ...place });
}

/** A place as the address of the next page carries it. */
export const writeCursor = (at: Date | null, id: Uuid): string =>
  Buffer.from(`${at?.toISOString() ?? ''} ${id}`).toString('base64url');

/** The place that a cursor names. */
export function readCursor(cursor: string): Place {
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString('latin1').split(' ');
  const at = new Date(time);
  if (Number.isNaN(at.getTime()) || !isUuid(id)) throw refuse('document.bad_cursor');
  return { at, id };
}

/** How many documents are in each list, and how many of them wait for the participant. */
export const countBoxes = (tx: Tx, participantId: Uuid): Promise<BoxCounts> =>
  countLists(tx, participantId, WAITS.outbox('$1'));

interface Extra {
  readonly id: Uuid;
  readonly has_file: boolean;
  readonly waits: ('ocsp' | 'tsa')[] | null;
  readonly proposed: boolean;
  readonly own: boolean | null;
  readonly consented: boolean;
  readonly corrected: boolean;
}

/** What a line of a list needs beside its document: is there a file, does a signature or statement wait. */
export async function listExtras(tx: Tx, documents: readonly DocumentEntity[], participantId: Uuid) {
  const approvals = await approvalFacts(tx, documents);
  const rows: Extra[] = await tx.manager.query(
    `SELECT d.id, EXISTS (SELECT 1 FROM exchange.document_files f WHERE f.document_id = d.id) AS has_file,
            (SELECT array_agg(s.waiting_for) FROM exchange.signatures s
              WHERE s.document_id = d.id AND s.state = 'verifying') AS waits,
            d.annulment_by = $2 AS own, EXISTS (SELECT 1 FROM exchange.annulments a
              JOIN exchange.annulment_consents c ON c.annulment_id = a.id
              WHERE a.document_id = d.id AND a.state = 'open' AND c.participant_id = $2 AND c.state = 'given') AS consented,
            d.annulment = 'proposed' AS proposed,
            EXISTS (SELECT 1 FROM exchange.documents l WHERE l.earlier_id = d.id) AS corrected
       FROM exchange.documents d WHERE d.id = ANY($1)`,
    [documents.map(({ id }) => id), participantId],
  );
  return new Map(
    rows.map(({ id, has_file: hasFile, waits, proposed, own, consented, corrected }) => {
      const annulment = proposed ? { own: own === true, consented } : undefined;
      return [id, { hasFile, waits: waits ?? [], annulment, corrected, approval: approvals.get(id) }];
    }),
  );
}
