import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, ask, type QujatDocument } from '../../lib/api';

const SOON_MS = 3_000;
const LATER_MS = 30_000;
const MOVING: readonly QujatDocument['status'][] = ['verifying', 'queued', 'receipt-pending'];

/** Does the portal itself still have something to finish (OCSP, the TSA, the receipt)? */
export const isMoving = ({ status, waitingFor }: Pick<QujatDocument, 'status' | 'waitingFor'>): boolean =>
  waitingFor !== null || MOVING.includes(status);

/** How soon to look again: at once while the portal works, now and then while the other side may act, never when it is over. */
export function refreshAfter(document: Pick<QujatDocument, 'status' | 'waitingFor'> | undefined): number | false {
  if (!document) return false;
  if (isMoving(document)) return SOON_MS;
  return document.status === 'delivered' || document.status === 'received' ? LATER_MS : false;
}

const keyOf = (id: string) => ['documents', 'one', id];

const documentQuery = (id: string) =>
  queryOptions({
    queryKey: keyOf(id),
    queryFn: () => ask(api.GET('/api/documents/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => refreshAfter(state.data),
  });

/** The document, looked at again for as long as something may still happen to it. */
export const useDocument = (id: string) => useQuery(documentQuery(id));

/** Puts what an act answered on the screen; the lists are asked again. */
export function useFresh(): (document: QujatDocument) => void {
  const client = useQueryClient();
  return useCallback(
    (document) => {
      client.setQueryData(keyOf(document.id), document);
      void client.invalidateQueries({
        queryKey: ['documents'],
        predicate: ({ queryKey }) => queryKey[1] !== 'one',
      });
    },
    [client],
  );
}

/** Asks for the document anew: after a refusal it may stand elsewhere than the page shows. */
export function useReload(id: string): () => void {
  const client = useQueryClient();
  return useCallback(() => void client.invalidateQueries({ queryKey: keyOf(id) }), [client, id]);
}
