import type { Clock } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { DocumentEntity } from '../document/document.entity.js';
import { told } from '../delivery/dispatch.js';
import { passTurn } from '../delivery/turn.js';
import { recipientsOf } from '../recipient/recipient.repository.js';
import { EXCHANGE_EVENTS } from '../exchange.events.js';
import { documentEvent } from '../timeline/parties.js';
import { EVENT, type NewTimelineEntry, record } from '../timeline/timeline.js';
import type { StatementEntity } from './statement.entity.js';

/** Writes down that a recall or a refusal has taken effect, and tells the world. */
export async function recordOutcome(
  tx: Tx,
  clock: Clock,
  { document, statement, by }: { document: DocumentEntity; statement: StatementEntity; by: NewTimelineEntry['actor'] },
): Promise<void> {
  const { id: documentId, senderId, recipientId } = document;
  const { kind, reason, id: statementId, aboutParticipantId: about } = statement;
  const recall = kind === 'recall';
  await tx.audit({
    act: recall ? 'document.recalled' : 'document.refused',
    subjectType: 'document',
    subjectId: documentId,
    participantId: recall ? senderId : statement.participantId,
    detail: { statementId, reason },
  });
  const event = recall ? (about ? EVENT.recipientRecalled : EVENT.recall) : EVENT.refusal;
  const recipient = about && (await recipientsOf(tx, documentId)).find(({ participantId }) => participantId === about);
  await record(tx, clock, { documentId, event, actor: by, detail: { reason, ...(recipient && told(recipient)) } });
  const whose = recall ? (about ?? recipientId) : statement.participantId;
  const type = recall ? EXCHANGE_EVENTS.recalled : EXCHANGE_EVENTS.refused;
  await tx.emit(documentEvent({ ...document, recipientId: whose }, type));
  await passTurn(tx, document);
}
