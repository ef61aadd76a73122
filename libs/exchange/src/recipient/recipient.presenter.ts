import type { Uuid } from '@qujat/kernel';
import { statusOf } from '../document/document.axes.js';
import type { DocumentView } from '../document/document.view.js';
import type { RecipientEntity } from './recipient.entity.js';
import type { RecipientDeed, RecipientOfDocument } from './recipient.response.js';

/** All to whom the document goes: the parties of one document know of each other how it stands with them. */
export const presentRecipients = (
  view: DocumentView,
  reader: Uuid | null,
  recallable: (recipient: RecipientEntity) => boolean,
): RecipientOfDocument[] =>
  view.recipients.map((recipient) => ({ ...present(view, recipient, reader), recallable: recallable(recipient) }));

function present(view: DocumentView, recipient: RecipientEntity, reader: Uuid | null) {
  const { position, participantId: id, bin, name, invitationId, delivery, receipt, response } = recipient;
  const { signature, annulment } = view.document;
  // How the sender's signature stands is not the recipient's matter: its own part is done when it has signed.
  const axes = { signature: delivery === 'delivered' ? ('signed' as const) : signature, delivery, receipt, response };
  const receiptOf = view.receipts.find(({ participantId }) => participantId === id);
  return {
    ...{ position, id, bin, name, invitationId, own: id !== null && id === reader, delivery, receipt, response },
    status: statusOf({ ...axes, annulment }),
    availableAt: recipient.sentAt?.toISOString() ?? null,
    opened: receiptOf ? deed(receiptOf.openedAt, receiptOf.openedBy.name) : null,
    receivedAt: recipient.receivedAt?.toISOString() ?? null,
    signed: view.signatures
      .filter(({ participantId, state }) => participantId === id && state === 'accepted')
      .map(({ submittedAt, signer }) => deed(submittedAt, signer.name)),
    refused: refusalOf(view, id),
  };
}

const deed = (at: Date, by: string): RecipientDeed => ({ at: at.toISOString(), by });

function refusalOf({ statements }: DocumentView, id: Uuid | null): RecipientDeed | null {
  const found = statements.find(
    ({ kind, state, participantId }) => kind === 'refusal' && state === 'accepted' && participantId === id,
  );
  return found?.signedAt ? deed(found.signedAt, found.signer?.name ?? found.preparedBy.name) : null;
}
