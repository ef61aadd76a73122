import type { Schemas } from '@qujat/api-client';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, ask } from '../../lib/api';

export type Approval = Schemas['Approval'];
export type ApprovalRound = Schemas['ApprovalRound'];
export type ApprovalTask = Schemas['ApprovalTask'];
export type ApprovalRoute = Schemas['ApprovalRoute'];
export type Colleague = Schemas['ColleaguePerson'];
export type WaitingTask = Schemas['WaitingTask'];
export type Substitute = Schemas['ApprovalSubstitute'];

const at = (id: string) => ({ params: { path: { id } } });
const LOOK_AGAIN_MS = 15_000;

/** The approval of a document inside the reader's organisation; looked at again while it runs. */
export const approvalQuery = (id: string) =>
  queryOptions({
    queryKey: ['approval', 'document', id],
    queryFn: () => ask(api.GET('/api/documents/{id}/approval', at(id))),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? LOOK_AGAIN_MS : false),
  });

/** What colleagues say about a document. */
export const commentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['approval', 'comments', id],
    queryFn: () => ask(api.GET('/api/documents/{id}/comments', at(id))),
  });

/** What waits for the reader's approval. */
export const tasksQuery = queryOptions({
  queryKey: ['approval', 'tasks'],
  queryFn: () => ask(api.GET('/api/approval-tasks')),
  refetchInterval: 60_000,
});

/** The people of the organisation. */
export const colleaguesQuery = queryOptions({
  queryKey: ['approval', 'colleagues'],
  queryFn: () => ask(api.GET('/api/colleagues')),
  staleTime: 60_000,
});

/** Who acts for the reader, and for whom the reader acts. */
export const substitutesQuery = queryOptions({
  queryKey: ['approval', 'substitutes'],
  queryFn: () => ask(api.GET('/api/approval-substitutes')),
});

/** After an act on an approval: what the document page, the lists and the rail show is asked anew. */
export function useApprovalChanged(id: string): (approval: Approval) => void {
  const client = useQueryClient();
  return useCallback(
    (approval) => {
      client.setQueryData(approvalQuery(id).queryKey, approval);
      void client.invalidateQueries({ queryKey: ['documents'] });
      void client.invalidateQueries({ queryKey: tasksQuery.queryKey });
    },
    [client, id],
  );
}
