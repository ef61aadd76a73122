import type { Clock } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { DocumentEntity } from '../document/document.entity.js';
import { move } from '../document/document.repository.js';
import type { Resolved } from '../document/recipients.js';
import type { RecipientEntity } from '../recipient/recipient.entity.js';
import { EVENT, type NewTimelineEntry, record } from '../timeline/timeline.js';
import { awaitCounterparty } from './await-counterparty.js';
import { dispatch } from './dispatch.js';

/** A recipient, and how it stands to the sender now. */
export interface Addressee {
  readonly recipient: RecipientEntity;
  readonly to: Resolved;
}

/** How it goes out. */
export interface Way {
  readonly by: NewTimelineEntry['actor'];
  /** It was queued until the signature had been accepted. */
  readonly queued?: boolean;
}

/**
 * Lets the document go: to all at once, or to the first, and then the others wait for their turn. An invited one gets it when it
 * accepts. False: it stands elsewhere by now.
 */
export async function sendOut(
  tx: Tx,
  clock: Clock,
  document: DocumentEntity,
  addressees: readonly Addressee[],
  { by, queued = false }: Way,
): Promise<boolean> {
  const [now, later] =
    document.sending === 'in-order' ? [addressees.slice(0, 1), addressees.slice(1)] : [addressees, []];
  const audience = now.every(({ to }) => to.fact === 'awaited') ? 'sender' : 'both';
  const { id: documentId, firstSigner } = document;
  const { goes, waits, holds } = WAYS[queued ? 'queued' : firstSigner];
  for (const { recipient, to } of now) {
    const sent =
      to.fact === 'awaited'
        ? await awaitCounterparty(tx, clock, document, recipient, waits)
        : await dispatch(tx, clock, document, recipient, { transition: goes, party: to.party });
    if (!sent) return false;
  }
  const positions = later.map(({ recipient }) => recipient.position);
  if (positions.length > 0 && !(await move(tx, documentId, holds, {}, { of: { positions } }))) return false;
  await record(tx, clock, { documentId, event: EVENT.submissionAcceptance, audience, actor: by });
  return true;
}

const WAYS = {
  sender: { goes: 'send', waits: 'wait', holds: 'hold' },
  recipient: { goes: 'sendUnsigned', waits: 'waitUnsigned', holds: 'holdUnsigned' },
  queued: { goes: 'deliver', waits: 'waitQueued', holds: 'hold' },
} as const;
