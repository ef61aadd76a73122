import type { QujatDocument } from '../../lib/api';

const SOON_MS = 3_000;
const LATER_MS = 30_000;
const MOVING: readonly QujatDocument['status'][] = ['verifying', 'queued', 'receipt-pending'];

type Watched = Pick<QujatDocument, 'status' | 'waitingFor'> & { readonly axes?: QujatDocument['axes'] };

/** Does the portal itself still have something to finish (OCSP, the TSA, the receipt)? */
export const isMoving = ({ status, waitingFor }: Pick<QujatDocument, 'status' | 'waitingFor'>): boolean =>
  waitingFor !== null || MOVING.includes(status);

/** How soon to look again: at once while the portal works, now and then while the other side may act, never when it is over. */
export function refreshAfter(document: Watched | undefined): number | false {
  if (!document) return false;
  if (isMoving(document)) return SOON_MS;
  if (document.axes?.annulment === 'proposed') return LATER_MS;
  return document.status === 'delivered' || document.status === 'received' || document.status === 'correction'
    ? LATER_MS
    : false;
}
