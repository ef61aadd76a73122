import type { QujatDocument } from '../../lib/api';
import type { PAGE } from './texts';

type Key = keyof (typeof PAGE)['ru'];

/** How the document stands for its reader: a headline, what it means, what it waits for. */
export interface Standing {
  readonly look: 'turn' | 'wait' | 'good' | 'bad' | 'calm';
  readonly title: Key;
  readonly text?: Key;
  /** The server's own sentence why the reader cannot take the next step. */
  readonly obstacle?: string;
  /** A choice inside the text. */
  readonly what?: 'file' | 'recipient' | 'both';
}

function draft({ abilities, file, recipient }: QujatDocument): Standing {
  if (!file || !recipient) {
    const what = file ? 'recipient' : recipient ? 'file' : 'both';
    return { look: 'turn', title: 'standIncomplete', text: 'standIncompleteText', what };
  }
  if (abilities.sign.allowed) return { look: 'turn', title: 'standToSign', text: 'standToSignText' };
  return { look: 'calm', title: 'standToSignOthers', obstacle: abilities.sign.message };
}

function toSend({ abilities }: QujatDocument): Standing {
  const { allowed, message } = abilities.send;
  return { look: 'turn', title: 'standReady', ...(allowed ? { text: 'standReadyText' } : { obstacle: message }) };
}

function arrived({ side, abilities }: QujatDocument): Standing {
  if (side === 'sender') return { look: 'calm', title: 'standDelivered', text: 'standDeliveredText' };
  const { allowed, message } = abilities.open;
  return { look: 'turn', title: 'standNew', text: 'standNewText', obstacle: allowed ? undefined : message };
}

function opened({ side, abilities }: QujatDocument): Standing {
  if (side === 'sender') return { look: 'calm', title: 'standAwaited', text: 'standAwaitedText' };
  if (abilities.sign.allowed) return { look: 'turn', title: 'standAnswer', text: 'standAnswerText' };
  return { look: 'calm', title: 'standAnswerOthers', obstacle: abilities.sign.message };
}

function verifying({ side, axes, abilities }: QujatDocument): Standing {
  if (axes.delivery === 'draft') {
    return { look: 'wait', title: 'standVerifying', text: abilities.send.allowed ? 'standVerifyingSend' : undefined };
  }
  return { look: 'wait', title: side === 'sender' ? 'standAnswerVerifying' : 'standVerifying' };
}

const STANDINGS: Readonly<Record<QujatDocument['status'], (document: QujatDocument) => Standing>> = {
  draft,
  verifying,
  ready: toSend,
  queued: () => ({ look: 'wait', title: 'standQueued' }),
  delivered: arrived,
  'receipt-pending': () => ({ look: 'wait', title: 'standReceiptPending', text: 'standReceiptPendingText' }),
  received: opened,
  completed: () => ({ look: 'good', title: 'standCompleted', text: 'standCompletedText' }),
  refused: () => ({ look: 'bad', title: 'standRefused' }),
  recalled: () => ({ look: 'calm', title: 'standRecalled' }),
};

/** Has a recall been signed that nobody has decided yet? It waits beside the document, which stays where it is. */
function recallWaits({ timeline, waitingFor }: QujatDocument): boolean {
  const last = timeline.findLast(({ event }) => event.startsWith('qujat:Statement') || event === 'qujat:Recall');
  return waitingFor !== null && last?.event === 'qujat:StatementWaits' && last.detail['kind'] === 'recall';
}

/** How the document stands for the one who reads. */
export function standingOf(document: QujatDocument): Standing {
  if (document.status === 'delivered' && document.side === 'sender' && recallWaits(document)) {
    return { look: 'wait', title: 'standRecallWaits', text: 'standRecallWaitsText' };
  }
  return STANDINGS[document.status](document);
}

/** The reader's own signature that was turned down after waiting, while a new one is still missing. */
export function fallenSignature({ signatures, side, axes }: QujatDocument) {
  const missing = side === 'sender' ? axes.signature === 'unsigned' : axes.response === 'awaited';
  const last = signatures.filter((one) => one.side === side).at(-1);
  return missing && last?.state === 'rejected' ? last : undefined;
}
