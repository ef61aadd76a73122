import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { EVENT } from '../timeline/timeline.js';

/** What the term of keeping is counted from. */
export const CLOCK_EVENTS = ['sent', 'completed', 'refused', 'recalled', 'annulled'] as const;

/** One of them. */
export type ClockEvent = (typeof CLOCK_EVENTS)[number];

/** A document that went out, as those see it who decide how long it is kept. */
export interface KeptDocument {
  readonly id: Uuid;
  readonly number: string;
  readonly title: string;
  readonly type: string;
  /** All who have it: the sender, and every recipient to whom it was made available. */
  readonly partyIds: readonly Uuid[];
  /** The last event that settled it, or that it was sent. */
  readonly event: ClockEvent;
  readonly at: Date;
}

const KEPT = `SELECT d.id, d.number, d.title, d.type, d.sender_id || d.available_to AS "partyIds",
    coalesce(s.event, 'sent') AS event, coalesce(s.at, d.sent_at) AS at
  FROM exchange.documents d LEFT JOIN LATERAL (
    SELECT t.at, CASE t.event WHEN '${EVENT.countersignature}' THEN 'completed' WHEN '${EVENT.refusal}' THEN 'refused'
      WHEN '${EVENT.recall}' THEN 'recalled' ELSE 'annulled' END AS event
    FROM exchange.timeline t WHERE t.document_id = d.id
      AND t.event IN ('${EVENT.countersignature}','${EVENT.refusal}','${EVENT.recall}','${EVENT.annulled}')
    ORDER BY t.at DESC, t.id DESC LIMIT 1) s ON true
  WHERE d.sent_at IS NOT NULL`;

/** The document, if the transaction sees it and it was sent. */
export async function keptDocument(tx: Tx, id: Uuid): Promise<KeptDocument | undefined> {
  const [row]: KeptDocument[] = await tx.manager.query(`${KEPT} AND d.id = $1`, [id]);
  return row;
}

/** The document of this number, if the transaction sees it and it was sent. */
export async function keptDocumentByNumber(tx: Tx, number: string): Promise<KeptDocument | undefined> {
  const [row]: KeptDocument[] = await tx.manager.query(`${KEPT} AND d.number = $1`, [number]);
  return row;
}
