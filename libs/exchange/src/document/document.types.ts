/** Types of documents (E-7.1.1). */
export const DOCUMENT_TYPES = [
  'contract',
  'act',
  'waybill',
  'invoice',
  'invoice-for-payment',
  'power-of-attorney',
  'letter',
  'free-form',
] as const;

/** One of the types of documents. */
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** The lists a participant has. */
export const BOXES = ['inbox', 'outbox', 'drafts'] as const;

/** One of the lists. */
export type Box = (typeof BOXES)[number];

/** How a document goes to several recipients. */
export const SENDINGS = ['at-once', 'in-order'] as const;

/** One of these ways. */
export type Sending = (typeof SENDINGS)[number];

/** On whose side of the document one stands. */
export type Side = 'sender' | 'recipient';
