import type { Clock } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { DocumentEntity } from '../document/document.entity.js';
import { move } from '../document/document.repository.js';
import { EXCHANGE_EVENTS } from '../exchange.events.js';
import { documentEvent } from '../timeline/parties.js';
import type { RecipientEntity } from '../recipient/recipient.entity.js';
import { recipientsOf } from '../recipient/recipient.repository.js';
import type { PartyOnRecord } from '../document/parties.js';
import { searchTextOf } from '../document/search-text.js';
import { EVENT, record } from '../timeline/timeline.js';

/** How the document goes out. */
export interface Dispatch {
  readonly transition: 'send' | 'sendUnsigned' | 'deliver' | 'admit' | 'release';
  /** Who has accepted the invitation that it is addressed with: the recipient from now on. */
  readonly party?: PartyOnRecord | undefined;
}

/**
 * Makes the document available to a recipient: `send` at the sender's word, `deliver` when a queued document's signature has been
 * accepted, `admit` when the invited counterparty has, `release` when its turn has come. False: it stands elsewhere by now.
 */
export async function dispatch(
  tx: Tx,
  clock: Clock,
  document: DocumentEntity,
  recipient: RecipientEntity,
  { transition, party }: Dispatch,
): Promise<boolean> {
  const sentAt = clock.now();
  const documentId = document.id;
  const named = party && { participantId: party.id, name: party.name };
  const moved = { of: { positions: [recipient.position] }, sentAt, ...named };
  const searchText = party && (await searchTextWith(tx, document, { ...recipient, ...named }));
  const submittedAt = document.submittedAt ? undefined : sentAt;
  if (!(await move(tx, documentId, transition, { submittedAt, searchText }, moved))) return false;
  await tx.audit({
    act: 'document.delivered',
    subjectType: 'document',
    subjectId: documentId,
    participantId: document.senderId,
    detail: { number: document.number, recipientId: party?.id ?? recipient.participantId },
  });
  const to = { ...recipient, ...named };
  const detail = document.recipientCount > 1 ? told(to) : {};
  await record(tx, clock, { documentId, event: EVENT.contentConsignment, actor: null, detail });
  await tx.emit(documentEvent({ ...document, recipientId: to.participantId }, EXCHANGE_EVENTS.delivered));
  return true;
}

/** The number stays, which was signed; id and name are those of the participant that has it. */
async function searchTextWith(tx: Tx, document: DocumentEntity, named: RecipientEntity): Promise<string> {
  const all = await recipientsOf(tx, document.id);
  return searchTextOf({
    ...document,
    recipients: all.map((each) => (each.position === named.position ? named : each)),
  });
}

/** Which of several recipients an event is about. */
export const told = ({ name: { kk, ru, en } }: Pick<RecipientEntity, 'name'>) => ({ kk, ru, en });
