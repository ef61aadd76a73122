import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../lib/api';

/** The departments in use. */
export const departmentsQuery = queryOptions({
  queryKey: ['powers', 'departments'],
  queryFn: () => ask(api.GET('/api/departments')),
});

/** What certificates give, and the organisation's own roles. */
export const rolesQuery = queryOptions({ queryKey: ['powers', 'roles'], queryFn: () => ask(api.GET('/api/roles')) });

/** Powers of attorney that the reader may see. */
export const attorneysQuery = queryOptions({
  queryKey: ['powers', 'attorneys'],
  queryFn: () => ask(api.GET('/api/powers-of-attorney')),
});

/** One of them. */
export const attorneyQuery = (id: string) =>
  queryOptions({
    queryKey: ['powers', 'attorneys', id],
    queryFn: () => ask(api.GET('/api/powers-of-attorney/{id}', { params: { path: { id } } })),
  });

/** A person of the organisation. */
export const memberQuery = (id: string) =>
  queryOptions({
    queryKey: ['powers', 'members', id],
    queryFn: () => ask(api.GET('/api/members/{id}', { params: { path: { id } } })),
  });

/** The reader's own powers. */
export const ownPowersQuery = queryOptions({
  queryKey: ['powers', 'mine'],
  queryFn: () => ask(api.GET('/api/powers/mine')),
});
