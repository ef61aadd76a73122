import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { BoxCounts } from './document.response.js';

/** Nobody needs to know whether there are more: counting on would take as long as the list is (ADR 0099). */
export const COUNTED = 10_000;
/** …of what waits. */
export const WAITING_COUNTED = 1000;

const UNANSWERED = `r.delivery = 'delivered' AND (r.receipt = 'none' OR r.response IN ('awaited','partly'))`;
/** What the sender may have to do something about; an index holds these alone. */
const OPEN = `(d.response = 'correction' OR d.annulment = 'proposed' OR (d.response = 'signed' AND d.signature IN ('unsigned','partly')))`;

const upTo = (rows: string, most = COUNTED): string => `(SELECT count(*)::int FROM (${rows} LIMIT ${most}) c)`;

/** Each count runs along an index of its own; `outboxWaits` is the condition of the list, with `$1` the participant. */
const countsSql = (outboxWaits: string): string => `SELECT
  ${upTo(`SELECT 1 FROM exchange.document_recipients r
    WHERE r.participant_id = $1 AND r.delivery IN ('delivered','recalled') AND r.sent_at IS NOT NULL`)} AS inbox,
  ${upTo(
    `SELECT 1 FROM exchange.document_recipients r JOIN exchange.documents d ON d.id = r.document_id
    WHERE r.participant_id = $1 AND ${UNANSWERED} AND d.annulment = 'none'`,
    WAITING_COUNTED,
  )} AS unanswered,
  ${upTo(
    `SELECT 1 FROM exchange.documents d JOIN exchange.document_recipients r ON r.document_id = d.id
    WHERE d.annulment = 'proposed' AND d.annulment_by <> $1 AND r.participant_id = $1
      AND r.delivery IN ('delivered','recalled') AND r.sent_at IS NOT NULL`,
    WAITING_COUNTED,
  )} AS proposed,
  ${upTo(`SELECT 1 FROM exchange.documents d WHERE d.sender_id = $1 AND d.delivery <> 'draft'`)} AS outbox,
  ${upTo(`SELECT 1 FROM exchange.documents d WHERE d.sender_id = $1 AND ${OPEN} AND ${outboxWaits}`, WAITING_COUNTED)} AS "outboxAttention",
  ${upTo(`SELECT 1 FROM exchange.documents d WHERE d.sender_id = $1 AND d.delivery = 'draft'`)} AS drafts`;

type Row = Record<'inbox' | 'unanswered' | 'proposed' | 'outbox' | 'outboxAttention' | 'drafts', number>;

/** How many documents are in each list, and how many of them wait for the participant; of more than are counted, as many. */
export async function countLists(tx: Tx, participantId: Uuid, outboxWaits: string): Promise<BoxCounts> {
  const [row]: [Row] = await tx.manager.query(countsSql(outboxWaits), [participantId]);
  return {
    inbox: { all: row.inbox, attention: Math.min(WAITING_COUNTED, row.unanswered + row.proposed) },
    outbox: { all: row.outbox, attention: row.outboxAttention },
    drafts: { all: row.drafts },
  };
}
