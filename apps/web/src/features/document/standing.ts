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

/** Approval inside the organisation comes before the signature (E-7.1.2). */
const APPROVALS: Readonly<Record<string, Pick<Standing, 'look' | 'title'> | undefined>> = {
  'ability.approval_pending': { look: 'wait', title: 'standApproval' },
  'ability.approval_missing': { look: 'turn', title: 'standToApprove' },
  'ability.approval_returned': { look: 'turn', title: 'standReturned' },
};

function draft({ abilities, file, recipient }: QujatDocument): Standing {
  if (!file || !recipient) {
    const what = file ? 'recipient' : recipient ? 'file' : 'both';
    return { look: 'turn', title: 'standIncomplete', text: 'standIncompleteText', what };
  }
  if (abilities.sign.allowed) return { look: 'turn', title: 'standToSign', text: 'standToSignText' };
  const approval = APPROVALS[abilities.sign.reason ?? ''];
  if (approval) return { ...approval, obstacle: abilities.sign.message };
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

/** Some have signed: one's own people, or other recipients. */
function partly({ side, axes, abilities }: QujatDocument): Standing {
  const mine = side === 'sender' ? axes.signature : axes.response;
  if (mine !== 'signed' && abilities.sign.allowed)
    return { look: 'turn', title: 'standAnswer', text: 'standAnswerText' };
  return { look: 'calm', title: 'standPartly', text: 'standPartlyText' };
}

/** The recipients were asked to sign first, and have. */
function toComplete({ side, abilities }: QujatDocument): Standing {
  if (side === 'recipient') return { look: 'calm', title: 'standCompleteWaits' };
  const { allowed, message } = abilities.sign;
  return { look: 'turn', title: 'standComplete', text: 'standCompleteText', obstacle: allowed ? undefined : message };
}

const STANDINGS: Readonly<Record<QujatDocument['status'], (document: QujatDocument) => Standing>> = {
  draft,
  verifying,
  ready: toSend,
  queued: () => ({ look: 'wait', title: 'standQueued' }),
  held: () => ({ look: 'wait', title: 'standHeld' }),
  'partly-signed': partly,
  'to-complete': toComplete,
  waiting: () => ({ look: 'wait', title: 'standWaiting' }),
  delivered: arrived,
  'receipt-pending': () => ({ look: 'wait', title: 'standReceiptPending', text: 'standReceiptPendingText' }),
  received: opened,
  correction: ({ side }) =>
    side === 'sender'
      ? { look: 'turn', title: 'standCorrect', text: 'standCorrectText' }
      : { look: 'calm', title: 'standCorrection', text: 'standCorrectionText' },
  completed: () => ({ look: 'good', title: 'standCompleted', text: 'standCompletedText' }),
  refused: () => ({ look: 'bad', title: 'standRefused' }),
  recalled: () => ({ look: 'calm', title: 'standRecalled' }),
  stopped: () => ({ look: 'calm', title: 'standStopped' }),
  annulled: () => ({ look: 'bad', title: 'standAnnulled', text: 'standAnnulledText' }),
};

/** Has a recall been signed that nobody has decided yet? It waits beside the document, which stays where it is. */
function recallWaits({ timeline, waitingFor }: QujatDocument): boolean {
  const last = timeline.findLast(({ event }) => event.startsWith('qujat:Statement') || event === 'qujat:Recall');
  return waitingFor !== null && last?.event === 'qujat:StatementWaits' && last.detail['kind'] === 'recall';
}

/** A proposal to annul is the first thing to know, whatever else the document waits for (E-7.1.5). */
function proposed({ axes, abilities, annulments }: QujatDocument): Standing | undefined {
  const { annulment } = axes;
  if (annulment === 'proposing' || annulment === 'deciding') return { look: 'wait', title: 'standAnnulmentWaits' };
  if (annulment !== 'proposed') return undefined;
  if (annulments[0]?.own) return { look: 'calm', title: 'standAnnulmentOwn', text: 'standAnnulmentOwnText' };
  const { allowed, message } = abilities.acceptAnnulment;
  const text = allowed ? { text: 'standAnnulmentText' as const } : { obstacle: message };
  return { look: 'turn', title: 'standAnnulment', ...text };
}

/** How the document stands for the one who reads. */
export function standingOf(document: QujatDocument): Standing {
  if (document.status === 'delivered' && document.side === 'sender' && recallWaits(document)) {
    return { look: 'wait', title: 'standRecallWaits', text: 'standRecallWaitsText' };
  }
  return proposed(document) ?? STANDINGS[document.status](document);
}

/** The reader's own signature that was turned down after waiting, while a new one is still missing. */
export function fallenSignature({ signatures, side, axes }: QujatDocument) {
  const missing = side === 'sender' ? axes.signature === 'unsigned' : axes.response === 'awaited';
  const last = signatures.filter((one) => one.side === side).at(-1);
  return missing && last?.state === 'rejected' ? last : undefined;
}
