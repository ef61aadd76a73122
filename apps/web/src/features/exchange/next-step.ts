import type { DocumentSummary } from '../../lib/api';
import type { EXCHANGE } from './texts';

type Key = keyof (typeof EXCHANGE)['ru'];

function recipientStep({ attention, axes, abilities }: DocumentSummary): Key | undefined {
  if (!attention) return undefined;
  if (axes.receipt === 'none') return abilities.open.allowed ? 'nextOpen' : 'nextOpenOthers';
  return abilities.sign.allowed ? 'nextAnswer' : 'nextAnswerOthers';
}

function senderStep({ status, recipient, abilities }: DocumentSummary): Key | undefined {
  if (status === 'correction') return abilities.correct.allowed ? 'nextCorrect' : undefined;
  if (status === 'ready') return abilities.send.allowed ? 'nextSend' : 'nextSendOthers';
  if (status !== 'draft') return undefined;
  // The power is asked before the state, so only `download` tells everybody whether there is a file.
  if (abilities.download.reason === 'ability.file_missing') return 'nextFile';
  if (!recipient) return 'nextRecipient';
  return abilities.sign.allowed ? 'nextSign' : 'nextSignOthers';
}

/** What somebody of the reader's organisation has to do next with the document, as a text; nothing when it is others' turn. */
export function nextStep(document: DocumentSummary): Key | undefined {
  if (document.attention && document.axes.annulment === 'proposed')
    return document.abilities.acceptAnnulment.allowed ? 'nextAnnulment' : 'nextAnswerOthers';
  return document.side === 'recipient' ? recipientStep(document) : senderStep(document);
}

/** Is it the turn of a colleague with another power? */
export const isOthers = (step: Key): boolean => step.endsWith('Others');

/** Has nobody of the recipient's organisation opened it yet? */
export const isUnread = ({ side, status }: Pick<DocumentSummary, 'side' | 'status'>): boolean =>
  side === 'recipient' && status === 'delivered';

/** Where a line of a list leads: a draft one may change to its form, everything else to the document. */
export const addressOf = ({ id, status, abilities }: DocumentSummary): string =>
  status === 'draft' && abilities.edit.allowed ? `/documents/${id}/edit` : `/documents/${id}`;
