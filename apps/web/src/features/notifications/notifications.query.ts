import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask, type NoticeList } from '../../lib/api';

const KEY = ['notifications'] as const;

/** How many wait to be read; asked again every half a minute. */
export const unreadQuery = queryOptions({
  queryKey: [...KEY, 'unread'],
  queryFn: () => ask(api.GET('/api/notifications/unread')),
  refetchInterval: 30_000,
});

/** Pages of notices, the newest first; in the language of the screen, which is part of the key. */
export const noticesQuery = (unread: boolean, locale: string) =>
  infiniteQueryOptions({
    queryKey: [...KEY, 'list', unread, locale],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      ask(api.GET('/api/notifications', { params: { query: { before: pageParam, unread } } })),
    getNextPageParam: ({ next }: NoticeList) => next ?? undefined,
  });

/** Marking as read: one, or all that the reader has seen. */
export function useReading() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: KEY });
  const one = useMutation({
    mutationFn: (id: string) => ask(api.POST('/api/notifications/{id}/read', { params: { path: { id } } })),
    onSuccess,
  });
  const all = useMutation({
    mutationFn: (upTo: string) => ask(api.POST('/api/notifications/read', { body: { upTo } })),
    onSuccess,
  });
  return { one, all };
}

/** What one wants letters about. */
export const preferencesQuery = queryOptions({
  queryKey: [...KEY, 'preferences'],
  queryFn: () => ask(api.GET('/api/notifications/preferences')),
});

/** When people of the organisation are reminded of what it received. */
export const reminderRulesQuery = queryOptions({
  queryKey: ['reminder-rules'],
  queryFn: () => ask(api.GET('/api/reminder-rules')),
});
