import { notifications } from '@mantine/notifications';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { sessionQuery } from '../../lib/session';
import { JOINING } from './texts';

/** The organisations that the certificate names, with what has been asked. */
export const joinableQuery = queryOptions({
  queryKey: ['joinable'],
  queryFn: () => ask(api.GET('/api/join-requests')),
});

/** After asking or withdrawing, both the list and what comes next are others. */
function useJoinChange(message: 'asked' | 'withdrawn') {
  const t = useT(JOINING);
  const client = useQueryClient();
  return async () => {
    notifications.show({ message: t(message), color: 'teal' });
    await Promise.all([client.invalidateQueries(joinableQuery), client.invalidateQueries(sessionQuery)]);
  };
}

/** Asks the administrator. */
export function useAskToJoin(participantId: string) {
  const onSuccess = useJoinChange('asked');
  return useMutation({
    mutationFn: (message: string) => ask(api.POST('/api/join-requests', { body: { participantId, message } })),
    onSuccess,
  });
}

/** Takes the request back. */
export function useWithdraw() {
  const onSuccess = useJoinChange('withdrawn');
  return useMutation({
    mutationFn: (id: string) => ask(api.POST('/api/join-requests/{id}/withdraw', { params: { path: { id } } })),
    onSuccess,
  });
}
