import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { homeOf } from '../../app/shell/navigation';
import { api, ask } from '../../lib/api';
import { useOrganisationChange } from '../../lib/session';

/** Switches; what was shown of the other organisation is forgotten. */
export function useOrganisationChoice() {
  const client = useQueryClient();
  const change = useOrganisationChange();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (participantId: string | null) =>
      ask(api.POST('/api/auth/session/organisation', { body: { participantId } })),
    onSuccess: async (session) => {
      await client.cancelQueries();
      change(session);
      await navigate(homeOf(session));
    },
  });
}
