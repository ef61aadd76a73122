import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../lib/api';
import { useOrganisationChoice } from '../organisations/use-organisation-choice';

/** What the organisation leads, and what it is asked to take part in. */
export const associationsQuery = queryOptions({
  queryKey: ['associations'],
  queryFn: () => ask(api.GET('/api/associations')),
});

/** Begins an association and goes on in it: it is filled in as any participant is. */
export function useBegin() {
  const choice = useOrganisationChoice();
  const begin = useMutation({
    mutationFn: () => ask(api.POST('/api/associations')),
    onSuccess: ({ id }) => choice.mutate(id),
  });
  return {
    begin: () => begin.mutate(),
    isPending: begin.isPending || choice.isPending,
    error: begin.error ?? choice.error,
  };
}

/** Decides on a consent that is asked for. */
export function useDecision(id: string) {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: associationsQuery.queryKey });
  const params = { path: { id } };
  const give = useMutation({
    mutationFn: () => ask(api.POST('/api/associations/consents/{id}/give', { params })),
    onSettled,
  });
  const refuse = useMutation({
    mutationFn: (reason: string) =>
      ask(api.POST('/api/associations/consents/{id}/refuse', { params, body: { reason } })),
    onSettled,
  });
  return { give, refuse };
}
