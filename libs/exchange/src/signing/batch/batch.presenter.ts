import type { Uuid } from '@qujat/kernel';
import { sideOf } from '../../document/document.view.js';
import type { SignatureEntity } from '../signature.entity.js';
import { verdictOn } from '../verdict.js';
import { ITEM_STATES, type ItemState, type SigningItemEntity } from './batch.entity.js';
import type { BatchCounts, BatchView } from './batch.repository.js';
import type { SigningBatch, SigningBatchSummary, SigningCounts, SigningItem } from './batch.response.js';

/** A waiting signature has its verdict by and by: the signature says where the item stands. */
function stateOf({ state }: SigningItemEntity, signature: SignatureEntity | undefined): ItemState {
  if (!signature) return state;
  return ({ verifying: 'waits', accepted: 'signed', rejected: 'refused' } as const)[signature.state];
}

const signatureOf = ({ signatures }: BatchView, { signatureId }: SigningItemEntity) =>
  signatureId ? signatures.get(signatureId) : undefined;

function countsOf(view: BatchView): SigningCounts {
  const counts = Object.fromEntries(ITEM_STATES.map((state) => [state, 0])) as Record<ItemState, number>;
  for (const item of view.items) counts[stateOf(item, signatureOf(view, item))] += 1;
  return counts;
}

const headOf = ({ id, madeAt, andSend }: Pick<BatchCounts, 'id' | 'madeAt' | 'andSend'>) => ({
  ...{ id, andSend },
  madeAt: madeAt.toISOString(),
});

/** A batch in a list. */
export const summaryOf = ({ id, madeAt, andSend, ...counts }: BatchCounts): SigningBatchSummary => ({
  ...headOf({ id, madeAt, andSend }),
  counts,
});

/** A batch with its documents. */
export const presentBatch = (view: BatchView): SigningBatch => ({
  ...headOf(view.batch),
  counts: countsOf(view),
  items: view.items.map((item) => presentItem(view, item)),
});

function presentItem(view: BatchView, item: SigningItemEntity): SigningItem {
  const document = view.documents.get(item.documentId)!;
  const file = view.files.get(item.documentId);
  const signature = signatureOf(view, item);
  const state = stateOf(item, signature);
  const verdict = signature ? verdictOn(signature) : null;
  return {
    ...{ documentId: item.documentId, number: document.number, title: document.title, amount: document.amount },
    ...otherSide(document, view.batch.participantId),
    file: file ? { name: file.name, size: Number(file.size), sha256: item.contentSha256 ?? file.sha256 } : null,
    state,
    refusal: item.refusal ?? (state === 'refused' && verdict ? { code: 'signature.rejected', ...verdict } : null),
    ...{ verdict, sent: item.sent, sendRefusal: item.sendRefusal },
  };
}

function otherSide(document: Parameters<typeof sideOf>[0] & Names, participantId: Uuid) {
  const side = sideOf(document, participantId);
  return { side, counterparty: side === 'sender' ? document.recipientName : document.senderName };
}

type Names = Pick<NonNullable<ReturnType<BatchView['documents']['get']>>, 'recipientName' | 'senderName'>;
