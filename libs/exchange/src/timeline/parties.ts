import type { Localized } from '@qujat/kernel';
import type { NewEvent } from '@qujat/platform';
import type { DocumentEntity } from '../document/document.entity.js';
import type { Side } from '../document/document.types.js';
import type { DocumentEvent } from '../exchange.events.js';

/** Name of the participant on a side. */
export const participantOf = (document: DocumentEntity, side: Side): Localized | null =>
  side === 'sender' ? document.senderName : document.recipientName;

/** An event of the document, for other contexts. */
export function documentEvent({ id, senderId, recipientId }: DocumentEntity, type: string): NewEvent {
  const payload: DocumentEvent = { documentId: id, senderId, recipientId };
  return { type, aggregateId: id, payload };
}
