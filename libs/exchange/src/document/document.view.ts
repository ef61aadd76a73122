import type { PowerSubject } from '@qujat/identity';
import type { Uuid } from '@qujat/kernel';
import type { AnnulmentWithConsents } from '../annulment/annulment.repository.js';
import type { Package } from '../package/package.types.js';
import type { ApprovalFact } from '../approval/approval.policy.js';
import type { RecipientEntity } from '../recipient/recipient.entity.js';
import type { Versions } from '../correction/correction.repository.js';
import type { ReceiptEntity } from '../delivery/receipt.entity.js';
import type { NewestForm } from '../keeping/preservation/preservation.repository.js';
import type { FormEntity } from '../forming/form.entity.js';
import type { Place, SigningFact } from '../signing/signers/signing-turn.js';
import type { SignatureEntity } from '../signing/signature.entity.js';
import type { StatementEntity } from '../statement/statement.entity.js';
import type { TimelineEntity } from '../timeline/timeline.entity.js';
import type { DocumentFileEntity } from '../upload/document-file.entity.js';
import type { Axes } from './document.axes.js';
import { axesOf, type DocumentEntity } from './document.entity.js';
import type { AnnulmentFact } from '../annulment/annulment.policy.js';
import type { DocumentFacts } from './document.policy.js';
import type { Side } from './document.types.js';
import type { WaitingFor } from './document.response.js';

/** A document with all its parts, as row-level security gives them. */
export interface DocumentView {
  readonly document: DocumentEntity;
  readonly file: DocumentFileEntity | undefined;
  readonly signatures: readonly SignatureEntity[];
  /** Signatures raised to LT, where they are. */
  readonly raised?: readonly NewestForm[];
  /** All to whom it goes, in their order. */
  readonly recipients: readonly RecipientEntity[];
  /** Of all recipients, in the order in which they opened it. */
  readonly receipts: readonly ReceiptEntity[];
  /** The reader's own; the sender's view of a document that goes to one. */
  readonly receipt: ReceiptEntity | undefined;
  readonly statements: readonly StatementEntity[];
  /** The newest first. */
  readonly annulments: readonly AnnulmentWithConsents[];
  readonly versions: Versions;
  readonly timeline: readonly TimelineEntity[];
  /** What it is formed from, for the sender's people (E-7.1.1). */
  readonly form?: FormEntity | undefined;
  /** Who is to sign on the reader's side, and how the reader stands to them. */
  readonly signers?: { readonly inOrder: boolean; readonly places: readonly Place[] } | undefined;
  readonly signing?: SigningFact | undefined;
  /** Inside the reader's organisation. */
  readonly approval?: ApprovalFact | undefined;
  /** The package that it is in. */
  readonly package?: Package | undefined;
}

/** On whose side the participant stands. */
export const sideOf = (document: Pick<DocumentEntity, 'senderId'>, participantId: Uuid | null): Side =>
  document.senderId === participantId ? 'sender' : 'recipient';

/** What of a document powers are limited by. */
type Limiting = Pick<DocumentEntity, 'type' | 'amount' | 'departmentId'>;

/** What powers over the document are limited by: the department is the sender's alone. */
export const powerSubjectOf = ({ type, amount, departmentId }: Limiting, side: Side): PowerSubject => ({
  ...{ type, amount },
  departmentId: side === 'sender' ? departmentId : null,
});

/** What the policy needs to know. */
export const factsOf = (
  document: DocumentEntity,
  hasFile: boolean,
  side: Side,
  asked: Pick<DocumentFacts, 'counterparty' | 'annulment' | 'corrected' | 'approval' | 'signing' | 'packaged'> = {},
): DocumentFacts => ({
  side,
  axes: axesOf(document),
  hasFile,
  hasRecipient: document.recipientBin !== null,
  firstSigner: document.firstSigner,
  wasSent: document.sentAt !== null,
  blocked: document.blocked !== null,
  ...asked,
  powerSubject: powerSubjectOf(document, side),
});

/** Does the document wait for the organisation on this side? */
export function needsAttention(
  { delivery, receipt, response, annulment }: Axes,
  side: Side,
  { proposal, corrected = false }: { proposal?: AnnulmentFact | undefined; corrected?: boolean } = {},
): boolean {
  if (annulment === 'proposed') return proposal !== undefined && !proposal.own && !proposal.consented;
  if (delivery !== 'delivered' || annulment !== 'none') return false;
  if (side === 'sender') return response === 'correction' && !corrected;
  return receipt === 'none' || response === 'awaited';
}

/** What the document waits for: OCSP before the TSA, as verification asks for them. */
export function waitingFor(axes: Axes, waits: readonly (WaitingFor | null)[]): WaitingFor | null {
  if (axes.delivery === 'waiting') return 'counterparty';
  if (waits.includes('ocsp')) return 'ocsp';
  return waits.includes('tsa') || axes.receipt === 'pending' ? 'tsa' : null;
}
