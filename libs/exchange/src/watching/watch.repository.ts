import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { answerExpected } from './answer-due.js';

/** What a recipient is reminded of: an unread document, an unanswered one, the day of the answer. */
export type WatchKind = 'unread' | 'unanswered' | 'deadline';

/** When one is reminded, by working days. */
export interface Rules {
  readonly unreadDays: number;
  readonly unansweredDays: number;
  readonly atMost: number;
}

/** A reminder that is due, with what it says. */
export interface DueWatch {
  readonly documentId: Uuid;
  readonly position: number;
  readonly kind: WatchKind;
  readonly told: number;
  /** The day by which the sender expects the answer. */
  readonly answerBy: string | null;
  readonly number: string;
  readonly senderId: Uuid;
  readonly participantId: Uuid;
  /** The recipient's own rules; null: the operator's hold. */
  readonly rules: Rules | null;
  /** Still unread, or unanswered. */
  readonly open: boolean;
}

/** Whether there is still something to remind of: `d` is the document, `r` its recipient. */
const OPEN: Readonly<Record<WatchKind, string>> = {
  unread: `r.delivery = 'delivered' AND r.receipt = 'none'`,
  deadline: answerExpected('r'),
  unanswered: `r.delivery = 'delivered' AND r.receipt <> 'none' AND r.response IN ('awaited','partly') AND d.annulment <> 'annulled'`,
};

const RULES = (of: string): string => `CASE WHEN ${of}.participant_id IS NOT NULL THEN jsonb_build_object(
  'unreadDays', ${of}.unread_days, 'unansweredDays', ${of}.unanswered_days, 'atMost', ${of}.at_most) END`;

/** An organisation's own rules of reminders; undefined: the operator's hold. */
export async function rulesOf(tx: Tx, participantId: Uuid): Promise<Rules | undefined> {
  const [row]: { rules: Rules }[] = await tx.manager.query(
    `SELECT ${RULES('o')} AS rules FROM exchange.reminder_rules o WHERE o.participant_id = $1`,
    [participantId],
  );
  return row?.rules;
}

/** A recipient of whom there is something to remind. */
export interface Watched {
  readonly position: number;
  readonly rules: Rules | null;
}

/** The recipients of whom this holds, with their own rules. */
export const toWatch = (tx: Tx, documentId: Uuid, kind: WatchKind): Promise<Watched[]> =>
  tx.manager.query(
    `SELECT r.position, ${RULES('o')} AS rules FROM exchange.document_recipients r
       JOIN exchange.documents d ON d.id = r.document_id
       LEFT JOIN exchange.reminder_rules o ON o.participant_id = r.participant_id
      WHERE r.document_id = $1 AND ${OPEN[kind]} ORDER BY r.position`,
    [documentId],
  );

/** Watches a recipient; once, however often it is asked. */
export async function watch(
  tx: Tx,
  documentId: Uuid,
  { position, kind, nextAt }: { position: number; kind: WatchKind; nextAt: Date },
): Promise<void> {
  await tx.manager.query(
    `INSERT INTO exchange.watches (document_id, position, kind, next_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [documentId, position, kind, nextAt],
  );
}

/** What is due; locked, so that two who look at a time do not remind twice. */
export const dueWatches = (tx: Tx, now: Date, limit: number): Promise<DueWatch[]> =>
  tx.manager.query(
    `SELECT w.document_id AS "documentId", w.position, w.kind, w.told, d.answer_by::text AS "answerBy", d.number, d.sender_id AS "senderId",
        r.participant_id AS "participantId", ${RULES('o')} AS rules,
        CASE w.kind WHEN 'unread' THEN ${OPEN.unread} WHEN 'deadline' THEN ${OPEN.deadline} ELSE ${OPEN.unanswered} END AS open
       FROM exchange.watches w JOIN exchange.documents d ON d.id = w.document_id
       JOIN exchange.document_recipients r ON r.document_id = w.document_id AND r.position = w.position
       LEFT JOIN exchange.reminder_rules o ON o.participant_id = r.participant_id
      WHERE w.next_at <= $1 ORDER BY w.next_at LIMIT $2 FOR UPDATE OF w SKIP LOCKED`,
    [now, limit],
  );

/** Writes down that it was told, and when it will be again. */
export async function told(
  tx: Tx,
  { documentId, position, kind }: DueWatch,
  { at, nextAt }: { at: Date; nextAt: Date | null },
): Promise<void> {
  await tx.manager.query(
    `UPDATE exchange.watches SET told = told + 1, told_at = $4, next_at = $5
      WHERE document_id = $1 AND position = $2 AND kind = $3`,
    [documentId, position, kind, at, nextAt],
  );
}

/** There is nothing to remind of any more. */
export async function endWatch(tx: Tx, { documentId, position, kind }: DueWatch): Promise<void> {
  await tx.manager.query(
    'UPDATE exchange.watches SET next_at = NULL WHERE document_id = $1 AND position = $2 AND kind = $3',
    [documentId, position, kind],
  );
}

/** The day by which the sender expects the answer; null: none is set. */
export async function answerDayOf(tx: Tx, documentId: Uuid): Promise<string | null> {
  const [row]: { day: string | null }[] = await tx.manager.query(
    'SELECT answer_by::text AS day FROM exchange.documents WHERE id = $1',
    [documentId],
  );
  return row?.day ?? null;
}
