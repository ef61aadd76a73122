import type { AnnulmentFact } from '../annulment/annulment.policy.js';
import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, PlatformSettings, translate } from '@qujat/platform';
import { factOf, presentAnnulments } from '../annulment/annulment.presenter.js';
import type { ApprovalFact } from '../approval/approval.policy.js';
import { presentSignature } from '../signing/signature.presenter.js';
import type { SignatureEntity } from '../signing/signature.entity.js';
import type { StatementEntity } from '../statement/statement.entity.js';
import type { StatementKind } from '../signing/signing.dto.js';
import type { Abilities } from './abilities.response.js';
import { ABILITY_ERRORS } from './ability.errors.js';
import { axesOf, type DocumentEntity } from './document.entity.js';
import { abilitiesOf, can, type CounterpartyFact, type DocumentFacts, type Why } from './document.policy.js';
import type { Side } from './document.types.js';
import type { RecipientEntity } from '../recipient/recipient.entity.js';
import { presentRecipients } from '../recipient/recipient.presenter.js';
import { seenAs } from '../recipient/recipient.repository.js';
import { Recipients } from './recipients.js';
import type {
  Document,
  DocumentSummary,
  DocumentRecipient,
  ReceiptState,
  SignedReason,
  TimelineEntry,
} from './document.response.js';
import { ExchangeConfig } from '../exchange.config.js';
import { answerDue, dueDays } from '../watching/answer-due.js';
import { type DocumentView, factsOf, needsAttention, sideOf, waitingFor } from './document.view.js';

/** What a line shows beside the document's own row. */
export interface SummaryExtras {
  readonly hasFile: boolean;
  readonly waits: readonly ('ocsp' | 'tsa' | null)[];
  readonly counterparty: CounterpartyFact | undefined;
  /** How the reader's side stands to the open annulment. */
  readonly annulment?: AnnulmentFact | undefined;
  /** Is there a corrected version? */
  readonly corrected?: boolean;
  /** How the reader stands to those who are to sign. */
  readonly signing?: DocumentFacts['signing'];
  /** Where approval inside the reader's organisation stands. */
  readonly approval?: ApprovalFact | undefined;
  /** Is it in a package that has not been sent? */
  readonly packaged?: boolean;
}

/** Makes what the API answers: a document as the reader's side may see it, with what the reader can do. */
@Injectable()
export class DocumentPresenter {
  constructor(
    private readonly settings: PlatformSettings,
    private readonly recipients: Recipients,
    private readonly clock: Clock,
    private readonly config: ExchangeConfig,
  ) {}

  /** A document with everything the reader's side may see. */
  async present(view: DocumentView, actor: Actor): Promise<Document> {
    const { document, file } = view;
    const side = sideOf(document, actor.participantId);
    const counterparty = (await this.recipients.facts([document], actor)).get(document.id);
    const annulment = factOf(view, actor.participantId);
    const corrected = view.versions.later !== undefined;
    const waits = [...view.signatures, ...view.statements].map((each) => each.waitingFor);
    const { approval, signing } = view;
    const hasFile = Boolean(file);
    const extras = { counterparty, annulment, corrected, approval, signing, packaged: view.package?.state === 'draft' };
    const facts = factsOf(document, hasFile, side, extras);
    return {
      ...this.summary(document, { hasFile, waits, ...extras }, actor),
      // Before the document is opened the recipient learns who sent what, and nothing of what it says (E-7.4).
      note: side === 'recipient' && document.receipt === 'none' ? null : document.note,
      outgoingNumber: document.outgoingNumber,
      documentDate: document.documentDate,
      department: side === 'sender' ? departmentOf(document) : null,
      createdBy: { name: document.createdByName },
      version: document.version,
      hasForm: Boolean(view.form),
      package: view.package ? { id: view.package.id, number: view.package.number, title: view.package.title } : null,
      block: document.blocked,
      file: file ? { name: file.name, mediaType: file.mediaType, size: file.size, sha256: file.sha256 } : null,
      signatures: view.signatures
        .filter((each) => isShown(each, actor.participantId))
        .map((each) => presentSignature(each, view.raised)),
      recipients: presentRecipients(view, actor.participantId, (one) => isRecallable(actor, facts, { document, one })),
      signers: signersOf(view),
      receipt: receiptOf(view),
      recall: signedReason(view.statements, 'recall'),
      refusal: signedReason(view.statements, 'refusal'),
      ...versionsOf(view),
      ...presentAnnulments(view, actor.participantId),
      timeline: timelineOf(view, side, actor.participantId),
      publicUrl: this.publicUrl(document),
    };
  }

  /** The lines of a list. */
  async lines(
    rows: readonly DocumentEntity[],
    extras: ReadonlyMap<string, Omit<SummaryExtras, 'counterparty'>>,
    actor: Actor,
  ): Promise<DocumentSummary[]> {
    const facts = await this.recipients.facts(rows, actor);
    return rows.map((row) => {
      const extra = extras.get(row.id) ?? { hasFile: false, waits: [] };
      return this.summary(row, { ...extra, counterparty: facts.get(row.id) }, actor);
    });
  }

  /** A line of a list. */
  summary(document: DocumentEntity, extras: SummaryExtras, actor: Actor): DocumentSummary {
    const { hasFile, waits, counterparty, annulment, corrected, approval, signing, packaged = false } = extras;
    const side = sideOf(document, actor.participantId);
    const axes = axesOf(document);
    return {
      id: document.id,
      number: document.number,
      title: document.title,
      type: document.type,
      // Before the document is opened the recipient learns nothing of what it says (E-7.4).
      amount: side === 'recipient' && document.receipt === 'none' ? null : document.amount,
      currency: document.currency,
      side,
      sender: { id: document.senderId, bin: document.senderBin, name: document.senderName },
      recipient: recipientOf(document),
      counterparty: counterparty ?? null,
      recipientCount: document.recipientCount,
      signedCount: document.signedCount,
      sending: document.sending,
      firstSigner: document.firstSigner,
      status: document.status,
      axes,
      waitingFor: waitingFor(axes, waits),
      createdAt: document.createdAt.toISOString(),
      sentAt: document.sentAt?.toISOString() ?? null,
      receivedAt: document.receivedAt?.toISOString() ?? null,
      annulledAt: document.annulledAt?.toISOString() ?? null,
      answerBy: document.answerBy,
      due: answerDue(document.answerBy, axes, dueDays(this.config.calendar, this.clock.now())),
      attention: needsAttention(axes, side, { proposal: annulment, corrected }),
      approval: approval ? { ...approval, awaited: [...approval.awaited] } : null,
      abilities: presentAbilities(
        actor,
        factsOf(document, hasFile, side, { counterparty, annulment, corrected, approval, signing, packaged }),
      ),
    };
  }

  /** The public verification page; there is none before the document has been sent. */
  publicUrl({ sentAt, number, publicToken }: DocumentEntity): string | null {
    return sentAt ? `${this.settings.publicUrl}/v/${number}/${publicToken}` : null;
  }
}

/** Can one of several be left out: what decides is how the document stands with that one (E-7.1.5). */
const isRecallable = (
  actor: Actor,
  facts: DocumentFacts,
  { document, one }: { document: DocumentEntity; one: RecipientEntity },
): boolean =>
  document.recipientCount > 1 &&
  one.participantId !== null &&
  can(actor, 'recall', { ...facts, axes: axesOf(seenAs(document, one)) }) === undefined;

const departmentOf = ({ departmentId: id, departmentName: name }: DocumentEntity) => (id && name ? { id, name } : null);

function recipientOf({ recipientId, recipientBin, recipientName, invitationId }: DocumentEntity) {
  const found: DocumentRecipient | null =
    recipientBin && recipientName ? { id: recipientId, bin: recipientBin, name: recipientName, invitationId } : null;
  return found;
}

/** The other side sees accepted signatures only: what failed or waits is the signer's business. */
const isShown = ({ participantId, state }: SignatureEntity, reader: Uuid | null): boolean =>
  participantId === reader || state === 'accepted';

function signersOf({ signers }: DocumentView): Document['signers'] {
  if (!signers) return null;
  const places = signers.places.map(({ userId, name, given }) => ({ userId, name, signed: given !== undefined }));
  return { inOrder: signers.inOrder, places };
}

function receiptOf({ receipt }: DocumentView): ReceiptState | null {
  if (!receipt) return null;
  return {
    state: receipt.state,
    openedAt: receipt.openedAt.toISOString(),
    openedBy: { name: receipt.openedBy.name },
    receivedAt: receipt.receivedAt?.toISOString() ?? null,
  };
}

function versionsOf({ document, versions: { correction, earlier, later } }: DocumentView) {
  const asked = document.response === 'correction' ? correction : undefined;
  return {
    correction: asked ? { reason: asked.reason, at: asked.askedAt.toISOString(), by: asked.askedBy.name } : null,
    earlier: earlier ?? null,
    later: later ?? null,
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

const timelineOf = ({ timeline }: DocumentView, side: Side, reader: Uuid | null): TimelineEntry[] =>
  timeline
    .filter(({ audience, participantId }) => audience === 'both' || (audience === side && isOf(participantId, reader)))
    .map(({ at, event, actor, detail }) => ({ at: at.toISOString(), event, actor, detail }));

const isOf = (participantId: Uuid | null, reader: Uuid | null): boolean => !participantId || participantId === reader;

const sentenceOf = ({ code, params }: Why, { locale }: Actor): string =>
  translate(ABILITY_ERRORS[code], locale, params);

/** Every act with its reason, in the reader's language. */
export function presentAbilities(actor: Actor, facts: DocumentFacts): Abilities {
  const entries = [...abilitiesOf(actor, facts)].map(([act, why]) => [
    act,
    why ? { allowed: false, reason: why.code, message: sentenceOf(why, actor) } : { allowed: true },
  ]);
  return Object.fromEntries(entries) as Abilities;
}
