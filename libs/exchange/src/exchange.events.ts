/** What other contexts can listen to. The aggregate is the document; payloads carry ids, never content. */
export const EXCHANGE_EVENTS = {
  submitted: 'exchange.document.submitted',
  delivered: 'exchange.document.delivered',
  opened: 'exchange.document.opened',
  received: 'exchange.document.received',
  signed: 'exchange.document.signed',
  signatureRejected: 'exchange.document.signature-rejected',
  countersigned: 'exchange.document.countersigned',
  refused: 'exchange.document.refused',
  correctionAsked: 'exchange.document.correction-asked',
  recalled: 'exchange.document.recalled',
  /** It waits for an invited counterparty, and comes back when the invitation has ended. */
  counterpartyAwaited: 'exchange.document.counterparty-awaited',
  turnedBack: 'exchange.document.turned-back',
  /** It goes in order, and it may be the next recipient's turn. */
  turnPassed: 'exchange.document.turn-passed',
  annulmentProposed: 'exchange.document.annulment-proposed',
  annulmentWithdrawn: 'exchange.document.annulment-withdrawn',
  annulmentConsented: 'exchange.document.annulment-consented',
  annulmentRefused: 'exchange.document.annulment-refused',
  annulmentExpired: 'exchange.document.annulment-expired',
  annulled: 'exchange.document.annulled',
  signatureWaits: 'exchange.signature.waits',
  statementWaits: 'exchange.statement.waits',
  receiptWaits: 'exchange.receipt.waits',
  /** A draft has got its files: their words are read. */
  contentsChanged: 'exchange.document.contents-changed',
  /** A signature over a document of a batch was handed in. */
  signingItemSubmitted: 'exchange.signing-item.submitted',
} as const;

/** Payload of the document's events. */
export interface DocumentEvent {
  readonly documentId: string;
  readonly senderId: string;
  readonly recipientId: string | null;
}

/** Payload of the steps of an annulment: `by` whose step it is, `to` the participants that are told of it. */
export interface AnnulmentEvent {
  readonly documentId: string;
  readonly number: string;
  readonly by: string | null;
  readonly to: readonly string[];
}

/** Payload of what waits for OCSP or the TSA: the id of the signature, the statement or the document of the receipt. */
export interface WaitsEvent {
  readonly subjectId: string;
}
