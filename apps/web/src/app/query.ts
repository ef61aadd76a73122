import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { problemOf } from '../lib/api';
import { sessionQuery } from '../lib/session';

/** A session that ended elsewhere shows as a 401 on any call: then nobody is signed in, and the guard leads to sign-in. */
function forgetEndedSession(client: QueryClient, cause: unknown): void {
  if (problemOf(cause).status === 401) client.setQueryData(sessionQuery.queryKey, null);
}

/** The cache of what the server said. Refusals are not asked again; a network that failed is, twice. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (cause) => forgetEndedSession(client, cause) }),
    mutationCache: new MutationCache({ onError: (cause) => forgetEndedSession(client, cause) }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, cause) => failures < 2 && (problemOf(cause).isNetwork || problemOf(cause).status >= 502),
      },
      mutations: { retry: false },
    },
  });
  return client;
}
