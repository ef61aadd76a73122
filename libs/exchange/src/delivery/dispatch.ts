import type { Clock } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { DocumentEntity } from '../document/document.entity.js';
import { move } from '../document/document.repository.js';
import { EXCHANGE_EVENTS } from '../exchange.events.js';
import { documentEvent } from '../timeline/parties.js';
import { EVENT, type NewTimelineEntry, record } from '../timeline/timeline.js';

/**
 * Makes the document available to the recipient: `send` at the sender's word, `deliver` when a queued document's signature
 * has been accepted. False: it stands elsewhere by now.
 */
export async function dispatch(
  tx: Tx,
  clock: Clock,
  document: DocumentEntity,
  { transition, by }: { transition: 'send' | 'deliver'; by: NewTimelineEntry['actor'] },
): Promise<boolean> {
  const at = clock.now();
  const times = transition === 'send' ? { submittedAt: at, sentAt: at } : { sentAt: at };
  if (!(await move(tx, document.id, transition, times))) return false;
  const documentId = document.id;
  await tx.audit({
    act: 'document.delivered',
    subjectType: 'document',
    subjectId: documentId,
    participantId: document.senderId,
    detail: { number: document.number, recipientId: document.recipientId },
  });
  await record(tx, clock, { documentId, event: EVENT.submissionAcceptance, actor: by });
  await record(tx, clock, { documentId, event: EVENT.contentConsignment, actor: null });
  await tx.emit(documentEvent(document, EXCHANGE_EVENTS.delivered));
  return true;
}
