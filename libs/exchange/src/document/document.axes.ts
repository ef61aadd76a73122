/**
 * The axes of a document. Each is a state of its own; none is derived from another. The one status that people read is
 * derived from them (`statusOf`) and never used for logic.
 */

/** The sender's signatures over the content. */
export const SIGNATURE_STATES = ['unsigned', 'verifying', 'signed'] as const;
/** The way to the recipient. */
export const DELIVERY_STATES = ['draft', 'queued', 'delivered', 'recalled'] as const;
/** The receipt (E-7.4): pending until its timestamp is there. */
export const RECEIPT_STATES = ['none', 'pending', 'received'] as const;
/** The recipient's answer. */
export const RESPONSE_STATES = ['none', 'awaited', 'verifying', 'signed', 'refused'] as const;

/** All states, by axis. */
export const AXES = {
  signature: SIGNATURE_STATES,
  delivery: DELIVERY_STATES,
  receipt: RECEIPT_STATES,
  response: RESPONSE_STATES,
} as const;

/** Name of an axis. */
export type Axis = keyof typeof AXES;

/** Where a document stands on every axis. */
export type Axes = { readonly [A in Axis]: (typeof AXES)[A][number] };

/** A new document. */
export const INITIAL_AXES: Axes = { signature: 'unsigned', delivery: 'draft', receipt: 'none', response: 'none' };

/** The one word for people. */
export const STATUSES = [
  'draft',
  'verifying',
  'ready',
  'queued',
  'delivered',
  'receipt-pending',
  'received',
  'completed',
  'refused',
  'recalled',
] as const;

/** One of the words for people. */
export type Status = (typeof STATUSES)[number];

/** The word for people, from the axes. The column `status` of the table says the same in SQL (a test holds them together). */
export function statusOf({ signature, delivery, receipt, response }: Axes): Status {
  if (delivery === 'draft') return signature === 'signed' ? 'ready' : signature === 'verifying' ? 'verifying' : 'draft';
  if (delivery !== 'delivered') return delivery;
  if (response === 'refused') return 'refused';
  if (response === 'verifying') return 'verifying';
  if (receipt === 'pending') return 'receipt-pending';
  if (response === 'signed') return 'completed';
  return receipt === 'received' ? 'received' : 'delivered';
}

/** Every point in the space of axes: for walks. */
export function everyAxes(): Axes[] {
  return SIGNATURE_STATES.flatMap((signature) =>
    DELIVERY_STATES.flatMap((delivery) =>
      RECEIPT_STATES.flatMap((receipt) =>
        RESPONSE_STATES.map((response): Axes => ({ signature, delivery, receipt, response })),
      ),
    ),
  );
}
