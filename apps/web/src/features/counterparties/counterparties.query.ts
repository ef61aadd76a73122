import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { notifications } from '@mantine/notifications';
import { api, ask } from '../../lib/api';

/** Which counterparties are shown. */
export interface ListPart {
  readonly list: 'accepted' | 'blocked';
  readonly search?: string;
  readonly group?: string;
}

/** Which invitations are shown. */
export interface InvitationPart {
  readonly direction: 'incoming' | 'outgoing';
  readonly state: 'open' | 'decided';
}

const REFRESH_MS = 30_000;

/** The list, page by page, with the counts of all lists. */
export function useCounterparties(part: ListPart) {
  return useInfiniteQuery({
    queryKey: ['counterparties', 'list', part],
    queryFn: ({ pageParam }) =>
      ask(api.GET('/api/counterparties', { params: { query: { ...part, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (previous) => previous,
    refetchInterval: REFRESH_MS,
  });
}

/** Invitations, page by page. */
export function useInvitations(part: InvitationPart) {
  return useInfiniteQuery({
    queryKey: ['counterparties', 'invitations', part],
    queryFn: ({ pageParam }) =>
      ask(api.GET('/api/counterparty-invitations', { params: { query: { ...part, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: REFRESH_MS,
  });
}

/** One counterparty's card. */
export const useCounterparty = (id: string) =>
  useQuery({
    queryKey: ['counterparties', 'card', id],
    queryFn: () => ask(api.GET('/api/counterparties/{id}', { params: { path: { id } } })),
  });

/** Says what was done, and looks anew at everything it changed. */
export function useDone(): (message: string) => Promise<void> {
  const client = useQueryClient();
  return async (message) => {
    notifications.show({ message, color: 'teal' });
    await Promise.all(
      [['counterparties'], ['recipients'], ['documents']].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  };
}
