import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask, type SigningBatch } from '../../../lib/api';

const SOON_MS = 1_500;
const keyOf = (id: string) => ['signing-batches', id];

/** Does the portal still verify, or wait for a service? */
export const isMoving = ({ counts }: Pick<SigningBatch, 'counts'>): boolean => counts.submitted + counts.waits > 0;

const batchQuery = (id: string) =>
  queryOptions({
    queryKey: keyOf(id),
    queryFn: () => ask(api.GET('/api/signing-batches/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? SOON_MS : false),
  });

/** A batch, looked at again while it moves. */
export const useBatch = (id: string) => useQuery(batchQuery(id));

/** The person's batches with something left to sign. */
export const useUnfinishedBatches = (enabled: boolean) =>
  useQuery({
    queryKey: ['signing-batches', 'list'],
    queryFn: () => ask(api.GET('/api/signing-batches')),
    select: (batches) => batches.filter(({ counts }) => counts.prepared > 0),
    enabled,
  });

/** Puts a batch on the screen; lists of documents and of batches are asked again. */
export function useFreshBatch(): (batch: SigningBatch) => void {
  const client = useQueryClient();
  return (batch) => {
    client.setQueryData(keyOf(batch.id), batch);
    void client.invalidateQueries({ queryKey: ['signing-batches', 'list'] });
    void client.invalidateQueries({ queryKey: ['documents'] });
  };
}
