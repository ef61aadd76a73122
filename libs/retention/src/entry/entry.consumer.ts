import { Injectable } from '@nestjs/common';
import { EXCHANGE_EVENTS, keptDocument } from '@qujat/exchange';
import { portalDay, type Uuid } from '@qujat/kernel';
import { Consumes, type StoredEvent, type Tx } from '@qujat/platform';

const { delivered, countersigned, refused, recalled, annulled } = EXCHANGE_EVENTS;

/** An entry for every party: each keeps the document for itself. Told again, or out of order, it writes what is true by now. */
const KEEP = `INSERT INTO retention.entries (document_id, participant_id, number, title, type, event, day)
  SELECT $1, p, $3, $4, $5, $6, $7 FROM unnest($2::uuid[]) AS p
  ON CONFLICT (document_id, participant_id) DO UPDATE SET event = excluded.event, day = excluded.day`;

/** Keeps the entries: what settles a document starts its clock. */
@Injectable()
export class EntryConsumer {
  @Consumes([delivered, countersigned, refused, recalled, annulled], 'retention.keep-entries')
  async keep({ payload }: StoredEvent, tx: Tx): Promise<void> {
    const document = await keptDocument(tx, (payload as { documentId: Uuid }).documentId);
    if (!document) return;
    const { id, partyIds, number, title, type, event, at } = document;
    await tx.manager.query(KEEP, [id, partyIds, number, title, type, event, portalDay(at)]);
  }
}
