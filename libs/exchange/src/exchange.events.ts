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
  recalled: 'exchange.document.recalled',
  signatureWaits: 'exchange.signature.waits',
  statementWaits: 'exchange.statement.waits',
  receiptWaits: 'exchange.receipt.waits',
} as const;

/** Payload of the document's events. */
export interface DocumentEvent {
  readonly documentId: string;
  readonly senderId: string;
  readonly recipientId: string | null;
}

/** Payload of what waits for OCSP or the TSA: the id of the signature, the statement or the document of the receipt. */
export interface WaitsEvent {
  readonly subjectId: string;
}
