/** Types of documents (E-7.1.1). */
export const DOCUMENT_TYPES = [
  'contract',
  'act',
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
