import type { DocumentAxes, DocumentStatus, DocumentSummary, DocumentType } from '../../lib/api';
import type { DOCUMENT } from './texts';

type Key = keyof (typeof DOCUMENT)['ru'];
type Side = DocumentSummary['side'];

/** Types of documents: code → text. */
export const TYPES: Readonly<Record<DocumentType, Key>> = {
  contract: 'typeContract',
  act: 'typeAct',
  waybill: 'typeWaybill',
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
  held: 'statusHeld',
  waiting: 'statusWaiting',
  delivered: 'statusDelivered',
  'receipt-pending': 'statusReceiptPending',
  received: 'statusReceived',
  correction: 'statusCorrection',
  'partly-signed': 'statusPartlySigned',
  'to-complete': 'statusToComplete',
  completed: 'statusCompleted',
  refused: 'statusRefused',
  recalled: 'statusRecalled',
  stopped: 'statusStopped',
  annulled: 'statusAnnulled',
};

/** What is "delivered" to the sender is "new" to the recipient; several recipients are not "both sides". */
export function statusWord(status: DocumentStatus, side?: Side, recipients = 1): Key {
  if (status === 'delivered' && side === 'recipient') return 'statusNew';
  return status === 'completed' && recipients > 1 ? 'statusSignedByAll' : STATUSES[status];
}

/** Names of the axes, in the order in which a document walks them. */
export const AXES: Readonly<Record<keyof DocumentAxes, Key>> = {
  signature: 'axisSignature',
  delivery: 'axisDelivery',
  receipt: 'axisReceipt',
  response: 'axisResponse',
  annulment: 'axisAnnulment',
};

/** States on every axis: axis → code → text. */
export const AXIS_STATES: { readonly [Axis in keyof DocumentAxes]: Readonly<Record<DocumentAxes[Axis], Key>> } = {
  signature: {
    unsigned: 'signatureUnsigned',
    partly: 'signaturePartly',
    verifying: 'signatureVerifying',
    signed: 'signatureSigned',
  },
  delivery: {
    draft: 'deliveryDraft',
    queued: 'deliveryQueued',
    held: 'deliveryHeld',
    waiting: 'deliveryWaiting',
    delivered: 'deliveryDelivered',
    recalled: 'deliveryRecalled',
    stopped: 'deliveryStopped',
  },
  receipt: { none: 'receiptNone', partly: 'receiptPartly', pending: 'receiptPending', received: 'receiptReceived' },
  response: {
    none: 'responseNone',
    awaited: 'responseAwaited',
    partly: 'responsePartly',
    correction: 'responseCorrection',
    verifying: 'responseVerifying',
    signed: 'responseSigned',
    refused: 'responseRefused',
  },
  annulment: {
    none: 'annulmentNone',
    proposing: 'annulmentProposing',
    proposed: 'annulmentProposed',
    deciding: 'annulmentDeciding',
    annulled: 'annulmentAnnulled',
  },
};

/** What a document waits for when a service of the NCA does not answer. */
export const WAITING: Readonly<Record<NonNullable<DocumentSummary['waitingFor']>, Key>> = {
  ocsp: 'waitingOcsp',
  tsa: 'waitingTsa',
  counterparty: 'waitingCounterparty',
};
