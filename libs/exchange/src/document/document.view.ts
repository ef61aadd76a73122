import type { Uuid } from '@qujat/kernel';
import type { ReceiptEntity } from '../delivery/receipt.entity.js';
import type { SignatureEntity } from '../signing/signature.entity.js';
import type { StatementEntity } from '../statement/statement.entity.js';
import type { TimelineEntity } from '../timeline/timeline.entity.js';
import type { DocumentFileEntity } from '../upload/document-file.entity.js';
import type { Axes } from './document.axes.js';
import { axesOf, type DocumentEntity } from './document.entity.js';
import type { DocumentFacts, Side } from './document.policy.js';
import type { WaitingFor } from './document.response.js';

/** A document with all its parts, as row-level security gives them. */
export interface DocumentView {
  readonly document: DocumentEntity;
  readonly file: DocumentFileEntity | undefined;
  readonly signatures: readonly SignatureEntity[];
  readonly receipt: ReceiptEntity | undefined;
  readonly statements: readonly StatementEntity[];
  readonly timeline: readonly TimelineEntity[];
}

/** On whose side the participant stands. */
export const sideOf = (document: Pick<DocumentEntity, 'senderId'>, participantId: Uuid | null): Side =>
  document.senderId === participantId ? 'sender' : 'recipient';

/** What the policy needs to know. */
export const factsOf = (document: DocumentEntity, hasFile: boolean, side: Side): DocumentFacts => ({
  side,
  axes: axesOf(document),
  hasFile,
  hasRecipient: document.recipientId !== null,
});

/** Does the document wait for the organisation on this side? */
export function needsAttention({ delivery, receipt, response }: Axes, side: Side): boolean {
  if (side === 'sender' || delivery !== 'delivered') return false;
  return receipt === 'none' || response === 'awaited';
}

/** What the document waits for: OCSP before the TSA, as verification asks for them. */
export function waitingFor(axes: Axes, waits: readonly (WaitingFor | null)[]): WaitingFor | null {
  if (waits.includes('ocsp')) return 'ocsp';
  return waits.includes('tsa') || axes.receipt === 'pending' ? 'tsa' : null;
}
