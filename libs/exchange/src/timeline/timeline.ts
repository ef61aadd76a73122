import { type Clock, type Localized, newId, type Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { type TimelineDetail, TimelineEntity } from './timeline.entity.js';

/**
 * Names of events: those of ETSI EN 319 522-1 where it knows the event, otherwise of our own namespace in the same form.
 */
export const EVENT = {
  submissionAcceptance: 'SubmissionAcceptance',
  contentConsignment: 'ContentConsignment',
  contentHandover: 'ContentHandover',
  draftCreated: 'qujat:DraftCreated',
  contentUploaded: 'qujat:ContentUploaded',
  signatureAccepted: 'qujat:SignatureAccepted',
  signatureWaits: 'qujat:SignatureWaits',
  signatureRejected: 'qujat:SignatureRejected',
  submissionQueued: 'qujat:SubmissionQueued',
  recipientStopped: 'qujat:RecipientStopped',
  recipientRecalled: 'qujat:RecipientRecalled',
  submissionReturned: 'qujat:SubmissionReturned',
  counterpartyAwaited: 'qujat:CounterpartyAwaited',
  turnedBack: 'qujat:TurnedBack',
  receiptTimestamped: 'qujat:ReceiptTimestamped',
  countersignature: 'qujat:Countersignature',
  refusal: 'qujat:Refusal',
  correctionAsked: 'qujat:CorrectionAsked',
  recall: 'qujat:Recall',
  annulmentProposed: 'qujat:AnnulmentProposed',
  annulmentWithdrawn: 'qujat:AnnulmentWithdrawn',
  annulmentConsent: 'qujat:AnnulmentConsent',
  annulmentRefused: 'qujat:AnnulmentRefused',
  annulmentExpired: 'qujat:AnnulmentExpired',
  annulled: 'qujat:Annulled',
  statementWaits: 'qujat:StatementWaits',
  statementRejected: 'qujat:StatementRejected',
  statementLate: 'qujat:StatementLate',
} as const;

/** Name of an event. */
export type EventName = (typeof EVENT)[keyof typeof EVENT];

/** One event to write down. */
export interface NewTimelineEntry {
  readonly documentId: Uuid;
  readonly event: EventName;
  /** Who may read it; both sides unless said otherwise. */
  readonly audience?: 'both' | 'sender' | 'recipient';
  /** Of one recipient alone, where it is for the recipient. */
  readonly participantId?: Uuid | null;
  readonly actor: { readonly name: string; readonly participant: Localized | null } | null;
  readonly detail?: TimelineDetail;
}

/** Writes an event of a document, in the transaction that brings it about. */
export async function record(tx: Tx, clock: Clock, entry: NewTimelineEntry): Promise<void> {
  const at = clock.now();
  const { documentId, event, audience = 'both', participantId = null, actor, detail = {} } = entry;
  const row = { id: newId(at), documentId, at, event, audience, participantId, actor, detail };
  await tx.manager.insert(TimelineEntity, row);
}
