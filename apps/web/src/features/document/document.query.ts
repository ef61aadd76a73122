import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, ask, type QujatDocument } from '../../lib/api';
import { refreshAfter } from './refresh';

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
