import type { DocumentAxes, DocumentStatus, DocumentSummary, DocumentType } from '../../lib/api';
import type { DOCUMENT } from './texts';

type Key = keyof (typeof DOCUMENT)['ru'];
type Side = DocumentSummary['side'];

/** Types of documents: code → text. */
export const TYPES: Readonly<Record<DocumentType, Key>> = {
  contract: 'typeContract',
  act: 'typeAct',
  invoice: 'typeInvoice',
  'invoice-for-payment': 'typeInvoiceForPayment',
  'power-of-attorney': 'typePowerOfAttorney',
  letter: 'typeLetter',
  'free-form': 'typeFreeForm',
};

/** States of a document as the sender and strangers read them: code → text. */
export const STATUSES: Readonly<Record<DocumentStatus, Key>> = {
  draft: 'statusDraft',
  verifying: 'statusVerifying',
  ready: 'statusReady',
  queued: 'statusQueued',
  delivered: 'statusDelivered',
  'receipt-pending': 'statusReceiptPending',
  received: 'statusReceived',
  completed: 'statusCompleted',
  refused: 'statusRefused',
  recalled: 'statusRecalled',
};

/** What is "delivered" to the sender is "new" to the recipient; everything else reads the same on both sides. */
export const statusWord = (status: DocumentStatus, side?: Side): Key =>
  status === 'delivered' && side === 'recipient' ? 'statusNew' : STATUSES[status];

/** Names of the axes, in the order in which a document walks them. */
export const AXES: Readonly<Record<keyof DocumentAxes, Key>> = {
  signature: 'axisSignature',
  delivery: 'axisDelivery',
  receipt: 'axisReceipt',
  response: 'axisResponse',
};

/** States on every axis: axis → code → text. */
export const AXIS_STATES: { readonly [Axis in keyof DocumentAxes]: Readonly<Record<DocumentAxes[Axis], Key>> } = {
  signature: { unsigned: 'signatureUnsigned', verifying: 'signatureVerifying', signed: 'signatureSigned' },
  delivery: {
    draft: 'deliveryDraft',
    queued: 'deliveryQueued',
    delivered: 'deliveryDelivered',
    recalled: 'deliveryRecalled',
  },
  receipt: { none: 'receiptNone', pending: 'receiptPending', received: 'receiptReceived' },
  response: {
    none: 'responseNone',
    awaited: 'responseAwaited',
    verifying: 'responseVerifying',
    signed: 'responseSigned',
    refused: 'responseRefused',
  },
};

/** What a document waits for when a service of the NCA does not answer. */
export const WAITING: Readonly<Record<NonNullable<DocumentSummary['waitingFor']>, Key>> = {
  ocsp: 'waitingOcsp',
  tsa: 'waitingTsa',
};
