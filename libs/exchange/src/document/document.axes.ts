/**
 * The axes of a document. Each is a state of its own; none is derived from another. The one status that people read is
 * derived from them (`statusOf`) and never used for logic. Delivery, receipt and response are every recipient's own; a document
 * with several recipients sums them up, and then stands `partly` where some have and others have not (ADR 0089).
 */

/** The sender's signatures over the content; `partly`: not everybody has signed who is to. */
export const SIGNATURE_STATES = ['unsigned', 'partly', 'verifying', 'signed'] as const;
/**
 * The way to the recipient. `held`: its turn has not come; `waiting`: for the invited counterparty to register and accept
 * (E-7.1.3); `stopped`: it will not get the document, because one before it has refused.
 */
export const DELIVERY_STATES = ['draft', 'queued', 'held', 'waiting', 'delivered', 'recalled', 'stopped'] as const;
/** The receipt (E-7.4): pending until its timestamp is there. */
export const RECEIPT_STATES = ['none', 'partly', 'pending', 'received'] as const;
/** The recipient's answer; `correction`: it asks the sender to correct the document, and can still sign or refuse. */
export const RESPONSE_STATES = ['none', 'awaited', 'partly', 'correction', 'verifying', 'signed', 'refused'] as const;
/**
 * The annulment (E-7.1.5): proposed by one party, decided by the others. `proposing` and `deciding`: a signed statement about it
 * is being verified, and nothing else happens to it meanwhile.
 */
export const ANNULMENT_STATES = ['none', 'proposing', 'proposed', 'deciding', 'annulled'] as const;

/** All states, by axis. */
export const AXES = {
  signature: SIGNATURE_STATES,
  delivery: DELIVERY_STATES,
  receipt: RECEIPT_STATES,
  response: RESPONSE_STATES,
  annulment: ANNULMENT_STATES,
} as const;

/** The axes that every recipient has of its own. */
export const OWN_AXES = ['delivery', 'receipt', 'response'] as const satisfies readonly (keyof typeof AXES)[];

/** Name of an axis. */
export type Axis = keyof typeof AXES;

/** Where a document stands on every axis. */
export type Axes = { readonly [A in Axis]: (typeof AXES)[A][number] };

/** A new document. */
export const INITIAL_AXES: Axes = {
  ...{ signature: 'unsigned', delivery: 'draft', receipt: 'none', response: 'none', annulment: 'none' },
};

/** The one word for people. */
export const STATUSES = [
  'draft',
  'verifying',
  'ready',
  'queued',
  'held',
  'waiting',
  'delivered',
  'receipt-pending',
  'received',
  'correction',
  'partly-signed',
  'to-complete',
  'completed',
  'refused',
  'recalled',
  'stopped',
  'annulled',
] as const;

/** One of the words for people. */
export type Status = (typeof STATUSES)[number];

const DRAFT_STATUS = { unsigned: 'draft', partly: 'partly-signed', verifying: 'verifying', signed: 'ready' } as const;

/** The word for people, from the axes. The column `status` of the table says the same in SQL (a test holds them together). */
export function statusOf({ signature, delivery, receipt, response, annulment }: Axes): Status {
  if (delivery === 'draft') return DRAFT_STATUS[signature];
  if (delivery !== 'delivered') return delivery;
  if (annulment === 'annulled') return 'annulled';
  if (response === 'refused') return 'refused';
  if (response === 'verifying' || response === 'correction') return response;
  if (receipt === 'pending') return 'receipt-pending';
  if (response === 'signed') return signature === 'signed' ? 'completed' : 'to-complete';
  if (response === 'partly') return 'partly-signed';
  return receipt === 'received' ? 'received' : 'delivered';
}

/** Every point in the space of axes: for walks. */
export function everyAxes(): Axes[] {
  return SIGNATURE_STATES.flatMap((signature) =>
    DELIVERY_STATES.flatMap((delivery) =>
      RECEIPT_STATES.flatMap((receipt) =>
        RESPONSE_STATES.flatMap((response) =>
          ANNULMENT_STATES.map((annulment): Axes => ({ signature, delivery, receipt, response, annulment })),
        ),
      ),
    ),
  );
}
