import { notifications } from '@mantine/notifications';
import { queryOptions, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask, type JoinList, type MemberJoinRequest } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { REQUESTS } from './texts';

const REFRESH_MS = 30_000;
const KEY = ['members', 'requests'];

/** A page after page of those who ask. */
export function useRequests(list: JoinList) {
  return useInfiniteQuery({
    queryKey: [...KEY, list],
    queryFn: ({ pageParam }) =>
      ask(api.GET('/api/members/requests', { params: { query: { list, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: REFRESH_MS,
  });
}

/** The organisation's own roles, to begin with. */
export const rolesQuery = queryOptions({
  queryKey: ['members', 'roles', 'own'],
  queryFn: () => ask(api.GET('/api/roles')),
  select: (roles) => roles.flatMap(({ id, code, name }) => (id && code === null ? [{ value: id, label: name }] : [])),
});

/** The name as people read it. */
export const nameOf = ({ person }: MemberJoinRequest): string =>
  [person.surname, person.givenName, person.patronymic].filter(Boolean).join(' ');

/** Admits or refuses; somebody else's decision meanwhile is told by the portal. */
export function useDecision(request: MemberJoinRequest) {
  const t = useT(REQUESTS);
  const client = useQueryClient();
  const path = { id: request.id };
  const name = nameOf(request);
  const refresh = () => client.invalidateQueries({ queryKey: ['members'] });
  const accept = useMutation({
    mutationFn: (roleId: string | null) => {
      const body = { roleId, certificatePowers: roleId === null };
      return ask(api.POST('/api/members/requests/{id}/accept', { params: { path }, body }));
    },
    onSuccess: () => notifications.show({ message: t('accepted', { name }), color: 'teal' }),
    onSettled: refresh,
  });
  const refuse = useMutation({
    mutationFn: (reason: string) =>
      ask(api.POST('/api/members/requests/{id}/refuse', { params: { path }, body: { reason } })),
    onSuccess: () => {
      notifications.show({ message: t('refusedToast', { name }), color: 'teal' });
      return refresh();
    },
  });
  return { accept, refuse };
}
