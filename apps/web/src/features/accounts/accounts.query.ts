import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '@qujat/api-client';
import { api, ask } from '../../lib/api';

/** An account that waits to be opened. */
export type Enrolment = Schemas['Enrolment'];
/** What is handed over. */
export type Handed = Schemas['HandedAccount'];

/** Accounts that wait to be opened. */
export const enrolmentsQuery = queryOptions({
  queryKey: ['powers', 'accounts'],
  queryFn: () => ask(api.GET('/api/members/accounts')),
});

/** After a change: the list anew. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: enrolmentsQuery.queryKey });
}
