import { Injectable } from '@nestjs/common';
import { type Actor, PlatformSettings } from '@qujat/platform';
import { presentSignature } from '../signing/signature.presenter.js';
import type { SignatureEntity } from '../signing/signature.entity.js';
import type { StatementEntity } from '../statement/statement.entity.js';
import type { StatementKind } from '../signing/signing.dto.js';
import type { Abilities } from './abilities.response.js';
import { ABILITY_ERRORS } from './ability.errors.js';
import { axesOf, type DocumentEntity } from './document.entity.js';
import { abilitiesOf, type DocumentFacts, type Side } from './document.policy.js';
import type {
  Document,
  DocumentSummary,
  Party,
  ReceiptState,
  SignedReason,
  TimelineEntry,
} from './document.response.js';
import { type DocumentView, factsOf, needsAttention, sideOf, waitingFor } from './document.view.js';

/** Makes what the API answers: a document as the reader's side may see it, with what the reader can do. */
@Injectable()
export class DocumentPresenter {
  constructor(private readonly settings: PlatformSettings) {}

  /** A document with everything the reader's side may see. */
  present(view: DocumentView, actor: Actor): Document {
    const { document, file } = view;
    const side = sideOf(document, actor.participantId);
    const waits = [...view.signatures, ...view.statements].map((each) => each.waitingFor);
    return {
      ...this.summary(document, Boolean(file), waits, actor),
      // Before the document is opened the recipient learns who sent what, and nothing of what it says (E-7.4).
      note: side === 'recipient' && document.receipt === 'none' ? null : document.note,
      outgoingNumber: document.outgoingNumber,
      documentDate: document.documentDate,
      createdBy: { name: document.createdByName },
      file: file ? { name: file.name, mediaType: file.mediaType, size: file.size, sha256: file.sha256 } : null,
      signatures: view.signatures.filter((each) => isShown(each, side)).map(presentSignature),
      receipt: receiptOf(view),
      recall: signedReason(view.statements, 'recall'),
      refusal: signedReason(view.statements, 'refusal'),
      timeline: timelineOf(view, side),
      publicUrl: this.publicUrl(document),
    };
  }

  /** A line of a list. */
  summary(
    document: DocumentEntity,
    hasFile: boolean,
    waits: readonly ('ocsp' | 'tsa' | null)[],
    actor: Actor,
  ): DocumentSummary {
    const side = sideOf(document, actor.participantId);
    const axes = axesOf(document);
    return {
      id: document.id,
      number: document.number,
      title: document.title,
      type: document.type,
      side,
      sender: { id: document.senderId, bin: document.senderBin, name: document.senderName },
      recipient: recipientOf(document),
      status: document.status,
      axes,
      waitingFor: waitingFor(axes, waits),
      createdAt: document.createdAt.toISOString(),
      sentAt: document.sentAt?.toISOString() ?? null,
      receivedAt: document.receivedAt?.toISOString() ?? null,
      attention: needsAttention(axes, side),
      abilities: presentAbilities(actor, factsOf(document, hasFile, side)),
    };
  }

  /** The public verification page; there is none before the document has been sent. */
  publicUrl({ sentAt, number, publicToken }: DocumentEntity): string | null {
    return sentAt ? `${this.settings.publicUrl}/v/${number}/${publicToken}` : null;
  }
}

function recipientOf({ recipientId, recipientBin, recipientName }: DocumentEntity): Party | null {
  return recipientId && recipientBin && recipientName
    ? { id: recipientId, bin: recipientBin, name: recipientName }
    : null;
}

/** The other side sees accepted signatures only: what failed or waits is the signer's business. */
const isShown = ({ side, state }: SignatureEntity, reader: Side): boolean => side === reader || state === 'accepted';

function receiptOf({ receipt }: DocumentView): ReceiptState | null {
  if (!receipt) return null;
  return {
    state: receipt.state,
    openedAt: receipt.openedAt.toISOString(),
    openedBy: { name: receipt.openedBy.name },
    receivedAt: receipt.receivedAt?.toISOString() ?? null,
  };
}

function signedReason(statements: readonly StatementEntity[], kind: StatementKind): SignedReason | null {
  const found = statements.find((each) => each.kind === kind && each.state === 'accepted');
  if (!found?.signedAt) return null;
  return {
    reason: found.reason,
    at: found.signedAt.toISOString(),
    by: { name: found.signer?.name ?? found.preparedBy.name },
  };
}

const timelineOf = ({ timeline }: DocumentView, side: Side): TimelineEntry[] =>
  timeline
    .filter(({ audience }) => audience === 'both' || audience === side)
    .map(({ at, event, actor, detail }) => ({ at: at.toISOString(), event, actor, detail }));

/** Every act with its reason, in the reader's language. */
export function presentAbilities(actor: Actor, facts: DocumentFacts): Abilities {
  const entries = [...abilitiesOf(actor, facts)].map(([act, reason]) => [
    act,
    reason ? { allowed: false, reason, message: ABILITY_ERRORS[reason][actor.locale] } : { allowed: true },
  ]);
  return Object.fromEntries(entries) as Abilities;
}
